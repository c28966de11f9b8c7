package xyz.infinitehash.app.cli;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import xyz.infinitehash.bittensor.TypedCall;
import xyz.infinitehash.bittensor.children.Child;
import xyz.infinitehash.bittensor.children.ChildrenCall;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.substrate.chain.Chain;
import xyz.infinitehash.substrate.chain.ChainAt;
import xyz.infinitehash.substrate.value.Value;

/** {@code ih chain children}. */
@Command(
    name = "children",
    description = {
      "Hotkeys that a hotkey lends parts of its stake weight on a subnet, and those that lend to it."
    },
    footer = {
      "%nExamples:",
      "  ih chain children --netuid 89 --name mine --hotkey val",
      "  ih chain children set --netuid 89 --name mine --hotkey val --child 5Grw...utQY=0.25",
      "  ih chain children take --netuid 89 --name mine --hotkey val --percent 9"
    },
    subcommands = {ChainChildrenCommand.Set.class, ChainChildrenCommand.Take.class})
final class ChainChildrenCommand implements Runnable {
  @Mixin Shared shared = new Shared();
  @Mixin ChainOptions on = new ChainOptions();
  @Mixin ChainReading reading = new ChainReading();
  @Mixin WalletOptions which = new WalletOptions();

  @Option(
      names = "--of",
      defaultValue = "",
      paramLabel = "SS58",
      description = "A hotkey. Default: the wallet's")
  String of = "";

  @Override
  public void run() {
    AccountId hotkey = of.isEmpty() ? which.hotkey() : Addresses.account("--of", of);
    try (Chain chain = on.connect()) {
      ChainAt at = reading.of(chain);
      Map<String, Object> head = new LinkedHashMap<>();
      head.put("netuid", on.netuid);
      head.put("hotkey", hotkey.toString());
      head.put(
          "childTake",
          Amounts.percent(
              at.value("SubtensorModule", "ChildkeyTake", Value.of(hotkey), on.subnet().toValue())
                  .asInt()));
      List<List<Object>> rows = new ArrayList<>();
      Child.read(at, hotkey, on.subnet())
          .forEach(c -> rows.add(List.of("child", c.hotkey().toString(), c.percent())));
      Child.readParents(at, hotkey, on.subnet())
          .forEach(c -> rows.add(List.of("parent", c.hotkey().toString(), c.percent())));
      Printer.rows(shared, head, "family", List.of("kind", "hotkey", "share"), rows);
    }
  }

  /** {@code ih chain children set}. */
  @Command(
      name = "set",
      description =
          "Lends to these after the chain's cooldown, and to nobody else; without any, to"
              + " nobody.",
      footer = {
        "%nExample:",
        "  ih chain children set --netuid 89 --name mine --hotkey val --child 5Grw...=0.25 --dry-run"
      })
  static final class Set extends Sending {
    @Option(
        names = "--child",
        paramLabel = "SS58=SHARE",
        description = "A hotkey and its share, 0 to 1; may be repeated, up to 5 times.")
    Map<String, BigDecimal> children = new LinkedHashMap<>();

    @Override
    TypedCall call(ChainAt at) {
      return new ChildrenCall.Set(
          which.hotkey(),
          on.subnet(),
          children.entrySet().stream()
              .map(c -> Child.of(Addresses.account("--child", c.getKey()), c.getValue()))
              .toList());
    }
  }

  /** {@code ih chain children take}. */
  @Command(
      name = "take",
      description = "Sets what the hotkey keeps of what it earns for those that lend to it.",
      footer = {
        "%nExample:",
        "  ih chain children take --netuid 89 --name mine --hotkey val --percent 9"
      })
  static final class Take extends Sending {
    @Option(names = "--percent", required = true, description = "0 to 18.")
    BigDecimal percent = BigDecimal.ZERO;

    @Override
    TypedCall call(ChainAt at) {
      return new ChildrenCall.SetChildTake(
          which.hotkey(), on.subnet(), Amounts.share("--percent", percent));
    }
  }
}
