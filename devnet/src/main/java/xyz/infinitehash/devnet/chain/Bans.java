package xyz.infinitehash.devnet.chain;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import xyz.infinitehash.substrate.scale.ByteString;

/** Extrinsics that became invalid are not taken again for a while; the newest few are kept. */
final class Bans {
  private static final int KEPT = 2000;

  private final long millis;
  private final SequencedMap<ByteString, Long> until = new LinkedHashMap<>();

  Bans(long millis) {
    this.millis = millis;
  }

  void ban(ByteString hash, long now) {
    until.put(hash, now + millis);
    if (until.size() > KEPT) {
      until.pollFirstEntry();
    }
  }

  boolean banned(ByteString hash, long now) {
    Long end = until.get(hash);
    return end != null && end > now;
  }
}
