package xyz.infinitehash.substrate.scale;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Any bytes, read by any sequence of reads the first bytes choose. */
class ScaleReaderFuzz {
  @FuzzTest(maxDuration = "20s")
  void noBytesBreakTheReader(byte[] input) {
    ScaleReader in = new ScaleReader(input);
    try {
      while (in.remaining() > 0) {
        int from = in.position();
        switch (in.u8() % 10) {
          case 0 -> in.compact();
          case 1 -> in.compactU32();
          case 2 -> in.text();
          case 3 -> in.blob();
          case 4 -> in.list(ScaleReader::u16);
          case 5 -> in.signed(16);
          case 6 -> in.bool();
          case 7 -> in.u64();
          case 8 -> in.length(8);
          default -> in.u32();
        }
        if (in.since(from).length != in.position() - from) {
          throw new AssertionError("lost bytes");
        }
      }
    } catch (ScaleException refused) {
      // the only fault it may have
    }
  }
}
