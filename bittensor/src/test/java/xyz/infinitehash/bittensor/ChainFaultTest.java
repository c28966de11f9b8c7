package xyz.infinitehash.bittensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import xyz.infinitehash.substrate.Runtime425;
import xyz.infinitehash.substrate.chain.BlockNumber;
import xyz.infinitehash.substrate.chain.Inclusion;
import xyz.infinitehash.substrate.chain.PoolRefusal;
import xyz.infinitehash.substrate.chain.Submission;
import xyz.infinitehash.substrate.extrinsic.BlockHash;
import xyz.infinitehash.substrate.extrinsic.DispatchError;
import xyz.infinitehash.substrate.extrinsic.ErrorNames;
import xyz.infinitehash.substrate.scale.ByteString;

class ChainFaultTest {
  private static final ErrorNames NAMES = new ErrorNames(Recorded.METADATA);

  @Test
  void everyErrorTheRuntimeWasSeenToGiveIsExplained() {
    Set<String> seen = new TreeSet<>();
    for (String file :
        List.of(
            "refusals",
            "steps-hashcommit",
            "steps-keys",
            "steps-registration",
            "steps-serving",
            "steps-stake",
            "steps-tempo",
            "steps-timelock",
            "steps-weights")) {
      Runtime425.lines(file).forEach(line -> collect(line, seen));
    }
    assertThat(seen).hasSizeGreaterThan(90);
    assertThat(ChainFault.explained()).containsAll(seen);
  }

  private static void collect(JsonNode node, Set<String> seen) {
    if (node.has("errorHex")) {
      seen.add(node.get("module").stringValue() + "." + node.get("error").stringValue());
    }
    JsonNode custom = node.at("/validity/Invalid/Custom");
    if (custom.isNumber()) {
      seen.add("custom " + custom.intValue());
    }
    node.forEach(child -> collect(child, seen));
  }

  @Test
  void everyExplainedErrorOfAPalletIsOneOfTheRuntime() {
    assertThat(ChainFault.explained())
        .filteredOn(name -> name.contains(".") && !name.startsWith("Token."))
        .allSatisfy(
            name -> {
              String[] parts = name.split("\\.");
              assertThat(Recorded.METADATA.error(parts[0], parts[1])).as(name).isPresent();
            });
  }

  @Test
  void everyRefusalOfSubtensorIsExplained() {
    for (CustomRefusal refusal : CustomRefusal.values()) {
      ChainFault fault =
          ChainFault.of(
              new PoolRefusal(
                  PoolRefusal.Reason.CUSTOM, OptionalInt.of(refusal.number()), "custom"));
      assertThat(fault.advice()).as(refusal.toString()).isNotEmpty();
    }
  }

  @Test
  void anErrorWithoutAnEntrySpeaksInTheWordsOfMetadata() {
    DispatchError error = NAMES.of(NAMES.value("SubtensorModule", "Overflow"));
    ChainFault fault = ChainFault.of(error);
    assertThat(fault.name()).isEqualTo("SubtensorModule.Overflow");
    assertThat(fault.meaning())
        .isEqualTo(String.join(" ", ((DispatchError.Module) error).docs()).strip());
    assertThat(fault.advice()).isEmpty();
  }

  @Test
  void aBatchWithAFailureInsideIsNotDone() {
    DispatchError error = NAMES.of(NAMES.value("SubtensorModule", "AmountTooLow"));
    assertThat(CallOutcome.of(included(Optional.empty(), List.of(error))))
        .isInstanceOf(CallOutcome.PartlyFailed.class);
    assertThat(CallOutcome.of(included(Optional.of(error), List.of())))
        .isInstanceOf(CallOutcome.Failed.class);
    assertThat(CallOutcome.of(included(Optional.empty(), List.of())))
        .isInstanceOf(CallOutcome.Done.class);
    assertThat(CallOutcome.of(new Submission.Unknown("lost")))
        .isEqualTo(new CallOutcome.Unknown("lost"));
  }

  private static Submission included(Optional<DispatchError> error, List<DispatchError> inner) {
    var place = new Inclusion.Place(BlockHash.of(new byte[32]), new BlockNumber(1), 1);
    return new Submission.Included(
        new Inclusion(place, ByteString.EMPTY, List.of(), error, inner, false));
  }
}
