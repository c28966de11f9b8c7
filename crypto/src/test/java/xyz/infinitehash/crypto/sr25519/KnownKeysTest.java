package xyz.infinitehash.crypto.sr25519;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import xyz.infinitehash.crypto.ss58.AccountId;

class KnownKeysTest {
  @ParameterizedTest
  @CsvSource({
    // Printed by `subkey inspect` and shown by every development chain.
    "//Alice, 5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY",
    "//Bob, 5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty",
    "//Charlie, 5FLSigC9HGRKVhB9FiEo4Y3koPsNmBmLJbpXg2mp1hXcS59Y",
    "//Dave, 5DAAnrj7VHTznn2AWBemMuyBwZWs6FNFjdyVXUeYum3PTXFy",
    "//Eve, 5HGjWAeFDfFCWPsjFQdVV2Msvz2XtMktvgocEZcCj68kUMaw",
    "//Ferdie, 5CiPPseXPECbkjWCa6MnjNokrgYjMqmKndv2rSnekmSK2DjL",
    "//Alice//stash, 5GNJqTPyNqANBkUVMN1LPPrxXnFouWXoe2wNSmmEoLctxiZY",
    "//Bob//stash, 5HpG9w8EBLe5XCrbczpwq5TSXvedjrBGCwqxK1iQ7qUsSWFc",
  })
  void developmentKeysHaveTheAddressesSubkeyPrints(String uri, String address) {
    try (KeyPair pair = KeyPair.fromUri(uri)) {
      assertThat(pair).hasToString(address);
    }
  }

  @Test
  void aSignatureVerifiesAndAChangedOneDoesNot() {
    AccountId alice = AccountId.parse("5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY");
    try (KeyPair pair = KeyPair.fromUri("//Alice")) {
      byte[] message = "message".getBytes(UTF_8);
      byte[] signature = pair.sign(message);
      assertThat(Signatures.verify(alice, message, signature)).isTrue();
      signature[3] ^= 1;
      assertThat(Signatures.verify(alice, message, signature)).isFalse();
    }
  }
}
