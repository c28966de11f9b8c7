package xyz.infinitehash.bench.chain;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import xyz.infinitehash.bench.measure.BenchException;
import xyz.infinitehash.bench.measure.Contestant;
import xyz.infinitehash.bench.measure.WallLoop;
import xyz.infinitehash.bittensor.NetUid;
import xyz.infinitehash.bittensor.metagraph.Metagraph;
import xyz.infinitehash.crypto.hash.Blake2b;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.devnet.Devnet;
import xyz.infinitehash.devnet.DevnetConfig;
import xyz.infinitehash.devnet.pallet.subtensor.SubtensorGenesis;
import xyz.infinitehash.devnet.pallet.subtensor.SubtensorGenesis.Neuron;
import xyz.infinitehash.devnet.pallet.subtensor.SubtensorGenesis.Subnet;
import xyz.infinitehash.substrate.chain.Chain;
import xyz.infinitehash.substrate.chain.ChainAt;
import xyz.infinitehash.substrate.metadata.Field;
import xyz.infinitehash.substrate.metadata.TypeDef;
import xyz.infinitehash.substrate.metadata.TypeRegistry;
import xyz.infinitehash.substrate.value.Value;

/** A devnet on loopback with one full subnet, and a client of it; no block is made meanwhile. */
final class Loopback implements AutoCloseable {
  /** The subnet. */
  static final NetUid SUBNET = new NetUid(2);

  /** The parts that {@link Metagraph#read} asks for. */
  private static final Set<String> PARTS =
      Set.of(
          "block",
          "tempo",
          "hotkeys",
          "coldkeys",
          "active",
          "validator_permit",
          "last_update",
          "emission",
          "dividends",
          "incentives",
          "block_at_registration",
          "alpha_stake",
          "tao_stake",
          "total_stake");

  private static final int NEURONS = ChainWork.NEURONS;
  private static final long ALPHA = 1_000_000_000_000L; // rao, of the first; later ones less

  private final Devnet devnet;
  private final Chain chain;

  Loopback() {
    Subnet subnet =
        Subnet.development(SUBNET.value(), account(1_000), account(0), 360)
            .with("MaxAllowedUids", Value.of(NEURONS));
    for (int uid = 1; uid < NEURONS; uid++) {
      subnet = subnet.with(new Neuron(account(uid), account(1_000 + uid), ALPHA / uid, uid < 64));
    }
    DevnetConfig config =
        DevnetConfig.builder()
            .virtualTime(Instant.parse("2026-01-01T00:00:00Z"), Duration.ofSeconds(12))
            .finalityLag(0)
            .subtensor(SubtensorGenesis.empty().with(subnet))
            .build();
    devnet = Devnet.start(config);
    devnet.advance(1);
    chain = Chain.connect(devnet.endpoint());
  }

  URI endpoint() {
    return devnet.endpoint();
  }

  /** What a peer needs to ask for the same: endpoint, subnet, neurons, places of the parts. */
  String[] request() {
    return new String[] {
      endpoint().toString(), "" + SUBNET.value(), "" + NEURONS, places(chain.atFinalizedHead())
    };
  }

  /** The chain numbers parts by their places in the struct it answers with. */
  private static String places(ChainAt at) {
    TypeRegistry types = at.metadata().types();
    int answer = at.metadata().method("SubnetInfoRuntimeApi", "get_selective_metagraph").output();
    int struct = types.variants(answer).named("Some").orElseThrow().fields().getFirst().type();
    if (!(types.def(struct) instanceof TypeDef.Composite(List<Field> fields))) {
      throw new BenchException("the metagraph is no struct");
    }
    return IntStream.range(0, fields.size())
        .filter(place -> PARTS.contains(fields.get(place).name()))
        .mapToObj(Integer::toString)
        .collect(Collectors.joining(","));
  }

  /**
   * The selective metagraph of all neurons: one runtime call over the socket, to our records.
   *
   * @param callers threads that share the one client
   */
  Contestant metagraph(int callers) {
    ChainAt at = chain.atFinalizedHead();
    return new WallLoop(
        callers,
        () -> {
          List<?> neurons = Metagraph.read(at, SUBNET).orElseThrow().neurons();
          return neurons.size() == NEURONS;
        });
  }

  @Override
  public void close() {
    chain.close();
    devnet.close();
  }

  private static AccountId account(int number) {
    return AccountId.of(Blake2b.hash256(new byte[] {(byte) number, (byte) (number >> 8)}));
  }
}
