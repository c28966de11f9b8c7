package xyz.infinitehash.devnet.pallet.drand;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import xyz.infinitehash.crypto.CryptoException;
import xyz.infinitehash.crypto.timelock.Opening;
import xyz.infinitehash.crypto.timelock.Pulse;
import xyz.infinitehash.crypto.timelock.Timelock;
import xyz.infinitehash.substrate.value.Value;

/** Opens timelocks with pulses out of {@code Drand.Pulses}, which nobody has verified. */
public final class StoredPulse {
  private StoredPulse() {}

  /**
   * Opens a ciphertext; never throws for what is stored.
   *
   * @param pulse struct of round, randomness and signature; the signature as bytes or as {@code 0x}
   *     and hex
   */
  public static Opening open(byte[] sealed, Value pulse) {
    try {
      long round = Math.max(1, pulse.field("round").asLong());
      return Timelock.open(sealed, new Pulse(round, signature(pulse)));
    } catch (CryptoException | IllegalArgumentException unsound) {
      return new Opening.Malformed("the stored pulse is none");
    }
  }

  private static byte[] signature(Value pulse) {
    byte[] stored = pulse.field("signature").asBytes();
    boolean hex = stored.length > 2 && stored[0] == '0' && stored[1] == 'x';
    return hex
        ? HexFormat.of().parseHex(new String(stored, StandardCharsets.US_ASCII).substring(2))
        : stored;
  }
}
