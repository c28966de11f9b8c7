package xyz.infinitehash.app.subnet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import xyz.infinitehash.bittensor.NetUid;
import xyz.infinitehash.crypto.sr25519.KeyPair;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.crypto.timelock.DrandKey;
import xyz.infinitehash.devnet.Devnet;
import xyz.infinitehash.devnet.DevnetConfig;
import xyz.infinitehash.devnet.pallet.subtensor.SubtensorGenesis;
import xyz.infinitehash.devnet.pallet.subtensor.SubtensorGenesis.Neuron;
import xyz.infinitehash.devnet.pallet.subtensor.SubtensorGenesis.Subnet;
import xyz.infinitehash.economics.weights.WeightVector;
import xyz.infinitehash.substrate.chain.Chain;
import xyz.infinitehash.substrate.extrinsic.Signer;
import xyz.infinitehash.substrate.value.Value;
import xyz.infinitehash.validator.chain.BittensorChain;
import xyz.infinitehash.validator.chain.Landing;
import xyz.infinitehash.validator.chain.Reveal;
import xyz.infinitehash.validator.chain.SignedWeights;
import xyz.infinitehash.validator.chain.Submission;

/** The validator's port on a subnet that takes timelocked commits only. */
class CommitRevealSubnetTest {
  private static final NetUid SUBNET = new NetUid(89);
  private static final int TEMPO = 20;

  private final KeyPair validator = KeyPair.fromUri("//ValiHot");
  private final AccountId owner = LocalSubnet.account("//OwnerHot");
  private Devnet devnet;
  private Chain chain;
  private BittensorChain port;

  @BeforeEach
  void start() {
    AccountId cold = LocalSubnet.account("//Owner");
    Subnet subnet =
        Subnet.development(SUBNET.value(), cold, owner, TEMPO)
            .with("CommitRevealWeightsEnabled", Value.of(true))
            .with("MaxAllowedUids", Value.of(64))
            .with("MechanismCountCurrent", Value.of(2))
            .with(new Neuron(validator.accountId(), cold, 10_000_000_000_000L, true));
    devnet =
        Devnet.start(
            DevnetConfig.builder()
                .virtualTime(Instant.parse("2026-06-01T00:00:00Z"), Duration.ofSeconds(12))
                .finalityLag(0)
                .drand(new DrandKey(new byte[32]))
                .subtensor(SubtensorGenesis.empty().with(subnet))
                .build());
    devnet.advance(TEMPO + 3);
    chain = Chain.connect(devnet.endpoint());
    port = new BittensorChain(chain, SUBNET, Signer.of(validator), 0);
  }

  @AfterEach
  void stop() {
    chain.close();
    devnet.close();
    validator.close();
  }

  private WeightVector vector() {
    return new WeightVector(new TreeMap<>(Map.of(owner, 21_845, validator.accountId(), 65_535)));
  }

  private Landing commit(int mechanism) {
    assertThat(port.obstacle(mechanism, vector(), port.head())).isEmpty();
    SignedWeights signed = port.sign(mechanism, vector(), port.head());
    assertThat(port.submit(signed)).isEqualTo(new Submission.Pooled());
    devnet.advance(1);
    Optional<Landing> landing =
        port.find(mechanism, signed, signed.birthBlock(), port.head().block());
    assertThat(landing.orElseThrow().error()).isEmpty();
    assertThat(landing.get().revealEpoch()).isPresent();
    assertThat(landing.get().standsSince()).isEmpty();
    assertThat(reveal(mechanism, landing.get())).isEqualTo(new Reveal.Waiting());
    return landing.get();
  }

  private Reveal reveal(int mechanism, Landing landing) {
    return port.reveal(mechanism, vector(), landing, port.head());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void weightsAreCommittedAndSeenRevealed(int mechanism) {
    Landing landing = commit(mechanism);
    Reveal reveal = reveal(mechanism, landing);
    for (int i = 0; i < 2 * TEMPO && reveal instanceof Reveal.Waiting; i++) {
      assertThat(port.weightsRow(mechanism, port.head().block()).orElseThrow()).isEmpty();
      devnet.advance(1);
      reveal = reveal(mechanism, landing);
    }
    assertThat(reveal).isEqualTo(new Reveal.Revealed(Optional.of(port.head().block())));
    assertThat(port.weightsRow(mechanism, port.head().block()).orElseThrow())
        .isEqualTo(Map.of(owner, 21_845, validator.accountId(), 65_535));
    long since = port.head().block();
    devnet.advance(2 * TEMPO); // whoever was away finds the same
    assertThat(reveal(mechanism, landing)).isEqualTo(new Reveal.Revealed(Optional.of(since)));
  }

  @Test
  void aCommitThatFailsAtItsRevealIsLost() {
    Landing landing = commit(0);
    byte[] key =
        chain
            .atHead()
            .runtime()
            .storage()
            .key("SubtensorModule", "WeightsVersionKey", Value.of(89));
    chain
        .rpc()
        .call(
            "dev_setStorage",
            List.of(List.of(List.of("0x" + HexFormat.of().formatHex(key), "0x0900000000000000"))),
            Duration.ofSeconds(10));
    Reveal reveal = reveal(0, landing);
    for (int i = 0; i < 2 * TEMPO && reveal instanceof Reveal.Waiting; i++) {
      devnet.advance(1);
      reveal = reveal(0, landing);
    }
    assertThat(reveal).isInstanceOf(Reveal.Lost.class);
  }
}
