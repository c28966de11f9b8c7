package xyz.infinitehash.devnet.recorded;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import xyz.infinitehash.crypto.sr25519.KeyPair;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.devnet.Devnet;
import xyz.infinitehash.devnet.TestChain;
import xyz.infinitehash.devnet.chain.Chain;
import xyz.infinitehash.devnet.chain.Submission;
import xyz.infinitehash.devnet.pallet.system.Account;
import xyz.infinitehash.devnet.state.PalletStorage;
import xyz.infinitehash.devnet.state.State;
import xyz.infinitehash.devnet.state.StateMap;
import xyz.infinitehash.substrate.extrinsic.Call;
import xyz.infinitehash.substrate.scale.ByteString;
import xyz.infinitehash.substrate.value.Value;

/**
 * The state every line of refusals.jsonl begins with. The recording does not hold it; it is put
 * together from what the lines say about it: who signs with which nonce, what is fine and what is
 * not. Subnet 2 has started and has five neurons (its owner's, two validators, two miners; one
 * validator has a permit and stake, one miner has served), subnet 3 has not started. Block 28.
 */
final class RefusalWorld {
  private static final int HEAD = 28;
  private static final int NETUID = 2;
  private static final long TAO = 1_000_000_000L;
  private static final long RICH = 100_000 * TAO;
  private static final long POOR = 5_000_000; // enough for the fee of register_network, no more
  private static final Value NET = Value.of(NETUID);

  private final Chain chain;
  private final TestChain signer;
  private final Map<String, Long> nonces = new HashMap<>();

  private RefusalWorld(Devnet devnet) {
    this.chain = devnet.chain();
    this.signer = TestChain.of(devnet);
  }

  /** A devnet in that state, with a server. */
  static Devnet start() {
    Devnet devnet = Devnet.start(RecordedChain.config().build());
    RecordedChain.firstSubnet(devnet.chain());
    new RefusalWorld(devnet).build();
    return devnet;
  }

  private void build() {
    edit(
        state -> {
          for (String rich :
              List.of("Owner", "Owner2", "Vali", "Vali2", "Miner", "Miner2", "Stranger")) {
            fund(state, rich.equals("Stranger") ? "//Stranger" : "//" + rich + "Cold", RICH);
          }
          fund(state, "//PoorCold", POOR);
          state.of("SubtensorModule").put("NetworkRateLimit", 0);
          state.of("SubtensorModule").put("AdminFreezeWindow", 0);
          state.of("Drand").put("LastStoredRound", 5_000);
        });
    send("//OwnerCold", hotkey("register_network", "//OwnerHot"));
    send("//Owner2Cold", hotkey("register_network", "//Owner2Hot"));
    send("//OwnerCold", subtensor("start_call").with("netuid", NET));
    for (String who : List.of("Vali", "Vali2", "Miner", "Miner2")) {
      send("//" + who + "Cold", hotkey("burned_register", "//" + who + "Hot").with("netuid", NET));
    }
    send(
        "//ValiCold",
        hotkey("add_stake", "//ValiHot")
            .with("netuid", NET)
            .with("amount_staked", Value.of(500 * TAO)));
    send("//MinerHot", axon());
    send("//ValiHot", commitment());
    while (chain.head().number() < HEAD) {
      chain.produce();
    }
    edit(
        state -> {
          PalletStorage items = state.of("SubtensorModule");
          items.put("CommitRevealWeightsEnabled", Value.of(false), NET);
          items.put("WeightsVersionKey", 10, NET);
          items.put("MinAllowedWeights", 3, NET);
          items.put("WeightsSetRateLimit", 0, NET);
          boolean[] permits = {false, true, false, false, false};
          items.put("ValidatorPermit", bools(permits), NET);
        });
  }

  private static Value bools(boolean[] flags) {
    Value[] values = new Value[flags.length];
    for (int i = 0; i < flags.length; i++) {
      values[i] = Value.of(flags[i]);
    }
    return Value.seq(values);
  }

  private static void fund(State state, String uri, long rao) {
    AccountId who = RecordedChain.account(uri);
    Account.of(state, who).withFree(rao).withProviders(1).store(state, who);
  }

  private static Call subtensor(String name) {
    return Call.of("SubtensorModule", name);
  }

  private static Call hotkey(String name, String hotkey) {
    return subtensor(name).with("hotkey", Value.of(RecordedChain.account(hotkey)));
  }

  private static Call axon() {
    return subtensor("serve_axon")
        .with("netuid", NET)
        .with("version", Value.of(1))
        .with("ip", Value.of(134_744_072))
        .with("port", Value.of(8091))
        .with("ip_type", Value.of(4))
        .with("protocol", Value.of(4))
        .with("placeholder1", Value.of(0))
        .with("placeholder2", Value.of(0));
  }

  private static Call commitment() {
    return Call.of("Commitments", "set_commitment")
        .with("netuid", NET)
        .with("info", Value.struct("fields", Value.seq()));
  }

  /** In a block of its own; must succeed. */
  private void send(String uri, Call call) {
    long nonce = nonces.merge(uri, 1L, Long::sum) - 1;
    try (KeyPair key = KeyPair.fromUri(uri)) {
      Submission answer = chain.submit(signer.signed(key, nonce, call));
      assertThat(answer).as(call.name()).isInstanceOf(Submission.Accepted.class);
    }
    chain.produce();
    assertThat(signer.events(1)).as(call.name()).endsWith("System.ExtrinsicSuccess");
  }

  private void edit(java.util.function.Consumer<State> change) {
    StateMap before = chain.head().state();
    State state = new State(before, chain.runtime().storage());
    change.accept(state);
    Map<ByteString, Optional<ByteString>> pairs = new LinkedHashMap<>();
    state
        .snapshot()
        .visit(
            new byte[0],
            new byte[0],
            (key, value) -> {
              if (before.get(key).filter(old -> java.util.Arrays.equals(old, value)).isEmpty()) {
                pairs.put(ByteString.of(key), Optional.of(ByteString.of(value)));
              }
              return true;
            });
    chain.override(pairs);
  }
}
