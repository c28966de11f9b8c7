package xyz.infinitehash.app.cli;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import xyz.infinitehash.bittensor.TypedCall;
import xyz.infinitehash.bittensor.children.ChildrenCall;
import xyz.infinitehash.substrate.chain.Chain;
import xyz.infinitehash.substrate.chain.ChainAt;
import xyz.infinitehash.substrate.value.Value;

/** {@code ih chain take}. */
@Command(
    name = "take",
    description = {
      "What a delegate keeps of what it earns for its nominators; with --percent it is raised or",
      "lowered to that. Raising is rate limited."
    },
    footer = {
      "%nExamples:",
      "  ih chain take --name mine --hotkey val",
      "  ih chain take --name mine --hotkey val --percent 12.5 --dry-run"
    })
final class ChainTakeCommand extends Sending {
  @Option(names = "--percent", description = "0 to 18.")
  @Nullable BigDecimal percent;

  @Override
  public void run() {
    if (percent != null) {
      super.run();
      return;
    }
    try (Chain chain = on.connect()) {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("hotkey", which.hotkey().toString());
      fields.put("take", Amounts.percent(now(chain.atHead())));
      Printer.fields(shared, fields);
    }
  }

  private int now(ChainAt at) {
    return at.value("SubtensorModule", "Delegates", Value.of(which.hotkey())).asInt();
  }

  @Override
  TypedCall call(ChainAt at) {
    int wanted = Amounts.share("--percent", Objects.requireNonNull(percent));
    return wanted > now(at)
        ? new ChildrenCall.IncreaseTake(which.hotkey(), wanted)
        : new ChildrenCall.DecreaseTake(which.hotkey(), wanted);
  }
}
