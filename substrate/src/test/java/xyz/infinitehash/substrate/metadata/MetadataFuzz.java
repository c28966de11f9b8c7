package xyz.infinitehash.substrate.metadata;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Arrays;
import xyz.infinitehash.substrate.SubstrateException;

/** Any bytes as metadata: refused by name, or the same bytes when written back. */
class MetadataFuzz {
  @FuzzTest(maxDuration = "20s")
  void whateverReadsAsMetadataWritesBackTheSame(byte[] blob) {
    Metadata metadata;
    try {
      metadata = Metadata.decode(blob);
    } catch (SubstrateException refused) {
      return;
    }
    if (!Arrays.equals(metadata.encode(), blob)) {
      throw new AssertionError("other bytes");
    }
  }
}
