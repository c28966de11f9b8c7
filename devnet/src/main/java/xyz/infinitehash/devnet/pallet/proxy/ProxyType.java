package xyz.infinitehash.devnet.pallet.proxy;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import xyz.infinitehash.substrate.extrinsic.Call;

/**
 * What a proxy may call for whom it stands for.
 *
 * @param index 0 to 17
 * @param deprecated of the pallets that are gone
 * @param rules calls that the mode is about
 * @param exceptions calls among them that it is not about
 */
public record ProxyType(
    int index,
    String name,
    boolean deprecated,
    Mode mode,
    List<CallRule> rules,
    List<CallRule> exceptions) {
  private static final String DEPRECATED = " deprecated";
  private static final String EXCEPT = "except ";
  private static final Set<String> TRANSFERS = Set.of("Transfer", "SmallTransfer");
  private static final List<ProxyType> ALL =
      ProxyPallet.listing().rows("filters").stream().map(ProxyType::parse).toList();

  /** Copies. */
  public ProxyType {
    rules = List.copyOf(rules);
    exceptions = List.copyOf(exceptions);
  }

  /** What becomes of the calls of the rules. */
  public enum Mode {
    /** Everything may be called. */
    ALLOW_ALL("AllowAll"),
    /** Nothing may be called. */
    DENY_ALL("DenyAll"),
    /** These only. */
    ALLOW("Allow"),
    /** Everything else. */
    DENY("Deny");

    private final String chainName;

    Mode(String chainName) {
      this.chainName = chainName;
    }

    /** The name in the metadata. */
    public String chainName() {
      return chainName;
    }
  }

  /** All types, in the order the chain tells their filters. */
  public static List<ProxyType> all() {
    return ALL;
  }

  /** The type of that name. */
  static ProxyType of(String name) {
    return ALL.stream().filter(type -> type.name.equals(name)).findFirst().orElseThrow();
  }

  private static ProxyType parse(String[] row) {
    List<String> rest = Arrays.asList(row).subList(3, row.length);
    return new ProxyType(
        Integer.parseInt(row[0]),
        row[1].replace(DEPRECATED, ""),
        row[1].endsWith(DEPRECATED),
        Arrays.stream(Mode.values())
            .filter(mode -> mode.chainName.equals(row[2]))
            .findFirst()
            .orElseThrow(),
        rest.stream().filter(rule -> !rule.startsWith(EXCEPT)).map(CallRule::parse).toList(),
        rest.stream()
            .filter(rule -> rule.startsWith(EXCEPT))
            .map(rule -> CallRule.parse(rule.substring(EXCEPT.length())))
            .toList());
  }

  /** Whether a proxy of this type may make the call. */
  public boolean permits(Call call) {
    boolean covered =
        rules.stream().anyMatch(rule -> rule.covers(call))
            && exceptions.stream().noneMatch(rule -> rule.covers(call));
    return switch (mode) {
      case ALLOW_ALL -> true;
      case DENY_ALL -> false;
      case ALLOW -> covered;
      case DENY -> !covered;
    };
  }

  /** Whether a proxy of this type may give and take proxies of the other. */
  boolean includes(ProxyType other) {
    return equals(other)
        || switch (name) {
          case "Any" -> true;
          case "NonTransfer" -> !other.name.equals("Any") && !TRANSFERS.contains(other.name);
          case "Transfer" -> other.name.equals("SmallTransfer");
          default -> false;
        };
  }
}
