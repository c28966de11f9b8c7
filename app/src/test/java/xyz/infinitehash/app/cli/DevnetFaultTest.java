package xyz.infinitehash.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import xyz.infinitehash.devnet.Devnet;
import xyz.infinitehash.devnet.DevnetConfig;

class DevnetFaultTest {
  private final Devnet devnet =
      Devnet.start(
          DevnetConfig.builder()
              .virtualTime(Instant.parse("2026-06-01T00:00:00Z"), Duration.ofSeconds(12))
              .build()
              .withEndpoints(2)
              .withFinalityLag(10));

  @AfterEach
  void stop() {
    devnet.close();
  }

  private Said fault(URI endpoint, String... words) {
    List<String> line = new ArrayList<>(List.of("devnet", "fault"));
    line.addAll(List.of(words));
    line.addAll(List.of("--endpoint", endpoint.toString()));
    return Said.by(line.toArray(String[]::new));
  }

  @Test
  void aReorganisationAndAnUpgradeAreDone() {
    devnet.advance(5);
    Said run = fault(devnet.endpoint(), "reorg", "--depth", "3", "--json");
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("\"kind\":\"reorg\"");
    assertThat(devnet.head().number()).isEqualTo(6);
    assertThat(fault(devnet.endpoints().get(1), "upgrade", "--spec", "500").code()).isZero();
    devnet.advance(1);
    assertThat(devnet.chain().runtime().version().spec()).isEqualTo(500);
  }

  @Test
  void socketsOfTheNamedEndpointAreCutAndTheCommandIsAnswered() {
    assertThat(fault(devnet.endpoint(), "drop").code()).isZero();
    assertThat(fault(devnet.endpoints().get(1), "away", "--seconds", "3600").code()).isZero();
  }

  @Test
  void aBadKindIsToldTheGoodOnesAndAMissingFieldItsName() {
    Said bad = fault(devnet.endpoint(), "flood");
    assertThat(bad.code()).isEqualTo(1);
    assertThat(bad.err()).contains("no kind \"flood\": one of drop");
    assertThat(fault(devnet.endpoint(), "stale").err()).contains("stale: missing: blocks");
    assertThat(fault(URI.create("ws://127.0.0.1:1"), "drop").err()).contains("no devnet answers");
  }
}
