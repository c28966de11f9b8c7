package xyz.infinitehash.bittensor.subnet;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import xyz.infinitehash.bittensor.Recorded;
import xyz.infinitehash.substrate.Runtime425;
import xyz.infinitehash.substrate.value.Value;

class RecordedSubnetsTest {
  @Test
  void everySubnetIsReadAsTheRuntimeToldIt() {
    int seen = 0;
    for (Recorded.Pair pair : Recorded.answers("get_dynamic_info")) {
      if (pair.json().isNull()) {
        continue;
      }
      SubnetInfo info = SubnetInfo.of(pair.value().asOption().orElseThrow());
      assertThat(info.netUid().value()).isEqualTo(pair.json().get("netuid").intValue());
      assertThat(info.tempo()).isEqualTo(pair.json().get("tempo").intValue());
      assertThat(info.taoIn().value()).isEqualTo(pair.json().get("tao_in").asLong());
      assertThat(info.alphaOut().value()).isEqualTo(pair.json().get("alpha_out").asLong());
      assertThat(info.identity().isPresent())
          .isEqualTo(!pair.json().get("subnet_identity").isNull());
      assertThat("0x" + info.ownerColdkey().hex())
          .isEqualTo(pair.json().get("owner_coldkey").stringValue());
      seen++;
    }
    assertThat(seen).isGreaterThan(3);
  }

  @Test
  void rootIsCalledRootAndItsSymbolIsRead() {
    Value root =
        Recorded.answers("get_all_dynamic_info")
            .getFirst()
            .value()
            .item(0)
            .asOption()
            .orElseThrow();
    assertThat(SubnetInfo.of(root).name()).isEqualTo("root");
    assertThat(SubnetInfo.of(root).symbol()).isEqualTo("\u03A4");
  }

  @Test
  void everyVersionOfTheHyperparametersGivesTheSameNumbers() {
    Hyperparameters v1 = first("get_subnet_hyperparams");
    Hyperparameters v2 = first("get_subnet_hyperparams_v2");
    Hyperparameters v3 = first("get_subnet_hyperparams_v3");
    for (String name : List.of("kappa", "immunity_period", "tempo", "weights_rate_limit")) {
      assertThat(v2.number(name)).as(name).isEqualTo(v1.number(name));
      assertThat(v3.number(name)).as(name).isEqualTo(v1.number(name));
    }
    assertThat(v3.flag("commit_reveal_weights_enabled")).isTrue();
    assertThat(v3.text("burn_increase_mult")).isEqualTo("1.26");
    assertThat(v3.text("alpha_sigmoid_steepness")).isEqualTo("1000");
    assertThat(v3.text("min_burn")).isEqualTo("0.0005 TAO");
    assertThat(v3.values().keySet()).allSatisfy(name -> assertThat(v3.text(name)).isNotEmpty());
    assertThat(v2.values().keySet()).allSatisfy(name -> assertThat(v2.text(name)).isNotEmpty());
  }

  private static Hyperparameters first(String method) {
    return Hyperparameters.of(
        Recorded.answers(method).stream()
            .filter(p -> p.line().at("/args/0").intValue() == 2 && !p.json().isNull())
            .findFirst()
            .orElseThrow()
            .value()
            .asOption()
            .orElseThrow());
  }

  @Test
  void ownersMaySetExactlyTheseHyperparameters() {
    Set<String> allowed = new TreeSet<>();
    for (JsonNode line : Runtime425.lines("steps-tempo")) {
      String call = line.path("call").asString("");
      boolean owner = line.path("signer").asString("").equals("//OwnerCold");
      if (call.startsWith("AdminUtils.") && owner) {
        String answer = line.get("dispatch").toString();
        if (!answer.contains("BadOrigin") && !answer.contains("POWRegistrationDisabled")) {
          allowed.add(call.substring("AdminUtils.".length()));
        }
      }
    }
    assertThat(allowed.remove("sudo_set_alpha_values")).isTrue(); // a call of its own kind
    Set<String> ours = new TreeSet<>();
    for (Hyperparameter each : Hyperparameter.values()) {
      ours.add(each.callName());
    }
    assertThat(ours).isEqualTo(allowed);
    assertThat(Hyperparameter.named("immunity-period")).contains(Hyperparameter.IMMUNITY_PERIOD);
  }

  @Test
  void sharesOfMechanismsSumUpAndTheFirstTakesTheRest() {
    assertThat(Mechanisms.of(1, Optional.empty()).shares()).containsExactly(65_535);
    assertThat(Mechanisms.of(2, Optional.empty()).shares()).containsExactly(32_768, 32_767);
    assertThat(Mechanisms.of(2, Optional.of(Value.numbers(1_000, 64_535))).shares())
        .containsExactly(1_000, 64_535);
  }

  @Test
  void fixedPointNumbersAreDecimals() {
    assertThat(FixedPoint.of(Value.struct("bits", Value.of(1L << 31)), 32))
        .isEqualByComparingTo(new BigDecimal("0.5"));
    assertThat(FixedPoint.of(Value.of(-(1L << 32)), 32)).isEqualByComparingTo("-1");
  }
}
