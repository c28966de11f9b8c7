package xyz.infinitehash.crypto.ss58;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import xyz.infinitehash.crypto.CryptoException;

class Ss58Laws {
  private static final String ALICE = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY";

  @Test
  void aliceHasTheAddressEveryWalletShows() {
    AccountId alice =
        AccountId.of(
            HexFormat.of()
                .parseHex("d43593c715fdd31c61141abd04a99fd6822c8558854ccde39a5684e7a56da27d"));
    assertThat(alice).hasToString(ALICE);
    assertThat(AccountId.parse(ALICE)).isEqualTo(alice);
  }

  @Property
  void everyAccountComesBackUnderEveryPrefix(
      @ForAll @Size(32) byte[] account, @ForAll @IntRange(min = 48, max = 16_383) int prefix) {
    AccountId id = AccountId.of(account);
    assertThat(Ss58.decode(Ss58.encode(id, prefix), prefix)).isEqualTo(id);
  }

  @Property
  void noMistypedCharacterPasses(
      @ForAll @IntRange(min = 0, max = 47) int at, @ForAll @IntRange(min = 1, max = 57) int by) {
    String alphabet = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    char wrong = alphabet.charAt((alphabet.indexOf(ALICE.charAt(at)) + by) % 58);
    String typo = ALICE.substring(0, at) + wrong + ALICE.substring(at + 1);
    assertThatThrownBy(() -> AccountId.parse(typo)).isInstanceOf(CryptoException.class);
  }

  @Test
  void anotherNetworksAddressIsRefusedByName() {
    String polkadot = Ss58.encode(AccountId.parse(ALICE), 0);
    assertThatThrownBy(() -> AccountId.parse(polkadot))
        .isInstanceOf(CryptoException.class)
        .hasMessageContaining("another network");
  }
}
