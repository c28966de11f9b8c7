package xyz.infinitehash.app.subnet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import xyz.infinitehash.bittensor.NetUid;
import xyz.infinitehash.crypto.sr25519.KeyPair;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.devnet.Devnet;
import xyz.infinitehash.devnet.DevnetConfig;
import xyz.infinitehash.devnet.fault.Fault;
import xyz.infinitehash.devnet.pallet.subtensor.SubtensorGenesis;
import xyz.infinitehash.devnet.pallet.subtensor.SubtensorGenesis.Neuron;
import xyz.infinitehash.devnet.pallet.subtensor.SubtensorGenesis.Subnet;
import xyz.infinitehash.economics.weights.WeightVector;
import xyz.infinitehash.substrate.chain.Chain;
import xyz.infinitehash.substrate.chain.ChainSettings;
import xyz.infinitehash.substrate.extrinsic.Signer;
import xyz.infinitehash.substrate.rpc.RpcSettings;
import xyz.infinitehash.substrate.rpc.Scheduler;
import xyz.infinitehash.substrate.rpc.WebSocketRpc;
import xyz.infinitehash.validator.chain.BittensorChain;
import xyz.infinitehash.validator.chain.ChainUnavailable;
import xyz.infinitehash.validator.chain.SignedWeights;

/** The validator's port when the node that answers is not the one that answered before. */
class NodeBehindTest {
  private static final NetUid SUBNET = new NetUid(89);
  private static final int TEMPO = 20;

  private final AccountId owner = LocalSubnet.account("//OwnerHot");

  @Test
  void aNodeThatIsBehindCannotMakeALandedCommitLookLost() {
    try (KeyPair validator = KeyPair.fromUri("//ValiHot");
        Devnet devnet = subnet(validator.accountId());
        Chain chain = client(devnet, 0, 1)) {
      BittensorChain port = new BittensorChain(chain, SUBNET, Signer.of(validator), 0);
      SignedWeights signed = port.sign(0, vector(validator.accountId()), port.head());
      devnet.inflict(1, new Fault.Stale(1_000));
      port.submit(signed);
      devnet.advance(1);
      long head = port.head().block();
      devnet.inflict(0, new Fault.Away(Duration.ofHours(1)));

      assertThatThrownBy(() -> port.find(0, signed, signed.birthBlock(), head))
          .isInstanceOf(ChainUnavailable.class);
      assertThatThrownBy(port::head).isInstanceOf(ChainUnavailable.class);

      devnet.mend(1);
      assertThat(port.find(0, signed, signed.birthBlock(), port.head().block())).isPresent();
    }
  }

  private WeightVector vector(AccountId validator) {
    return new WeightVector(new TreeMap<>(Map.of(owner, 21_845, validator, 65_535)));
  }

  private Devnet subnet(AccountId validator) {
    AccountId cold = LocalSubnet.account("//Owner");
    Subnet subnet =
        Subnet.development(SUBNET.value(), cold, owner, TEMPO)
            .with(new Neuron(validator, cold, 10_000_000_000_000L, true));
    Devnet devnet =
        Devnet.start(
            DevnetConfig.builder()
                .virtualTime(Instant.parse("2026-06-01T00:00:00Z"), Duration.ofSeconds(12))
                .finalityLag(0)
                .subtensor(SubtensorGenesis.empty().with(subnet))
                .build()
                .withEndpoints(2));
    devnet.advance(TEMPO + 3);
    return devnet;
  }

  private static Chain client(Devnet devnet, int first, int second) {
    return Chain.over(
        WebSocketRpc.connect(
            List.of(devnet.endpoints().get(first), devnet.endpoints().get(second)),
            RpcSettings.STANDARD,
            Scheduler.system(),
            RandomGenerator.getDefault()),
        ChainSettings.STANDARD.withCall(Duration.ofSeconds(3)));
  }
}
