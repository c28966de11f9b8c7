package xyz.infinitehash.substrate.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import xyz.infinitehash.substrate.chain.PoolRefusal.Reason;
import xyz.infinitehash.substrate.rpc.Recorded;
import xyz.infinitehash.substrate.rpc.RpcException;

class PoolRefusalTest {
  private static PoolRefusal read(int code, String message, String data) {
    return PoolRefusal.of(
            new RpcException.ErrorResponse("author_submitExtrinsic", code, message, data))
        .orElseThrow();
  }

  @Test
  void everyRecordedRefusalOfThePoolHasTheRuntimesName() {
    int seen = 0;
    for (JsonNode line : Recorded.lines("refusals.jsonl")) {
      JsonNode validity = line.at("/refusal/validity");
      JsonNode rpc = line.path("rpc");
      if (validity.isMissingNode() || !rpc.has("code")) {
        continue;
      }
      JsonNode kind = validity.values().iterator().next();
      PoolRefusal refusal = read(rpc.get("code").intValue(), rpc.get("message").stringValue(), "");
      if (rpc.get("message").stringValue().contains("badProof")) {
        kind =
            Recorded.parse("\"BadProof\""); // four mortal ones: chopsticks has other block hashes
      }
      if (kind.isObject()) {
        assertThat(refusal.reason()).isEqualTo(Reason.CUSTOM);
        assertThat(refusal.custom()).hasValue(kind.get("Custom").intValue());
      } else {
        assertThat(refusal.reason().name().replace("_", "").toLowerCase(Locale.ROOT))
            .as(line.get("label").stringValue())
            .isEqualTo(kind.stringValue().toLowerCase(Locale.ROOT));
      }
      seen++;
    }
    assertThat(seen).isGreaterThan(50);
  }

  @Test
  void whatTheRuntimeCannotDecodeIsAPanicOfTheRuntime() {
    for (JsonNode line : Recorded.lines("refusals.jsonl")) {
      if (line.path("layer").asString().equals("decode")) {
        JsonNode rpc = line.get("rpc");
        assertThat(read(rpc.get("code").intValue(), rpc.get("message").stringValue(), "").reason())
            .isEqualTo(Reason.RUNTIME_PANIC);
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1010 | Invalid Transaction | Custom error: 6 | CUSTOM | 6",
        "1010 | Invalid Transaction | Custom error: 255 | CUSTOM | 255",
        "1010 | Invalid Transaction | Transaction is outdated | STALE | -1",
        "1010 | Invalid Transaction | Transaction has a bad signature | BAD_PROOF | -1",
        "1010 | Invalid Transaction | Transaction has an ancient birth block | ANCIENT_BIRTH_BLOCK | -1",
        "1010 | Invalid Transaction | Inability to pay some fees (e.g. account balance too low) | PAYMENT | -1",
        "1010 | Invalid Transaction | Transaction will be valid in the future | FUTURE | -1",
        "1010 | Invalid Transaction | Transaction call is not expected | CALL | -1",
        "1010 | Invalid Transaction | Transaction would exhaust the block limits | EXHAUSTS_RESOURCES | -1",
        "1010 | Invalid Transaction | Invalid signing address | BAD_SIGNER | -1",
        "1011 | Unknown Transaction Validity | UnknownTransaction::CannotLookup | CANNOT_LOOKUP | -1",
        "1012 | Transaction is temporarily banned | '' | BANNED | -1",
        "1013 | Transaction Already Imported | 0x00 | ALREADY_IMPORTED | -1",
        "1014 | Priority is too low: (1 vs 2) | The transaction has too low priority | PRIORITY_TOO_LOW | -1",
        "1002 | Verification Error: Runtime error: Execution failed | '' | RUNTIME_PANIC | -1",
        "1010 | {\"invalid\":\"stale\"} | '' | STALE | -1",
        "1010 | {broken | '' | OTHER | -1",
        "1010 | {} | '' | OTHER | -1",
        "1099 | something new | '' | OTHER | -1",
      })
  void refusalsOfARealNodeAreReadFromTheirWords(
      int code, String message, String data, Reason reason, int custom) {
    PoolRefusal refusal = read(code, message, data);
    assertThat(refusal.reason()).isEqualTo(reason);
    assertThat(refusal.custom())
        .isEqualTo(custom < 0 ? OptionalInt.empty() : OptionalInt.of(custom));
  }

  @Test
  void anErrorOfAnotherKindIsNoRefusal() {
    assertThat(PoolRefusal.of(new RpcException.ErrorResponse("x", -32601, "Method not found", "")))
        .isEmpty();
  }
}
