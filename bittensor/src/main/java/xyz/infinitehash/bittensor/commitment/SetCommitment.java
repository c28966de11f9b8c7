package xyz.infinitehash.bittensor.commitment;

import java.nio.charset.StandardCharsets;
import java.util.List;
import xyz.infinitehash.bittensor.NetUid;
import xyz.infinitehash.bittensor.TypedCall;
import xyz.infinitehash.substrate.extrinsic.Call;
import xyz.infinitehash.substrate.metadata.Metadata;
import xyz.infinitehash.substrate.scale.ByteString;
import xyz.infinitehash.substrate.value.Value;

/**
 * Publishes something under a registered hotkey, which signs; free of charge, within a budget of
 * bytes an epoch ({@link CommitmentBudget}). Replaces what it published before.
 *
 * @param fields at most 3
 */
public record SetCommitment(NetUid netUid, List<CommitmentField> fields) implements TypedCall {
  /** Fields at most: the runtime cannot even decode more. */
  public static final int MOST_FIELDS = 3;

  /** What a commitment counts at least against the budget, in bytes. */
  public static final int LEAST_SIZE = 100;

  public SetCommitment {
    fields = List.copyOf(fields);
    if (fields.size() > MOST_FIELDS) {
      throw new IllegalArgumentException(
          "a commitment has at most " + MOST_FIELDS + " fields, not " + fields.size());
    }
  }

  /** Some bytes, at most 512. */
  public static SetCommitment of(NetUid netUid, ByteString bytes) {
    return new SetCommitment(netUid, List.of(CommitmentField.of(bytes)));
  }

  /** A text, at most 512 bytes of UTF-8. */
  public static SetCommitment of(NetUid netUid, String text) {
    return of(netUid, ByteString.of(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** Bytes it takes of the epoch's budget. */
  public int size() {
    return Math.max(LEAST_SIZE, fields.stream().mapToInt(CommitmentField::size).sum());
  }

  @Override
  public Call call(Metadata metadata) {
    Value list = Value.of(fields.stream().map(CommitmentField::toValue).toList());
    return Call.of("Commitments", "set_commitment")
        .with("netuid", netUid.toValue())
        .with("info", Value.struct("fields", list));
  }
}
