package xyz.infinitehash.devnet.recorded;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import xyz.infinitehash.crypto.sr25519.KeyPair;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.devnet.Devnet;
import xyz.infinitehash.devnet.DevnetConfig;
import xyz.infinitehash.devnet.chain.Chain;
import xyz.infinitehash.devnet.pallet.subtensor.SubtensorGenesis;
import xyz.infinitehash.devnet.pallet.subtensor.stake.SafeFloat;
import xyz.infinitehash.devnet.state.PalletStorage;
import xyz.infinitehash.devnet.state.State;
import xyz.infinitehash.devnet.state.StateMap;
import xyz.infinitehash.substrate.scale.ByteString;
import xyz.infinitehash.substrate.value.Value;

/**
 * A chain that begins as the recorded ones do: Alice behind Sudo, Alice, Bob and Charlie with a
 * million TAO each, the author with an account, subnets 0 and 1 without an owner, the same author,
 * the same hash of block 0 (so that recorded extrinsics are valid as they were signed), a block
 * every 12 s from 1 June 2026.
 */
public final class RecordedChain {
  /** Who makes the blocks and gets the fees. */
  public static final AccountId AUTHOR =
      AccountId.of(
          Recording.bytes("0xac859f8a216eeb1b320b4c76d118da3d7407fa523484d0a980126d3b4d0d220a"));

  private static final Instant FIRST_SLOT = Instant.parse("2026-06-01T00:00:00Z");
  private static final long MILLION = 1_000_000_000_000_000L;
  private static final long RESERVE = 10_000_000_000L;
  private static final long FIRST_STAKE = 1_000_000_000L;
  private static final Value NET = Value.of(1);
  private static final Value NOBODY = Value.of(AccountId.of(new byte[32]));

  private RecordedChain() {}

  /** Such a chain without a server, at genesis. */
  public static Chain begin() {
    DevnetConfig config = config().build();
    Chain chain = new Chain(Devnet.runtime(config), config.chain());
    firstSubnet(chain);
    return chain;
  }

  /** The settings of such a chain; {@link #firstSubnet} has to be called on the chain they make. */
  public static DevnetConfig.Builder config() {
    byte[] hash = new byte[32];
    Arrays.fill(hash, (byte) 0x45);
    DevnetConfig.Builder builder =
        DevnetConfig.builder()
            .virtualTime(FIRST_SLOT, Duration.ofSeconds(12))
            .genesisHash(ByteString.of(hash))
            .author(AUTHOR)
            .root(account("//Alice"))
            .subtensor(SubtensorGenesis.empty());
    for (String uri : List.of("//Alice", "//Bob", "//Charlie")) {
      builder.endow(account(uri), MILLION);
    }
    return builder.endow(AUTHOR, MILLION);
  }

  /** The account of a key without a password. */
  public static AccountId account(String uri) {
    try (KeyPair key = KeyPair.fromUri(uri)) {
      return key.accountId();
    }
  }

  /** Writes the genesis storage of subnet 1, which the live genesis makes for nobody. */
  public static void firstSubnet(Chain chain) {
    StateMap before = chain.head().state();
    State state = new State(before, chain.runtime().storage());
    PalletStorage items = state.of("SubtensorModule");
    for (String item : List.of("SubnetOwner", "SubnetOwnerHotkey")) {
      items.put(item, NOBODY, Value.of(0));
    }
    items.put("Owner", NOBODY, NOBODY);
    items.put("SubnetMechanism", 1, NET);
    items.put("SubnetAlphaIn", RESERVE, NET);
    items.put("SubnetTAO", RESERVE, NET);
    items.put("NetworksAdded", Value.of(true), NET);
    items.put("TotalNetworks", 2);
    items.put("TotalIssuance", 0); // the recorder's genesis did not tell the pallet of the accounts
    items.put("MaxAllowedUids", 256, NET);
    items.put("MaxAllowedValidators", 64, NET);
    items.put("MinAllowedWeights", 0, NET);
    items.put("Tempo", 100, NET);
    items.put("NetworkRegistrationAllowed", Value.of(true), NET);
    items.put("SubnetOwner", NOBODY, NET);
    items.put("SubnetLocked", 1, NET);
    items.put("LargestLocked", 1, NET);
    items.put("AlphaV2", SafeFloat.of(FIRST_STAKE).value(), NOBODY, NOBODY, NET);
    items.put("TotalHotkeyAlpha", FIRST_STAKE, NOBODY, NET);
    items.put("TotalHotkeySharesV2", SafeFloat.of(FIRST_STAKE).value(), NOBODY, NET);
    items.put("SubnetAlphaOut", FIRST_STAKE, NET);
    items.put("StakingHotkeys", Value.seq(NOBODY), NOBODY);
    items.put("TokenSymbol", Value.of("α".getBytes(StandardCharsets.UTF_8)), NET);
    firstNeuron(items);
    chain.override(changes(before, state.snapshot()));
  }

  private static void firstNeuron(PalletStorage items) {
    items.put("SubnetworkN", 1, NET);
    items.put("Active", Value.seq(Value.of(true)), NET);
    for (String item :
        List.of(
            "Emission", "Consensus", "Incentive", "Dividends", "LastUpdate", "ValidatorTrust")) {
      items.put(item, Value.seq(Value.of(0)), NET);
    }
    items.put("ValidatorPermit", Value.seq(Value.of(false)), NET);
    items.put("Keys", NOBODY, NET, Value.of(0));
    items.put("Uids", 0, NET, NOBODY);
    items.put("BlockAtRegistration", 0, NET, Value.of(0));
    items.put("IsNetworkMember", Value.of(true), NOBODY, NET);
  }

  private static Map<ByteString, Optional<ByteString>> changes(StateMap before, StateMap after) {
    SequencedMap<ByteString, Optional<ByteString>> changes = new LinkedHashMap<>();
    after.visit(
        new byte[0],
        new byte[0],
        (key, bytes) -> {
          if (before.get(key).filter(old -> Arrays.equals(old, bytes)).isEmpty()) {
            changes.put(ByteString.of(key), Optional.of(ByteString.of(bytes)));
          }
          return true;
        });
    return changes;
  }
}
