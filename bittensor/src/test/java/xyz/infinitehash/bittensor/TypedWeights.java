package xyz.infinitehash.bittensor;

import java.util.Optional;
import xyz.infinitehash.bittensor.weights.CommitTimelockedWeights;
import xyz.infinitehash.bittensor.weights.CommitWeights;
import xyz.infinitehash.bittensor.weights.RevealWeights;
import xyz.infinitehash.bittensor.weights.SetWeights;
import xyz.infinitehash.bittensor.weights.WeightTable;
import xyz.infinitehash.bittensor.weights.WeightsRoute;
import xyz.infinitehash.substrate.value.Value;

/** The typed value of calls that bring weights to the chain. */
final class TypedWeights {
  private TypedWeights() {}

  static Optional<TypedCall> of(CallArgs a) {
    return Optional.ofNullable(
        switch (a.name()) {
          case "set_weights", "set_mechanism_weights" ->
              new SetWeights(table(a), a.weights("dests", "weights"), a.key());
          case "commit_weights", "commit_mechanism_weights" ->
              new CommitWeights(table(a), a.get("commit_hash").asByteString());
          case "reveal_weights", "reveal_mechanism_weights" ->
              new RevealWeights(
                  table(a),
                  a.weights("uids", "values"),
                  a.get("salt").items().stream().map(Value::asInt).toList(),
                  a.key());
          case "commit_timelocked_weights", "commit_timelocked_mechanism_weights" ->
              timelocked(a, a.number("commit_reveal_version"));
          case "commit_crv3_mechanism_weights" ->
              timelocked(a, WeightsRoute.TimelockCommit.CRV3_UNNAMED);
          case null, default -> null;
        });
  }

  private static TypedCall timelocked(CallArgs a, int version) {
    if (version == 0 && a.has("commit_reveal_version")) {
      throw new Typed.Inexpressible("version 0 by its number: the older call has none");
    }
    return new CommitTimelockedWeights(
        table(a), a.get("commit").asByteString(), a.get("reveal_round").asLong(), version);
  }

  private static WeightTable table(CallArgs a) {
    WeightTable table = new WeightTable(a.netUid(), a.has("mecid") ? a.number("mecid") : 0);
    if (table.mechanism() == 0 && a.has("mecid")) {
      throw new Typed.Inexpressible("mechanism 0 by its number: it has calls of its own");
    }
    return table;
  }
}
