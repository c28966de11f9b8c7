package xyz.infinitehash.crypto.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import xyz.infinitehash.crypto.KeyScheme;
import xyz.infinitehash.crypto.keyfile.StoredKey;
import xyz.infinitehash.crypto.message.SignedMessage.Verdict;
import xyz.infinitehash.crypto.ss58.AccountId;

class SignedMessageTest {
  private static final byte[] MESSAGE = "message to sign".getBytes(UTF_8);

  @Test
  void aBrowserWalletsSignatureIsFoundToBeOfTheWrappedMessage() {
    // @polkadot/wasm-crypto, sr25519.rs: the known message between <Bytes> and </Bytes>.
    AccountId signer =
        AccountId.of(
            HexFormat.of()
                .parseHex("f84d048da2ddae2d9d8fd6763f469566e8817a26114f39408de15547f6d47805"));
    byte[] signature =
        HexFormat.of()
            .parseHex(
                "48ce2c90e08651adfc8ecef84e916f6d1bb51ebebd16150ee12df247841a5437"
                    + "951ea0f9d632ca165e6ab391532e75e701be6a1caa88c8a6bcca3511f55b4183");
    assertThat(SignedMessage.verify(KeyScheme.SR25519, signer, MESSAGE, signature))
        .isEqualTo(Verdict.VALID_WRAPPED);
    assertThat(
            SignedMessage.verify(
                KeyScheme.SR25519, signer, SignedMessage.wrapped(MESSAGE), signature))
        .isEqualTo(Verdict.VALID);
    assertThat(SignedMessage.verify(KeyScheme.ED25519, signer, MESSAGE, signature))
        .isEqualTo(Verdict.INVALID);
  }

  @ParameterizedTest
  @EnumSource
  void aBareSignatureIsNotOneOfTheWrappedMessage(KeyScheme scheme) {
    try (StoredKey key = StoredKey.ofUri("//Alice", scheme)) {
      byte[] signature = key.sign(MESSAGE);
      assertThat(SignedMessage.verify(scheme, key.accountId(), MESSAGE, signature))
          .isEqualTo(Verdict.VALID);
      assertThat(
              SignedMessage.verify(
                  scheme, key.accountId(), SignedMessage.wrapped(MESSAGE), signature))
          .isEqualTo(Verdict.INVALID);
      assertThat(SignedMessage.verify(scheme, key.accountId(), MESSAGE, new byte[0]))
          .isEqualTo(Verdict.INVALID);
    }
  }

  @Test
  void theKeyOfZerosSignsNothing() {
    // bittensor-wallet and py-sr25519-bindings accept this one for every message.
    byte[] signature = new byte[64];
    signature[63] = (byte) 0x80;
    for (KeyScheme scheme : KeyScheme.values()) {
      assertThat(SignedMessage.verify(scheme, AccountId.of(new byte[32]), MESSAGE, signature))
          .isEqualTo(Verdict.INVALID);
    }
  }

  @Test
  void whatIsWrappedIsNotWrappedAgain() {
    byte[] wrapped = SignedMessage.wrapped(MESSAGE);
    assertThat(new String(wrapped, UTF_8)).isEqualTo("<Bytes>message to sign</Bytes>");
    assertThat(SignedMessage.wrapped(wrapped)).isEqualTo(wrapped);
  }
}
