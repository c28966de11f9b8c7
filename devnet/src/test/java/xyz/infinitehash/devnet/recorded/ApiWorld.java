package xyz.infinitehash.devnet.recorded;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import xyz.infinitehash.bittensor.NetUid;
import xyz.infinitehash.bittensor.Uid;
import xyz.infinitehash.bittensor.weights.CommitTimelockedWeights;
import xyz.infinitehash.bittensor.weights.WeightTable;
import xyz.infinitehash.bittensor.weights.WeightVector;
import xyz.infinitehash.bittensor.weights.WeightsTlockPayload;
import xyz.infinitehash.crypto.sr25519.KeyPair;
import xyz.infinitehash.crypto.timelock.DrandNetwork;
import xyz.infinitehash.crypto.timelock.Timelock;
import xyz.infinitehash.devnet.TestChain;
import xyz.infinitehash.devnet.chain.Chain;
import xyz.infinitehash.devnet.chain.Submission;
import xyz.infinitehash.devnet.pallet.system.Account;
import xyz.infinitehash.devnet.state.State;
import xyz.infinitehash.devnet.state.StateMap;
import xyz.infinitehash.substrate.extrinsic.Call;
import xyz.infinitehash.substrate.scale.ByteString;
import xyz.infinitehash.substrate.value.Value;

/**
 * The three states that apis.jsonl was asked in. The recording does not hold them; the calls that
 * led there, block by block, are read off its answers and off storage.jsonl, which has entries of
 * the last one. {@link ApiReplayTest} compares those as well.
 */
final class ApiWorld {
  private static final long TAO = 1_000_000_000L;
  private static final long FUNDS = 100_000 * TAO;
  private static final long ROUND = 1_000;
  private static final Value NET = Value.of(2);
  private static final List<String> NEURONS = List.of("Vali", "Vali2", "Miner", "Miner2");

  private final Chain chain = RecordedChain.begin();
  private final TestChain signer = TestChain.of(chain);
  private final Map<String, Long> nonces = new HashMap<>();

  /** The state of each moment by its name in the recording. */
  static Map<String, Chain> moments() {
    Map<String, Chain> moments = new TreeMap<>();
    ApiWorld first = new ApiWorld();
    first.subnets();
    moments.put("two new subnets", first.chain);
    ApiWorld second = new ApiWorld();
    second.subnets();
    second.life();
    moments.put("neurons, stake, axon, commitment, identities, a lock", second.chain);
    ApiWorld third = new ApiWorld();
    third.subnets();
    third.life();
    third.epochs();
    moments.put("after epochs with two mechanisms", third.chain);
    return moments;
  }

  private void subnets() {
    fund("//OwnerCold", "//Owner2Cold");
    edit(state -> state.of("SubtensorModule").put("NetworkRateLimit", 0));
    send("//OwnerCold", hotkey("register_network", "//OwnerHot"));
    sudo(admin("sudo_set_admin_freeze_window").with("window", Value.of(0)));
    send("//OwnerCold", on("start_call"));
    send("//Owner2Cold", hotkey("register_network", "//Owner2Hot"));
    sudo(admin("sudo_set_admin_freeze_window").with("window", Value.of(0)));
  }

  private void life() {
    NEURONS.forEach(who -> fund("//" + who + "Cold"));
    NEURONS.forEach(
        who -> offer("//" + who + "Cold", onHotkey("burned_register", "//" + who + "Hot")));
    chain.produce();
    stake("Vali", 395);
    stake("Vali2", 817);
    send(
        "//MinerHot",
        endpoint("serve_axon", 1, 8091)
            .with("protocol", Value.of(4))
            .with("placeholder1", Value.of(1))
            .with("placeholder2", Value.of(2)));
    send("//MinerHot", endpoint("serve_prometheus", 2, 9090));
    send("//MinerHot", commitment());
    send(
        "//ValiCold",
        identity(
            "set_identity",
            "name:Vali,url:u,github_repo:g,image:i,discord:d,description:ü,additional:a"));
    send(
        "//OwnerCold",
        identity(
                "set_subnet_identity",
                "subnet_name:Infinite,github_repo:r,subnet_contact:c,subnet_url:s,discord:d,description:x,logo_url:l,additional:")
            .with("netuid", NET));
    send("//ValiCold", onHotkey("lock_stake", "//ValiHot").with("amount", Value.of(20 * TAO)));
    send("//ValiCold", onHotkey("set_coldkey_auto_stake_hotkey", "//ValiHot"));
  }

  private void epochs() {
    sudo(onAdmin("sudo_set_max_allowed_uids").with("max_allowed_uids", Value.of(64)));
    sudo(onAdmin("sudo_set_mechanism_count").with("mechanism_count", Value.of(2)));
    sudo(onAdmin("sudo_set_tempo").with("tempo", Value.of(8)));
    sudo(onAdmin("sudo_set_weights_set_rate_limit").with("weights_set_rate_limit", Value.of(0)));
    walkTo(28);
    edit(ApiWorld::pulse);
    commit("//ValiHot", 0, 65535, 63783, 64719, 51948, 19926);
    commit("//ValiHot", 1, 65535, 16468, 19283, 30049, 6925);
    commit("//Vali2Hot", 0, 55432, 36992, 27120, 56610, 65535);
    commit("//Vali2Hot", 1, 16739, 64495, 31174, 53506, 65535);
    walkTo(52);
    sudo(onAdmin("sudo_set_tempo").with("tempo", Value.of(360)));
    Value child = Value.seq(Value.of(1_000), Value.of(RecordedChain.account("//MinerHot")));
    send("//OwnerCold", onHotkey("set_children", "//OwnerHot").with("children", Value.seq(child)));
    send(
        "//OwnerCold",
        Call.of("Proxy", "add_proxy")
            .with("delegate", Value.address(RecordedChain.account("//Boss")))
            .with("proxy_type", Value.variant("Any"))
            .with("delay", Value.of(0)));
  }

  private static void pulse(State state) {
    for (var line : Recording.lines("storage")) {
      if (line.path("item").asString().equals("Pulses")
          && line.path("scenario").asString("").equals("apis")) {
        state.put(
            Recording.bytes(line.get("keyHex").asString()),
            Recording.bytes(line.get("valueHex").asString()));
      }
    }
    state.of("Drand").put("LastStoredRound", ROUND);
  }

  private void commit(String uri, int mechanism, int... weights) {
    SequencedMap<Uid, Integer> row = new LinkedHashMap<>();
    for (int uid = 0; uid < weights.length; uid++) {
      row.put(new Uid(uid), weights[uid]);
    }
    byte[] payload =
        WeightsTlockPayload.of(RecordedChain.account(uri), WeightVector.of(row), 0).encode();
    byte[] sealed = new Timelock(DrandNetwork.quicknet(), new Random(1)).encrypt(payload, ROUND);
    WeightTable table = new WeightTable(new NetUid(2), mechanism);
    send(uri, new CommitTimelockedWeights(table, ByteString.of(sealed), ROUND, 4).call());
  }

  private void stake(String who, long tao) {
    send(
        "//" + who + "Cold",
        onHotkey("add_stake", "//" + who + "Hot").with("amount_staked", Value.of(tao * TAO + 7)));
  }

  private static Call endpoint(String name, int version, int port) {
    return on(name)
        .with("version", Value.of(version))
        .with("ip", Value.of(134_744_072))
        .with("port", Value.of(port))
        .with("ip_type", Value.of(4));
  }

  private static Call commitment() {
    Value hello =
        Value.variant("Raw5", Value.of("hello".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    return Call.of("Commitments", "set_commitment")
        .with("netuid", NET)
        .with("info", Value.struct("fields", Value.seq(hello)));
  }

  private static Call identity(String name, String texts) {
    Call call = Call.of("SubtensorModule", name);
    for (String text : texts.split(",")) {
      int colon = text.indexOf(':');
      call =
          call.with(
              text.substring(0, colon),
              Value.of(
                  text.substring(colon + 1).getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }
    return call;
  }

  private static Call on(String name) {
    return Call.of("SubtensorModule", name).with("netuid", NET);
  }

  private static Call hotkey(String name, String hotkey) {
    return Call.of("SubtensorModule", name).with("hotkey", Value.of(RecordedChain.account(hotkey)));
  }

  private static Call onHotkey(String name, String hotkey) {
    return hotkey(name, hotkey).with("netuid", NET);
  }

  private static Call admin(String name) {
    return Call.of("AdminUtils", name);
  }

  private static Call onAdmin(String name) {
    return admin(name).with("netuid", NET);
  }

  private void sudo(Call call) {
    send("//Alice", Call.of("Sudo", "sudo").with("call", call.toValue()));
  }

  /** In a block of its own; must succeed. */
  private void send(String uri, Call call) {
    offer(uri, call);
    chain.produce();
    assertThat(signer.events(1)).as(call.name()).endsWith("System.ExtrinsicSuccess");
  }

  private void offer(String uri, Call call) {
    long nonce = nonces.merge(uri, 1L, Long::sum) - 1;
    try (KeyPair key = KeyPair.fromUri(uri)) {
      assertThat(chain.submit(signer.signed(key, nonce, call)))
          .as(call.name())
          .isInstanceOf(Submission.Accepted.class);
    }
  }

  private void walkTo(long block) {
    while (chain.head().number() < block) {
      chain.produce();
    }
  }

  private void fund(String... uris) {
    edit(
        state -> {
          for (String uri : uris) {
            var who = RecordedChain.account(uri);
            Account.of(state, who).withFree(FUNDS).withProviders(1).store(state, who);
          }
        });
  }

  private void edit(Consumer<State> change) {
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
              pairs.put(ByteString.of(key), Optional.of(ByteString.of(value)));
              return true;
            });
    chain.override(pairs);
  }
}
