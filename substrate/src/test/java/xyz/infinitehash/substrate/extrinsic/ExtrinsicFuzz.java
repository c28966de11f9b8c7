package xyz.infinitehash.substrate.extrinsic;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Arrays;
import xyz.infinitehash.substrate.Runtime425;
import xyz.infinitehash.substrate.SubstrateException;

/** Any bytes as an extrinsic of runtime 425: refused by name, or the same bytes written back. */
class ExtrinsicFuzz {
  private static final ExtrinsicCodec CODEC = new ExtrinsicCodec(Runtime425.metadata(14));

  @FuzzTest(maxDuration = "20s")
  void whateverReadsAsAnExtrinsicWritesBackTheSame(byte[] bytes) {
    Extrinsic extrinsic;
    try {
      extrinsic = CODEC.decode(bytes);
    } catch (SubstrateException refused) {
      return;
    }
    if (!Arrays.equals(CODEC.encode(extrinsic), bytes)) {
      throw new AssertionError("other bytes");
    }
  }
}
