package xyz.infinitehash.app.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import xyz.infinitehash.bittensor.NetUid;
import xyz.infinitehash.bittensor.TypedCall;
import xyz.infinitehash.bittensor.subnet.Hyperparameter;
import xyz.infinitehash.bittensor.subnet.SubnetCall;
import xyz.infinitehash.substrate.chain.Chain;
import xyz.infinitehash.substrate.chain.ChainAt;
import xyz.infinitehash.substrate.metadata.Field;
import xyz.infinitehash.substrate.metadata.Metadata;

/** {@code ih chain subnet set}. */
@Command(
    name = "set",
    description = {
      "Sets a parameter of a subnet, by its owner; without one it says which there are in this",
      "runtime and what they take. Most can be set once in some epochs, none just before an epoch."
    },
    footer = {
      "%nExamples:",
      "  ih chain subnet set",
      "  ih chain subnet set --netuid 89 --name mine immunity-period 7200 --dry-run",
      "  ih chain subnet set --netuid 89 --name mine alpha-values 45875 58982",
      "  ih chain subnet set --netuid 89 --name mine tempo 360"
    })
final class ChainSubnetSetCommand extends Sending {
  private static final Map<String, String> OTHERS =
      Map.of(
          "tempo", "u16, 360 to 50400: begins an epoch now",
          "activity-cutoff-factor", "u32, thousandths of a tempo",
          "alpha-values", "two u16, of 65535 each: low and high");

  @Parameters(index = "0", arity = "0..1", defaultValue = "", paramLabel = "NAME")
  String name = "";

  @Parameters(index = "1..*", paramLabel = "VALUE")
  List<String> values = List.of();

  @Override
  public void run() {
    if (!name.isEmpty()) {
      super.run();
      return;
    }
    try (Chain chain = on.connect()) {
      Metadata metadata = chain.atHead().metadata();
      SortedMap<String, String> all = new TreeMap<>(OTHERS);
      for (Hyperparameter each : Hyperparameter.values()) {
        if (metadata.call("AdminUtils", each.callName()).isPresent()) {
          Field argument = each.argument(metadata);
          all.put(dashed(each), metadata.types().describe(argument.type()));
        }
      }
      Printer.rows(
          shared,
          Map.of(),
          "parameters",
          List.of("name", "takes"),
          all.entrySet().stream().map(e -> List.<Object>of(e.getKey(), e.getValue())).toList());
    }
  }

  private static String dashed(Hyperparameter each) {
    return each.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  TypedCall call(ChainAt at) {
    NetUid netUid = on.subnet();
    return switch (name) {
      case "tempo" -> new SubnetCall.SetTempo(netUid, number(0));
      case "activity-cutoff-factor" -> new SubnetCall.SetActivityCutoffFactor(netUid, number(0));
      case "alpha-values" -> new SubnetCall.SetAlphaValues(netUid, number(0), number(1));
      default -> {
        Hyperparameter which =
            Hyperparameter.named(name)
                .orElseThrow(
                    () ->
                        new CommandFailure(
                            "no parameter " + name + "; did you mean " + nearest() + "?"));
        Metadata metadata = at.metadata();
        int type = which.argument(metadata).type();
        yield new SubnetCall.SetHyperparameter(
            netUid, which, ChainValues.read(metadata.types(), type, value(0)));
      }
    };
  }

  private String nearest() {
    List<String> names =
        Stream.concat(
                OTHERS.keySet().stream(),
                Arrays.stream(Hyperparameter.values()).map(ChainSubnetSetCommand::dashed))
            .toList();
    return Nearest.to(name, names);
  }

  private String value(int index) {
    if (values.size() <= index) {
      throw new CommandFailure(name + " needs a value; see: ih chain subnet set");
    }
    return values.get(index);
  }

  private int number(int index) {
    try {
      return Integer.parseInt(value(index));
    } catch (NumberFormatException e) {
      throw new CommandFailure(name + ": a number, not \"" + value(index) + "\"");
    }
  }
}
