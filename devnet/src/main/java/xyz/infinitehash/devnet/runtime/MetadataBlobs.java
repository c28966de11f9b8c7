package xyz.infinitehash.devnet.runtime;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import xyz.infinitehash.substrate.metadata.Metadata;
import xyz.infinitehash.substrate.scale.ByteString;

/** The metadata as bytes, V14 and V15. V16 is left out: clients that know it take V15 too. */
public final class MetadataBlobs {
  private final SortedMap<Integer, ByteString> blobs = new TreeMap<>();

  private MetadataBlobs() {}

  static MetadataBlobs of(Metadata metadata) {
    MetadataBlobs made = new MetadataBlobs();
    for (int version : List.of(14, 15)) {
      made.blobs.put(version, ByteString.of(metadata.as(version).encode()));
    }
    return made;
  }

  /** The versions there are. */
  public List<Integer> versions() {
    return List.copyOf(blobs.keySet());
  }

  /** The blob of a version, beginning with {@code meta}. */
  public Optional<ByteString> get(int version) {
    return Optional.ofNullable(blobs.get(version));
  }
}
