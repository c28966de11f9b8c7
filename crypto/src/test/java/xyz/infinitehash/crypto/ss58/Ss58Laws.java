package xyz.infinitehash.crypto.ss58;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
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

  @ParameterizedTest
  @CsvSource({
    // Alice as scalecodec 1.2.12 (Python) writes her; 0 and 2 are her addresses on Polkadot,
    // Kusama.
    "0, 15oF4uVJwmo4TdGW7VfQxNLavjCXviqxT9S1MgbjMNHr6Sp5",
    "1, BauKu2iL4fncgfy22YSLGc1aDLpyuUUe5z8yNF2pDtLNr4E",
    "2, HNZata7iMYWmk5RvZRTiAsSDhV8366zq2YGb3tLH5Upf74F",
    "42, 5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY",
    "63, 7NPoMQbiA6trJKkjB35uk96MeJD4PGWkLQLH7k7hXEkZpiba",
    "64, cEaNSpz4PxFcZ7nT1VEKrKewH67rfx6MfcM6yKojyyPz7qaqp",
    "255, yGHXkYLYqxijLKKfd9Q2CB9shRVu8rPNBS53wvwGTutYg4zTg",
    "1337, bUNdEKVCnhNAZvnEWFNcL3T82nAWQduR63fgon1qbrba7AKfN",
    "16383, yNa8JpqfFB3q8A29rCwSgxvdU94ufJw2yKKxDgznS5m1PoFvn",
  })
  void addressesUnderOtherPrefixesAreThoseOfScalecodec(int prefix, String address) {
    AccountId alice = AccountId.parse(ALICE);
    assertThat(Ss58.encode(alice, prefix)).isEqualTo(address);
    assertThat(Ss58.decode(address, prefix)).isEqualTo(alice);
  }

  @Test
  void leadingZerosAreKept() {
    AccountId zero = AccountId.of(new byte[32]);
    assertThat(zero).hasToString("5C4hrfjw9DjXZTzV3MwzrrAr9P1MJhSrvWGWqi1eSuyUpnhM");
    assertThat(Ss58.encode(zero, 0)).isEqualTo("111111111111111111111111111111111HC1");
    assertThat(Ss58.decode("111111111111111111111111111111111HC1", 0)).isEqualTo(zero);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 46, 47, 16_384})
  void aPrefixThatIsNoneIsRefused(int prefix) {
    AccountId alice = AccountId.parse(ALICE);
    assertThatThrownBy(() -> Ss58.encode(alice, prefix)).isInstanceOf(CryptoException.class);
    assertThatThrownBy(() -> Ss58.decode(ALICE, prefix)).isInstanceOf(CryptoException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "5",
        " 5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY",
        "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY ",
        "15GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY",
        "0xd43593c715fdd31c61141abd04a99fd6822c8558854ccde39a5684e7a56da27d",
        "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQ\u20ac",
      })
  void whatIsNoAddressIsRefused(String text) {
    assertThatThrownBy(() -> AccountId.parse(text)).isInstanceOf(CryptoException.class);
  }

  @Property
  void accountsAreOrderedAndEqualByTheirBytes(
      @ForAll @Size(32) byte[] a, @ForAll @Size(32) byte[] b) {
    AccountId x = AccountId.of(a);
    AccountId y = AccountId.of(b);
    assertThat(Integer.signum(x.compareTo(y)))
        .isEqualTo(Integer.signum(x.hex().compareTo(y.hex())));
    assertThat(x.equals(y)).isEqualTo(Arrays.equals(a, b));
    assertThat(AccountId.of(x.bytes())).isEqualTo(x).hasSameHashCodeAs(x);
    a[0]++;
    assertThat(x.bytes()).isNotEqualTo(a);
  }
}
