package xyz.infinitehash.validator.postgres;

import java.nio.file.Path;
import java.util.Map;
import xyz.infinitehash.validator.ValidatorException;

/** Where this user's data live when nothing else is configured. */
public final class DataFolder {
  private DataFolder() {}

  /**
   * {@code $XDG_DATA_HOME/infinitehash}, or {@code $HOME/.local/share/infinitehash}.
   *
   * @param environment of the process
   */
  public static Path of(Map<String, String> environment) {
    String data = environment.getOrDefault("XDG_DATA_HOME", "");
    if (data.startsWith("/")) { // the XDG rules: a relative path is ignored
      return Path.of(data, "infinitehash");
    }
    String home = environment.getOrDefault("HOME", "");
    if (!home.startsWith("/")) {
      throw new ValidatorException("neither XDG_DATA_HOME nor HOME says where data may be kept");
    }
    return Path.of(home, ".local", "share", "infinitehash");
  }
}
