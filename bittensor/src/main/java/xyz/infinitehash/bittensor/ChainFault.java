package xyz.infinitehash.bittensor;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import xyz.infinitehash.substrate.chain.PoolRefusal;
import xyz.infinitehash.substrate.extrinsic.DispatchError;

/**
 * Why the chain did not do what was asked, for people: faults users meet are explained by a table
 * beside this class ({@code faults.tsv}), all others by what metadata says.
 *
 * @param name the chain's own: {@code SubtensorModule.SettingWeightsTooFast}, {@code custom 6}
 * @param meaning in a sentence; empty when nothing is known but the name
 * @param advice what to do about it; empty when there is none
 */
public record ChainFault(String name, String meaning, String advice) {
  private static final Map<String, ChainFault> TABLE = read();

  /** The fault behind an error of a call in a block. */
  public static ChainFault of(DispatchError error) {
    ChainFault known = TABLE.get(error.name());
    if (known != null) {
      return known;
    }
    return new ChainFault(
        error.name(),
        error instanceof DispatchError.Module module ? String.join(" ", module.docs()).strip() : "",
        "");
  }

  /** The fault behind a node's refusal to take an extrinsic. */
  public static ChainFault of(PoolRefusal refusal) {
    ChainFault known = TABLE.get(refusal.name());
    return known != null ? known : new ChainFault(refusal.name(), refusal.text(), "");
  }

  /** The names that are explained. */
  static Set<String> explained() {
    return TABLE.keySet();
  }

  /** One line for people. */
  @Override
  public String toString() {
    return name
        + (meaning.isEmpty() ? "" : ": " + meaning)
        + (advice.isEmpty() ? "" : "; " + advice);
  }

  private static Map<String, ChainFault> read() {
    Map<String, ChainFault> table = new HashMap<>();
    try (InputStream in =
        Objects.requireNonNull(ChainFault.class.getResourceAsStream("faults.tsv"))) {
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
        if (!line.isEmpty() && !line.startsWith("#")) {
          String[] cells = line.split("\t", 3);
          table.put(cells[0], new ChainFault(cells[0], cells[1], cells[2]));
        }
      }
      return Map.copyOf(table);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
