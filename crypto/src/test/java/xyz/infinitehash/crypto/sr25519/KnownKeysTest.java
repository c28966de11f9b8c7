package xyz.infinitehash.crypto.sr25519;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static xyz.infinitehash.crypto.sr25519.Reference.bytes;
import static xyz.infinitehash.crypto.sr25519.Reference.hex;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import xyz.infinitehash.crypto.ss58.AccountId;

/** Keys and signatures published by other implementations. */
class KnownKeysTest {
  private static final String DEVELOPMENT =
      "fac7959dbfe72f052e5a0c3c8d6530f202b02fd8f9f5ca3580ec8deb7797479e";

  @ParameterizedTest
  @CsvSource({
    // Printed by `subkey inspect`; accounts of every development chain.
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

  @ParameterizedTest
  @CsvSource({
    // sp-core, sr25519.rs: derive_soft_known_pair, derive_hard_known_pair, sr_test_vector.
    "/Alice, d6c71059dbbe9ad2b0ed3f289738b800836eb425544ce694825285b958ca755e",
    "//Alice, d43593c715fdd31c61141abd04a99fd6822c8558854ccde39a5684e7a56da27d",
    "0x9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60,"
        + " 44a996beb1eef7bdcab976ab6d2ca26104834164ecf28fb375600576fcc6eb0f",
    // @polkadot/wasm-crypto, sr25519.rs: the development seed, and its soft child "foo".
    "'', 46ebddef8cd9bb167dc30878d7113b7e168e6f0646beffd77d69d39bad76b47a",
    "/foo, 40b9675df90efa6069ff623b0fdfcf706cd47ca7452a5056c7ad58194d23440a",
  })
  void derivedKeysAreThoseOtherImplementationsTest(String uri, String publicKey) {
    try (KeyPair pair = KeyPair.fromUri(uri)) {
      assertThat(pair.accountId().hex()).isEqualTo(publicKey);
    }
  }

  @ParameterizedTest
  @CsvSource({
    // @polkadot/wasm-crypto, sr25519.rs: can_verify_known_message and its wrapped sister.
    "I hereby verify that I control 5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY,"
        + "d43593c715fdd31c61141abd04a99fd6822c8558854ccde39a5684e7a56da27d,"
        + "1037eb7e51613d0dcf5930ae518819c87d655056605764840d9280984e1b7063"
        + "c4566b55bf292fcab07b369d01095879b50517beca4d26e6a65866e25fec0d83, true",
    "<Bytes>message to sign</Bytes>,"
        + "f84d048da2ddae2d9d8fd6763f469566e8817a26114f39408de15547f6d47805,"
        + "48ce2c90e08651adfc8ecef84e916f6d1bb51ebebd16150ee12df247841a5437"
        + "951ea0f9d632ca165e6ab391532e75e701be6a1caa88c8a6bcca3511f55b4183, true",
    "message to sign,"
        + "f84d048da2ddae2d9d8fd6763f469566e8817a26114f39408de15547f6d47805,"
        + "48ce2c90e08651adfc8ecef84e916f6d1bb51ebebd16150ee12df247841a5437"
        + "951ea0f9d632ca165e6ab391532e75e701be6a1caa88c8a6bcca3511f55b4183, false",
  })
  void polkadotJsSignaturesHaveTheirKnownVerdict(
      String message, String publicKey, String signature, boolean valid) {
    AccountId signer = AccountId.of(bytes(publicKey));
    byte[] signed = message.getBytes(UTF_8);
    assertThat(Signatures.verify(signer, signed, bytes(signature))).isEqualTo(valid);
    PreparedKey prepared = PublicKey.of(signer).prepare();
    assertThat(prepared.verify(signed, bytes(signature))).isEqualTo(valid);
  }

  @Test
  void withRandomnessOfZerosTheSignatureIsThatOfScureSr25519() {
    // scure-sr25519, test/basic.test.js, "sign": nonce derivation and all is schnorrkel's.
    try (KeyPair pair = KeyPair.fromMiniSecret(bytes(DEVELOPMENT))) {
      assertThat(hex(pair.sign("this is a message".getBytes(UTF_8), () -> 0)))
          .isEqualTo(
              "dc4831339346dc294d21dd6efa22c078b6eb6602a30fb9c67540c1fb4e20936e"
                  + "17489f36dbe14aec6d2b1e56d979f7b420ca34143aca1691db0bab9535c49a86");
    }
  }
}
