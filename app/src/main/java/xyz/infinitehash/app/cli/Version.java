package xyz.infinitehash.app.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** What {@code ih --version} prints: the jar's version and the Java it runs on. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    String version =
        Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
            .orElse("development");
    return new String[] {"InfiniteHash " + version + ", Java " + Runtime.version()};
  }
}
