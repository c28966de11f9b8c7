package xyz.infinitehash.bittensor.weights;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The runtime's scenario of commits by hash. */
class RecordedHashCommitTest {
  private static final List<RecordedCommit> COMMITS =
      RecordedCommit.calls("steps-hashcommit", "commit_weights", "commit_mechanism_weights");
  private static final List<RecordedCommit> REVEALS =
      RecordedCommit.calls("steps-hashcommit", "reveal_weights", "reveal_mechanism_weights");

  private static String hex(xyz.infinitehash.substrate.extrinsic.Call call) {
    return HexFormat.of().formatHex(RecordedCommit.CODEC.encodeCall(call));
  }

  @Test
  void whatTheRuntimeRevealedHashesToWhatWasCommitted() {
    Set<CommitWeights> committed = new HashSet<>();
    COMMITS.forEach(c -> committed.add(new CommitWeights(c.table(), c.bytes("commit_hash"))));
    int accepted = 0;
    for (RecordedCommit reveal : REVEALS) {
      if (reveal.accepted()) {
        assertThat(committed).contains(reveal.reveal().commitment(reveal.signer()));
        accepted++;
      }
    }
    assertThat(accepted).isEqualTo(4);
  }

  @Test
  void whatTheRuntimeDidNotKnowHashesToSomethingElse() {
    for (RecordedCommit reveal : REVEALS) {
      boolean wrong = reveal.line().get("label").stringValue().startsWith("wrong");
      if (wrong) {
        CommitWeights made = reveal.reveal().commitment(reveal.signer());
        assertThat(COMMITS)
            .noneMatch(c -> made.equals(new CommitWeights(c.table(), c.bytes("commit_hash"))));
      }
    }
  }

  @Test
  void theCallsAreTheOnesTheRecorderSigned() {
    int seen = 0;
    for (RecordedCommit commit : COMMITS) {
      if (commit.call().equals("commit_weights") || commit.table().mechanism() > 0) {
        assertThat(commit.line().get("extrinsicHex").stringValue())
            .endsWith(hex(new CommitWeights(commit.table(), commit.bytes("commit_hash")).call()));
        seen++;
      }
    }
    for (RecordedCommit reveal : REVEALS) {
      assertThat(reveal.ordered()).isTrue();
      assertThat(reveal.line().get("extrinsicHex").stringValue())
          .endsWith(hex(reveal.reveal().call()));
      seen++;
    }
    assertThat(seen).isGreaterThan(30);
  }
}
