package xyz.infinitehash.devnet.pallet.subtensor.weights;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.crypto.timelock.Opening;
import xyz.infinitehash.devnet.pallet.drand.StoredPulse;
import xyz.infinitehash.substrate.scale.ScaleException;
import xyz.infinitehash.substrate.scale.ScaleReader;
import xyz.infinitehash.substrate.value.Value;

/**
 * What a timelocked commit holds: the hotkey in front, or nothing there as older clients send it.
 *
 * @param versionKey u64
 */
record SealedWeights(List<Integer> uids, List<Integer> values, BigInteger versionKey) {
  private static final int ACCOUNT_BYTES = 32;

  /** The weights, unless the bytes do not open or are somebody else's. */
  static Optional<SealedWeights> open(byte[] sealed, Value pulse, AccountId by) {
    return StoredPulse.open(sealed, pulse) instanceof Opening.Opened(byte[] message)
        ? read(message, by)
        : Optional.empty();
  }

  private static Optional<SealedWeights> read(byte[] message, AccountId by) {
    try {
      ScaleReader in = new ScaleReader(message);
      byte[] hotkey = in.vecU8();
      SealedWeights weights = rows(in);
      if (hotkey.length >= ACCOUNT_BYTES) {
        boolean own = Arrays.equals(Arrays.copyOf(hotkey, ACCOUNT_BYTES), by.bytes());
        return own ? Optional.of(weights) : Optional.empty();
      }
    } catch (ScaleException older) {
      // without a hotkey the same bytes read as uids, values and version
    }
    try {
      return Optional.of(rows(new ScaleReader(message)));
    } catch (ScaleException unsound) {
      return Optional.empty();
    }
  }

  private static SealedWeights rows(ScaleReader in) {
    return new SealedWeights(
        in.list(ScaleReader::u16),
        in.list(ScaleReader::u16),
        new BigInteger(Long.toUnsignedString(in.i64())));
  }
}
