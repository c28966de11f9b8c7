package xyz.infinitehash.crypto.sr25519;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The part of STROBE 1.0.2 (Hamburg 2017) at 128 bits that Merlin uses: AD, meta-AD, PRF and KEY on
 * a Keccak-f[1600] sponge of rate 166.
 */
final class Strobe128 {
  private static final int RATE = 166;

  private static final int INBOUND = 1;
  private static final int APPLICATION = 2;
  private static final int CIPHER = 4;
  private static final int META = 16;

  private final long[] state;
  private int position;
  private int begin;
  private int operation;

  /** A state for one protocol. */
  Strobe128(byte[] protocol) {
    state = new long[25];
    byte[] head = {1, (byte) (RATE + 2), 1, 0, 1, 12 * 8};
    byte[] version = "STROBEv1.0.2".getBytes(StandardCharsets.US_ASCII);
    for (int i = 0; i < head.length; i++) {
      xor(i, head[i]);
    }
    for (int i = 0; i < version.length; i++) {
      xor(head.length + i, version[i]);
    }
    Keccak1600.permute(state);
    metaAd(protocol, false);
  }

  private Strobe128(Strobe128 other) {
    state = other.state.clone();
    position = other.position;
    begin = other.begin;
    operation = other.operation;
  }

  Strobe128 copy() {
    return new Strobe128(this);
  }

  /** Absorbs framing; {@code more} continues the same operation. */
  void metaAd(byte[] data, boolean more) {
    start(META | APPLICATION, more);
    absorb(data);
  }

  /** Absorbs associated data. */
  void ad(byte[] data) {
    start(APPLICATION, false);
    absorb(data);
  }

  /** Overwrites part of the state with a key. */
  void key(byte[] data) {
    start(APPLICATION | CIPHER, false);
    for (byte b : data) {
      clear(position);
      xor(position, b);
      advance();
    }
  }

  /** Fills {@code out} with pseudorandom bytes. */
  void prf(byte[] out) {
    start(INBOUND | APPLICATION | CIPHER, false);
    for (int i = 0; i < out.length; i++) {
      out[i] = (byte) (state[position >> 3] >>> shift(position));
      clear(position);
      advance();
    }
  }

  void wipe() {
    Arrays.fill(state, 0);
  }

  private void start(int flags, boolean more) {
    if (more) {
      if (operation != flags) {
        throw new IllegalStateException("another STROBE operation is under way");
      }
      return;
    }
    int before = begin;
    begin = position + 1;
    operation = flags;
    absorb(before);
    absorb(flags);
    if ((flags & CIPHER) != 0 && position != 0) {
      run();
    }
  }

  private void absorb(byte[] data) {
    for (byte b : data) {
      absorb(b);
    }
  }

  private void absorb(int b) {
    xor(position, b);
    advance();
  }

  private void advance() {
    if (++position == RATE) {
      run();
    }
  }

  private void run() {
    xor(position, begin);
    xor(position + 1, 0x04);
    xor(RATE + 1, 0x80);
    Keccak1600.permute(state);
    position = 0;
    begin = 0;
  }

  private void xor(int at, int b) {
    state[at >> 3] ^= (b & 0xFFL) << shift(at);
  }

  private void clear(int at) {
    state[at >> 3] &= ~(0xFFL << shift(at));
  }

  private static int shift(int at) {
    return (at & 7) << 3;
  }
}
