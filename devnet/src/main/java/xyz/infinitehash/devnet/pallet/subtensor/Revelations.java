package xyz.infinitehash.devnet.pallet.subtensor;

import java.util.ArrayList;
import java.util.List;
import xyz.infinitehash.devnet.pallet.subtensor.store.Store;
import xyz.infinitehash.devnet.pallet.subtensor.weights.Revelation;
import xyz.infinitehash.devnet.pallet.subtensor.weights.WeightRules;
import xyz.infinitehash.substrate.extrinsic.Call;
import xyz.infinitehash.substrate.value.Value;

/** What the calls that reveal committed weights tell. */
final class Revelations {
  private static final List<String> LISTS =
      List.of("uids_list", "values_list", "salts_list", "version_keys");

  private Revelations() {}

  /** Of {@code reveal_weights} and {@code reveal_mechanism_weights}. */
  static Revelation one(Call call) {
    Value mechanism = call.args().get("mecid");
    return of(
        call.arg("netuid").asInt(),
        mechanism == null ? 0 : mechanism.asInt(),
        List.of(call.arg("uids"), call.arg("values"), call.arg("salt"), call.arg("version_key")));
  }

  /** Of {@code batch_reveal_weights}; fails the call when its lists have different lengths. */
  static List<Revelation> all(Call call) {
    List<List<Value>> lists = LISTS.stream().map(name -> call.arg(name).items()).toList();
    Store.ensure(lists.stream().map(List::size).distinct().count() == 1, "InputLengthsUnequal");
    int netuid = call.arg("netuid").asInt();
    List<Revelation> all = new ArrayList<>();
    for (int i = 0; i < lists.getFirst().size(); i++) {
      int item = i;
      all.add(of(netuid, 0, lists.stream().map(list -> list.get(item)).toList()));
    }
    return all;
  }

  private static Revelation of(int netuid, int mechanism, List<Value> parts) {
    return new Revelation(
        new WeightRules.Row(
            netuid,
            mechanism,
            numbers(parts.get(0)),
            numbers(parts.get(1)),
            parts.get(3).asBigInteger()),
        numbers(parts.get(2)));
  }

  private static List<Integer> numbers(Value row) {
    return row.items().stream().map(Value::asInt).toList();
  }
}
