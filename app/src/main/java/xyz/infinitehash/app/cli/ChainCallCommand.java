package xyz.infinitehash.app.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import xyz.infinitehash.bittensor.TypedCall;
import xyz.infinitehash.substrate.SubstrateException;
import xyz.infinitehash.substrate.chain.Chain;
import xyz.infinitehash.substrate.chain.ChainAt;
import xyz.infinitehash.substrate.extrinsic.Call;
import xyz.infinitehash.substrate.metadata.Field;
import xyz.infinitehash.substrate.metadata.Metadata;
import xyz.infinitehash.substrate.metadata.Variant;
import xyz.infinitehash.substrate.value.Value;

/** {@code ih chain call}. */
@Command(
    name = "call",
    description = {
      "Any call of the runtime, by its name in metadata. Arguments are JSON or plain text; accounts",
      "are SS58 addresses; without arguments it says which there are."
    },
    footer = {
      "%nExamples:",
      "  ih chain call SubtensorModule.set_tempo",
      "  ih chain call SubtensorModule.set_tempo netuid=89 tempo=360 --name mine --dry-run",
      "  ih chain call System.remark remark=0x68656c6c6f --name mine --with hotkey"
    })
final class ChainCallCommand extends Sending {
  @Parameters(index = "0", paramLabel = "PALLET.CALL")
  String name = "";

  @Parameters(index = "1..*", paramLabel = "ARG=VALUE")
  List<String> arguments = List.of();

  @Option(
      names = "--with",
      defaultValue = "coldkey",
      paramLabel = "KEY",
      description = "Who signs: coldkey or hotkey. Default: ${DEFAULT-VALUE}")
  String with = "";

  @Override
  By by() {
    return switch (with) {
      case "coldkey" -> By.COLDKEY;
      case "hotkey" -> By.HOTKEY;
      default -> throw new CommandFailure("--with: coldkey or hotkey, not \"" + with + "\"");
    };
  }

  @Override
  public void run() {
    if (!arguments.isEmpty()) {
      super.run();
      return;
    }
    try (Chain chain = on.connect()) {
      Metadata metadata = chain.atHead().metadata();
      Variant variant = variant(metadata);
      if (variant.fields().isEmpty()) {
        send(chain, call(chain.atHead()));
      } else {
        describe(metadata, variant);
      }
    }
  }

  @Override
  TypedCall call(ChainAt at) {
    Call call = call(at.metadata(), variant(at.metadata()));
    return anyMetadata -> call;
  }

  private Variant variant(Metadata metadata) {
    int dot = name.indexOf('.');
    if (dot < 0) {
      throw new CommandFailure("PALLET.CALL, such as Balances.transfer_keep_alive: " + name);
    }
    return metadata
        .call(name.substring(0, dot), name.substring(dot + 1))
        .orElseThrow(() -> new CommandFailure("the runtime has no call " + name));
  }

  private Call call(Metadata metadata, Variant variant) {
    Map<String, String> given = new LinkedHashMap<>();
    for (String argument : arguments) {
      int equals = argument.indexOf('=');
      if (equals < 1) {
        throw new CommandFailure("ARG=VALUE, not \"" + argument + "\"");
      }
      given.put(argument.substring(0, equals), argument.substring(equals + 1));
    }
    Map<String, Value> values = new LinkedHashMap<>();
    for (Field field : variant.fields()) {
      String text = given.remove(field.name());
      if (text == null) {
        throw new CommandFailure(name + " also needs " + field.name());
      }
      try {
        values.put(field.name(), ChainValues.read(metadata.types(), field.type(), text));
      } catch (SubstrateException e) {
        throw new CommandFailure(field.name() + ": " + e.getMessage());
      }
    }
    if (!given.isEmpty()) {
      throw new CommandFailure(name + " has no argument " + given.keySet().iterator().next());
    }
    return new Call(
        name.substring(0, name.indexOf('.')), name.substring(name.indexOf('.') + 1), values);
  }

  private void describe(Metadata metadata, Variant variant) {
    List<List<String>> rows =
        variant.fields().stream()
            .map(
                f ->
                    List.of(
                        f.name(), f.typeName() + " (" + metadata.types().describe(f.type()) + ")"))
            .toList();
    if (shared.json) {
      Printer.document(Map.of("call", name, "arguments", rows));
    } else {
      Printer.line(name + " takes:");
      Printer.table(List.of("argument", "type"), rows);
    }
  }
}
