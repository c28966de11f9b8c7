package xyz.infinitehash.crypto.keyfile;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.bouncycastle.crypto.digests.Blake2bDigest;

/**
 * Argon2i, version 1.3, of one lane (RFC 9106): what libsodium calls argon2i13. Its memory, 512 MiB
 * for a key file, lies outside the heap, so that a small heap is enough, and is overwritten at the
 * end. Which block is read next depends on no secret.
 *
 * @param passes over the memory, libsodium's opslimit
 * @param kibibytes of memory, at least 8
 */
record Argon2i(int passes, int kibibytes) {
  private static final int SLICES = 4;
  private static final int BLOCK_BYTES = 8 * Argon2Block.LONGS;
  private static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final int TYPE = 1;
  private static final int VERSION = 0x13;

  /** The key of a password, of the length wanted; the caller wipes both. */
  byte[] derive(byte[] password, byte[] salt, int length) {
    int blocks = kibibytes / SLICES * SLICES;
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment memory = arena.allocate((long) blocks * BLOCK_BYTES, Long.BYTES);
      byte[] seed = seed(password, salt, length);
      store(memory, 0, expand(seed, 0));
      store(memory, 1, expand(seed, 1));
      Arrays.fill(seed, (byte) 0);
      for (int pass = 0; pass < passes; pass++) {
        for (int slice = 0; slice < SLICES; slice++) {
          fill(memory, blocks, pass, slice);
        }
      }
      byte[] last = new byte[BLOCK_BYTES];
      MemorySegment.copy(
          memory, ValueLayout.JAVA_BYTE, (blocks - 1L) * BLOCK_BYTES, last, 0, BLOCK_BYTES);
      byte[] key = hash(last, length);
      Arrays.fill(last, (byte) 0);
      memory.fill((byte) 0);
      return key;
    }
  }

  private void fill(MemorySegment memory, int blocks, int pass, int slice) {
    int segment = blocks / SLICES;
    Argon2Block work = new Argon2Block();
    long[] addresses = new long[Argon2Block.LONGS];
    long[] input = new long[Argon2Block.LONGS];
    long[] previous = new long[Argon2Block.LONGS];
    long[] reference = new long[Argon2Block.LONGS];
    long[] old = new long[Argon2Block.LONGS];
    input[0] = pass;
    input[2] = slice;
    input[3] = blocks;
    input[4] = passes;
    input[5] = TYPE;
    int from = pass == 0 && slice == 0 ? 2 : 0;
    load(memory, Math.floorMod(slice * segment + from - 1, blocks), previous);
    for (int i = from; i < segment; i++) {
      if (i % Argon2Block.LONGS == 0 || i == from) {
        input[6]++;
        work.addresses(input, addresses);
      }
      int at = slice * segment + i;
      int read = reference(addresses[i % Argon2Block.LONGS], blocks, pass, slice, i);
      load(memory, read, reference);
      if (pass > 0) {
        load(memory, at, old);
      }
      work.compress(previous, reference, old, previous);
      MemorySegment.copy(previous, 0, memory, LONG, (long) at * BLOCK_BYTES, Argon2Block.LONGS);
    }
    work.wipe();
    Arrays.fill(previous, 0);
    Arrays.fill(reference, 0);
    Arrays.fill(old, 0);
  }

  /** Which block goes in beside the one before: nearer ones more often. */
  private static int reference(long random, int blocks, int pass, int slice, int i) {
    int segment = blocks / SLICES;
    long area = (pass == 0 ? (long) slice * segment : blocks - segment) + i - 1L;
    long low = random & 0xFFFFFFFFL;
    long back = (area * ((low * low) >>> 32)) >>> 32;
    long start = pass == 0 || slice == SLICES - 1 ? 0 : (slice + 1L) * segment;
    return (int) ((start + area - 1 - back) % blocks);
  }

  private byte[] seed(byte[] password, byte[] salt, int length) {
    ByteBuffer in =
        ByteBuffer.allocate(40 + password.length + salt.length).order(ByteOrder.LITTLE_ENDIAN);
    in.putInt(1).putInt(length).putInt(kibibytes).putInt(passes).putInt(VERSION).putInt(TYPE);
    in.putInt(password.length).put(password).putInt(salt.length).put(salt).putInt(0).putInt(0);
    byte[] seed = blake(64, in.array());
    Arrays.fill(in.array(), (byte) 0);
    return seed;
  }

  private static byte[] expand(byte[] seed, int number) {
    byte[] in = Arrays.copyOf(seed, seed.length + 8);
    in[seed.length] = (byte) number;
    byte[] block = hash(in, BLOCK_BYTES);
    Arrays.fill(in, (byte) 0);
    return block;
  }

  /** BLAKE2b of any length: the first halves of a chain of digests, and the whole of its last. */
  private static byte[] hash(byte[] data, int length) {
    byte[] in = new byte[4 + data.length];
    ByteBuffer.wrap(in).order(ByteOrder.LITTLE_ENDIAN).putInt(length).put(data);
    if (length <= 64) {
      return blake(length, in);
    }
    byte[] out = new byte[length];
    byte[] v = blake(64, in);
    int at = 0;
    for (; length - at > 64; at += 32) {
      System.arraycopy(v, 0, out, at, 32);
      v = blake(Math.min(64, length - at - 32), v);
    }
    System.arraycopy(v, 0, out, at, length - at);
    Arrays.fill(in, (byte) 0);
    Arrays.fill(v, (byte) 0);
    return out;
  }

  private static byte[] blake(int length, byte[] data) {
    Blake2bDigest digest = new Blake2bDigest(8 * length);
    digest.update(data, 0, data.length);
    byte[] out = new byte[length];
    digest.doFinal(out, 0);
    return out;
  }

  private static void store(MemorySegment memory, int block, byte[] bytes) {
    MemorySegment.copy(
        bytes, 0, memory, ValueLayout.JAVA_BYTE, (long) block * BLOCK_BYTES, BLOCK_BYTES);
    Arrays.fill(bytes, (byte) 0);
  }

  private static void load(MemorySegment memory, int block, long[] into) {
    MemorySegment.copy(memory, LONG, (long) block * BLOCK_BYTES, into, 0, Argon2Block.LONGS);
  }
}
