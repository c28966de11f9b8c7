package xyz.infinitehash.app.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;
import xyz.infinitehash.crypto.KeyScheme;

/** How a key signs. */
final class SchemeOption {
  @Option(
      names = "--scheme",
      paramLabel = "SCHEME",
      defaultValue = "sr25519",
      converter = FromName.class,
      description = "sr25519 or ed25519. Default: ${DEFAULT-VALUE}, which the chain's calls need")
  KeyScheme scheme = KeyScheme.SR25519;

  /** By the name tools spell. */
  static final class FromName implements ITypeConverter<KeyScheme> {
    @Override
    public KeyScheme convert(String name) {
      for (KeyScheme scheme : KeyScheme.values()) {
        if (scheme.toString().equals(name)) {
          return scheme;
        }
      }
      throw new TypeConversionException("sr25519 or ed25519 wanted");
    }
  }
}
