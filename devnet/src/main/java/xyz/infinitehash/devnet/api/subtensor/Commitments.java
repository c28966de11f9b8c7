package xyz.infinitehash.devnet.api.subtensor;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import xyz.infinitehash.crypto.hash.Twox;
import xyz.infinitehash.devnet.pallet.subtensor.store.Store;
import xyz.infinitehash.substrate.scale.ScaleWriter;
import xyz.infinitehash.substrate.value.Value;

/** The stored bytes of every commitment on a subnet, as the selective metagraph shows them. */
final class Commitments {
  private static final int ACCOUNT_BYTES = 32;

  private Commitments() {}

  static Value of(Store store, Value net) {
    byte[] prefix =
        new ScaleWriter()
            .raw(hash("Commitments"))
            .raw(hash("CommitmentOf"))
            .u16(net.asInt())
            .toBytes();
    List<Value> commitments = new ArrayList<>();
    store
        .block()
        .state()
        .snapshot()
        .visit(
            prefix,
            new byte[0],
            (key, stored) -> {
              byte[] account = Arrays.copyOfRange(key, key.length - ACCOUNT_BYTES, key.length);
              return commitments.add(Value.seq(Value.of(account), bytes(stored)));
            });
    return Value.of(commitments);
  }

  private static byte[] hash(String name) {
    return Twox.hash128(name.getBytes(StandardCharsets.UTF_8));
  }

  /** Bytes as a row of compact numbers. */
  static Value bytes(byte[] stored) {
    List<Value> row = new ArrayList<>(stored.length);
    for (byte one : stored) {
      row.add(Value.of(one & 0xff));
    }
    return Value.of(row);
  }
}
