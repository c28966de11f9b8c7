package xyz.infinitehash.bittensor.commitment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import xyz.infinitehash.bittensor.NetUid;
import xyz.infinitehash.bittensor.Recorded;
import xyz.infinitehash.substrate.Runtime425;
import xyz.infinitehash.substrate.extrinsic.ExtrinsicCodec;
import xyz.infinitehash.substrate.scale.ByteString;
import xyz.infinitehash.substrate.value.Value;

class RecordedCommitmentsTest {
  private static final ExtrinsicCodec CODEC = new ExtrinsicCodec(Recorded.METADATA);

  @Test
  void everyStoredCommitmentIsReadAndItsFieldsComeOutAgain() {
    List<Recorded.Pair> stored = Recorded.stored("CommitmentOf", "steps-serving");
    assertThat(stored.size()).isGreaterThan(25);
    for (Recorded.Pair pair : stored) {
      Commitment commitment = Commitment.of(pair.value());
      assertThat(commitment.block().value()).isEqualTo(pair.json().get("block").asLong());
      Value fields = Value.of(commitment.fields().stream().map(CommitmentField::toValue).toList());
      assertThat(fields).isEqualTo(pair.value().field("info").field("fields"));
    }
  }

  @Test
  void whatWasDecryptedIsReadInOrder() {
    int seen = 0;
    for (Recorded.Pair pair : Recorded.stored("RevealedCommitments", "steps-serving")) {
      List<Commitment.Revealed> revealed = Commitment.Revealed.listOf(pair.value());
      assertThat(revealed).hasSize(pair.json().size());
      for (int i = 0; i < revealed.size(); i++) {
        assertThat(revealed.get(i).bytes().hex())
            .isEqualTo(pair.json().get(i).get(0).stringValue());
        assertThat(revealed.get(i).block().value()).isEqualTo(pair.json().get(i).get(1).asLong());
        seen++;
      }
    }
    assertThat(seen).isGreaterThan(10);
  }

  /** The chain's own count between two looks at it, with one commitment in between. */
  @Test
  void aCommitmentCountsAgainstTheBudgetWhatTheChainCounts() {
    Map<String, JsonNode> last = new HashMap<>();
    Map<String, List<SetCommitment>> since = new HashMap<>();
    int seen = 0;
    for (JsonNode line : Runtime425.lines("steps-serving")) {
      if (line.path("call").asString("").equals("Commitments.set_commitment")
          && line.path("dispatch").asString("").equals("ok")) {
        var extrinsic = CODEC.decode(Recorded.bytes(line, "extrinsicHex"));
        Value fields = extrinsic.call().arg("info").field("fields");
        SetCommitment sent =
            new SetCommitment(
                new NetUid(2), fields.items().stream().map(CommitmentField::of).toList());
        String who = line.path("events").toString();
        since.forEach(
            (key, list) -> {
              if (who.contains(key)) {
                list.add(sent);
              }
            });
      }
      for (JsonNode entry : line.path("values")) {
        if (entry.get("item").stringValue().equals("UsedSpaceOf")
            && entry.get("value").isObject()) {
          String who = entry.get("keys").get(1).stringValue();
          JsonNode before = last.put(who, entry.get("value"));
          List<SetCommitment> sent = since.put(who, new ArrayList<>());
          if (before != null
              && sent != null
              && sent.size() == 1
              && before.get("last_epoch").equals(entry.at("/value/last_epoch"))) {
            assertThat((long) sent.getFirst().size())
                .as(entry.toString())
                .isEqualTo(
                    entry.at("/value/used_space").asLong() - before.get("used_space").asLong());
            seen++;
          }
        }
      }
    }
    assertThat(seen).isGreaterThan(5);
  }

  @Test
  void theBudgetBeginsAnewWithEachEpoch() {
    Value usage = Value.struct("last_epoch", Value.of(7)).with("used_space", Value.of(3_050));
    CommitmentBudget full = CommitmentBudget.of(usage, 7, 3_100);
    assertThat(full.left()).isEqualTo(50);
    assertThat(full.obstacle(SetCommitment.of(new NetUid(2), "hello"))).isPresent();
    CommitmentBudget next = CommitmentBudget.of(usage, 8, 3_100);
    assertThat(next.left()).isEqualTo(3_100);
    assertThat(next.obstacle(SetCommitment.of(new NetUid(2), "hello"))).isEmpty();
  }

  @Test
  void whatTheRuntimeCannotDecodeIsRefusedBeforehand() {
    assertThatThrownBy(() -> new CommitmentField.BigRaw(ByteString.of(new byte[513])))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> new CommitmentField.TimelockEncrypted(ByteString.of(new byte[1_025]), 1))
        .isInstanceOf(IllegalArgumentException.class);
    CommitmentField none = new CommitmentField.None();
    assertThatThrownBy(() -> new SetCommitment(new NetUid(2), List.of(none, none, none, none)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
