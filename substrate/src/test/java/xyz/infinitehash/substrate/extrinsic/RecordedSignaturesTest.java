package xyz.infinitehash.substrate.extrinsic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import xyz.infinitehash.crypto.sr25519.KeyPair;
import xyz.infinitehash.crypto.sr25519.Signatures;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.substrate.Runtime425;

class RecordedSignaturesTest {
  private static final List<JsonNode> LINES = Runtime425.lines("extrinsics");
  private static final ExtrinsicCodec CODEC = new ExtrinsicCodec(Runtime425.metadata(15));

  @Test
  void everyRecordedSignatureIsTheSignersOverWhatWeWouldSign() {
    Map<String, AccountId> accounts = new HashMap<>();
    for (JsonNode line : LINES) {
      Extrinsic.Signed signed =
          (Extrinsic.Signed) CODEC.decode(RecordedExtrinsicsTest.bytes(line, "extrinsicHex"));
      AccountId signer = signed.signer().orElseThrow();
      byte[] message =
          CODEC.signedBytes(CODEC.encodeCall(signed.call()), RecordedExtrinsicsTest.envelope(line));
      byte[] signature = signed.signature().asVariant().value().asBytes();
      String uri = line.get("signer").stringValue();
      assertThat(accounts.computeIfAbsent(uri, RecordedSignaturesTest::account)).isEqualTo(signer);
      assertThat(Signatures.verify(signer, message, signature)).as(line.toString()).isTrue();
    }
  }

  @Test
  void anExtrinsicWeSignVerifiesAndAnotherNonceDoesNot() {
    JsonNode line = LINES.getFirst();
    Envelope envelope = RecordedExtrinsicsTest.envelope(line);
    Call call = CODEC.decodeCall(RecordedExtrinsicsTest.bytes(line, "callHex"));
    try (KeyPair alice = KeyPair.fromUri("//Alice")) {
      SignedExtrinsic sent = CODEC.sign(call, envelope, Signer.of(alice));
      Extrinsic.Signed read = (Extrinsic.Signed) CODEC.decode(sent.bytes().bytes());
      assertThat(read.call()).isEqualTo(call);
      byte[] signature = read.signature().asVariant().value().asBytes();
      byte[] bytes = CODEC.encodeCall(call);
      assertThat(
              Signatures.verify(alice.accountId(), CODEC.signedBytes(bytes, envelope), signature))
          .isTrue();
      Envelope next =
          Envelope.immortal(
              envelope.genesisHash(),
              envelope.specVersion(),
              envelope.txVersion(),
              envelope.nonce() + 1);
      assertThat(Signatures.verify(alice.accountId(), CODEC.signedBytes(bytes, next), signature))
          .isFalse();
    }
  }

  private static AccountId account(String uri) {
    try (KeyPair key = KeyPair.fromUri(uri)) {
      return key.accountId();
    }
  }
}
