package xyz.infinitehash.bench.measure;

import java.nio.file.Path;

/**
 * Where peers are, which may be missing.
 *
 * @param folder of those that {@code --with-peers} fetches
 * @param sdk the Python that has the Bittensor SDK
 */
public record Peers(Path folder, Path sdk) {
  /** All in one folder, as they are fetched: the SDK has an environment of its own there. */
  public static Peers in(Path folder) {
    Path absolute = folder.toAbsolutePath();
    return new Peers(absolute, absolute.resolve("sdk/bin/python"));
  }

  /** The same with another Python for the SDK. */
  public Peers withSdk(Path python) {
    return new Peers(folder, python.toAbsolutePath());
  }
}
