package xyz.infinitehash.bittensor.weights;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.substrate.scale.ByteString;
import xyz.infinitehash.substrate.scale.ScaleException;
import xyz.infinitehash.substrate.scale.ScaleReader;
import xyz.infinitehash.substrate.scale.ScaleWriter;

/**
 * What lies under the timelock of a weights commit: {@code WeightsTlockPayload} of the chain. Uids
 * and values stand in the order in which they were written, nothing is checked.
 *
 * @param hotkey the bytes said to be the committer's account: 32 in an honest one, none in the form
 *     before commit-reveal version 4
 * @param uids 0 to 65,535 each
 * @param values 0 to 65,535 each
 * @param versionKey u64
 */
public record WeightsTlockPayload(
    ByteString hotkey, List<Integer> uids, List<Integer> values, long versionKey) {
  private static final int ACCOUNT_BYTES = 32;

  public WeightsTlockPayload {
    uids = List.copyOf(uids);
    values = List.copyOf(values);
  }

  /** The payload of a validator's weights. */
  public static WeightsTlockPayload of(AccountId hotkey, WeightVector weights, long versionKey) {
    return new WeightsTlockPayload(
        ByteString.of(hotkey.bytes()),
        weights.byUid().keySet().stream().map(uid -> uid.value()).toList(),
        List.copyOf(weights.byUid().values()),
        versionKey);
  }

  /** Its bytes: hotkey, uids, values, version key. */
  public byte[] encode() {
    return tail(new ScaleWriter().blob(hotkey)).toBytes();
  }

  /** Its bytes without the hotkey, as runtimes before commit-reveal version 4 want them. */
  public byte[] encodeWithoutHotkey() {
    return tail(new ScaleWriter()).toBytes();
  }

  private ScaleWriter tail(ScaleWriter out) {
    return out.list(uids, (uid, w) -> w.u16(uid))
        .list(values, (value, w) -> w.u16(value))
        .unsigned(new BigInteger(Long.toUnsignedString(versionKey)), Long.BYTES);
  }

  /**
   * Reads one; what follows is not looked at.
   *
   * @throws ScaleException when the bytes are none
   */
  public static WeightsTlockPayload decode(byte[] bytes) {
    ScaleReader in = new ScaleReader(bytes);
    return tail(in.blob(), in);
  }

  /**
   * Reads one without hotkey.
   *
   * @throws ScaleException when the bytes are none
   */
  public static WeightsTlockPayload decodeWithoutHotkey(byte[] bytes) {
    return tail(ByteString.EMPTY, new ScaleReader(bytes));
  }

  private static WeightsTlockPayload tail(ByteString hotkey, ScaleReader in) {
    return new WeightsTlockPayload(
        hotkey, in.list(ScaleReader::u16), in.list(ScaleReader::u16), in.u64().longValue());
  }

  /**
   * What the chain takes opened bytes for: a payload of the committer; else, when it names no
   * account at all, the older form.
   *
   * @return empty when it is another account's or neither form
   */
  public static Optional<WeightsTlockPayload> revealed(AccountId committer, byte[] opened) {
    try {
      WeightsTlockPayload payload = decode(opened);
      if (payload.hotkey().length() >= ACCOUNT_BYTES) {
        byte[] named = java.util.Arrays.copyOf(payload.hotkey().bytes(), ACCOUNT_BYTES);
        return AccountId.of(named).equals(committer) ? Optional.of(payload) : Optional.empty();
      }
    } catch (ScaleException e) {
      // then perhaps the older form
    }
    try {
      return Optional.of(decodeWithoutHotkey(opened));
    } catch (ScaleException e) {
      return Optional.empty();
    }
  }
}
