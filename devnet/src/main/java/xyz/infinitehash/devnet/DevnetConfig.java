package xyz.infinitehash.devnet;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import xyz.infinitehash.crypto.hash.Blake2b;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.crypto.timelock.DrandKey;
import xyz.infinitehash.devnet.api.RuntimeApi;
import xyz.infinitehash.devnet.api.subtensor.DelegateInfoApi;
import xyz.infinitehash.devnet.api.subtensor.NeuronInfoApi;
import xyz.infinitehash.devnet.api.subtensor.PriceApi;
import xyz.infinitehash.devnet.api.subtensor.StakeInfoApi;
import xyz.infinitehash.devnet.api.subtensor.SubnetInfoApi;
import xyz.infinitehash.devnet.api.subtensor.SubnetRegistrationApi;
import xyz.infinitehash.devnet.chain.ChainSettings;
import xyz.infinitehash.devnet.chain.ChainTime;
import xyz.infinitehash.devnet.chain.Pace;
import xyz.infinitehash.devnet.drand.DrandPallet;
import xyz.infinitehash.devnet.drand.StoredPulses;
import xyz.infinitehash.devnet.fault.FaultSettings;
import xyz.infinitehash.devnet.metadata.Layout;
import xyz.infinitehash.devnet.pallet.Pallet;
import xyz.infinitehash.devnet.pallet.adminutils.AdminUtilsPallet;
import xyz.infinitehash.devnet.pallet.commitments.CommitmentsPallet;
import xyz.infinitehash.devnet.pallet.listing.StoragePallet;
import xyz.infinitehash.devnet.pallet.shield.ShieldPallet;
import xyz.infinitehash.devnet.pallet.subtensor.SubtensorGenesis;
import xyz.infinitehash.devnet.pallet.subtensor.SubtensorPallet;
import xyz.infinitehash.devnet.rpc.RpcLimits;
import xyz.infinitehash.devnet.runtime.RuntimeSettings;
import xyz.infinitehash.substrate.scale.ByteString;

/**
 * How a devnet is set up; made by {@link #builder}.
 *
 * @param name of the chain, as system_chain tells
 * @param port to listen on; 0 for any free one
 * @param chain pace, time, finality, how much is kept
 * @param runtime spec version and who gets the fees
 * @param root account behind Sudo
 * @param endowed accounts with money from genesis, in rao
 * @param pallets beside System, Timestamp, Aura, Balances, TransactionPayment, Utility, Sudo,
 *     Multisig, Proxy
 * @param apis runtime APIs of those pallets
 * @param limits what one peer may take
 * @param faults how many endpoints there are, and what faults go by
 */
public record DevnetConfig(
    String name,
    int port,
    ChainSettings chain,
    RuntimeSettings runtime,
    AccountId root,
    SequencedMap<AccountId, Long> endowed,
    List<Pallet> pallets,
    List<RuntimeApi> apis,
    RpcLimits limits,
    FaultSettings faults) {
  public DevnetConfig {
    endowed = new LinkedHashMap<>(endowed);
    pallets = List.copyOf(pallets);
    apis = List.copyOf(apis);
  }

  /** The same with so many JSON-RPC servers over the one chain, each with its own faults. */
  public DevnetConfig withEndpoints(int endpoints) {
    FaultSettings more = new FaultSettings(endpoints, faults.seed(), faults.clock());
    return with(chain, runtime, more);
  }

  /** The same with so many blocks between the best and the final one. */
  public DevnetConfig withFinalityLag(int blocks) {
    return with(chain.withFinalityLag(blocks), runtime, faults);
  }

  /** The same with another runtime. */
  public DevnetConfig withRuntime(RuntimeSettings other) {
    return with(chain, other, faults);
  }

  private DevnetConfig with(ChainSettings chain, RuntimeSettings runtime, FaultSettings faults) {
    return new DevnetConfig(
        name, port, chain, runtime, root, endowed, pallets, apis, limits, faults);
  }

  /** Blocks every 250 ms of real time, final one block later, nobody endowed. */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects the settings. */
  public static final class Builder {
    /** Makes all blocks and gets the fees. */
    public static final AccountId AUTHOR =
        AccountId.of(Blake2b.hash256(new byte[] {'d', 'e', 'v', 'n', 'e', 't'}));

    private String name = "InfiniteHash devnet";
    private int port;
    private Pace pace = new Pace.Every(Duration.ofMillis(250));
    private ChainTime time = new ChainTime.Real(InstantSource.system());
    private Duration slot = Duration.ofMillis(250);
    private int finalityLag = 1;
    private int keptBlocks = 20_000;
    private ByteString genesisHash = ByteString.EMPTY;
    private int specVersion = 425;
    private AccountId root = AUTHOR;
    private AccountId author = AUTHOR;
    private Pallet drand = new StoredPulses();
    private final SequencedMap<AccountId, Long> endowed = new LinkedHashMap<>();
    private final List<Pallet> pallets = new ArrayList<>();
    private final List<RuntimeApi> apis = new ArrayList<>();
    private RpcLimits limits = RpcLimits.DEFAULT;
    private FaultSettings faults = FaultSettings.DEFAULT;

    private Builder() {}

    /** Name of the chain. */
    public Builder name(String chainName) {
      name = chainName;
      return this;
    }

    /** Port to listen on; without it any free one. */
    public Builder port(int listenOn) {
      port = listenOn;
      return this;
    }

    /** A block in each period of real time, with the time of the system's clock. */
    public Builder blockTime(Duration period) {
      pace = new Pace.Every(period);
      slot = period;
      return this;
    }

    /** Blocks only when asked for, each a step later than the one before; genesis at the start. */
    public Builder virtualTime(Instant start, Duration step) {
      pace = new Pace.OnDemand();
      time = new ChainTime.Virtual(start, step);
      slot = step;
      return this;
    }

    /** When blocks are made, apart from the time they tell. */
    public Builder pace(Pace when) {
      pace = when;
      return this;
    }

    /** The time blocks tell, apart from when they are made. */
    public Builder time(ChainTime told) {
      time = told;
      return this;
    }

    /** The slot duration that constants tell, when it is to differ from the block time. */
    public Builder slot(Duration length) {
      slot = length;
      return this;
    }

    /** Blocks between the best and the final one; 0 makes every block final at once. */
    public Builder finalityLag(int blocks) {
      finalityLag = blocks;
      return this;
    }

    /** How many of the newest blocks can still be asked about. */
    public Builder keptBlocks(int blocks) {
      keptBlocks = blocks;
      return this;
    }

    /** The hash block 0 is known by, for extrinsics signed elsewhere. */
    public Builder genesisHash(ByteString hash) {
      genesisHash = hash;
      return this;
    }

    /** The spec version told and signed. */
    public Builder specVersion(int spec) {
      specVersion = spec;
      return this;
    }

    /** The account behind Sudo. */
    public Builder root(AccountId account) {
      root = account;
      return this;
    }

    /** Who makes the blocks and gets the fees; to be said before {@link #subtensor}. */
    public Builder author(AccountId account) {
      author = account;
      return this;
    }

    /**
     * A drand of its own: every pulse of this key is stored by the first block that is not older.
     * Without it nothing writes pulses. To be said before {@link #subtensor}.
     */
    public Builder drand(DrandKey key) {
      drand = new DrandPallet(key);
      return this;
    }

    /** Gives an account money from genesis, in rao. */
    public Builder endow(AccountId account, long rao) {
      endowed.merge(account, rao, Math::addExact);
      return this;
    }

    /** Adds pallets. */
    public Builder pallets(Pallet... more) {
      pallets.addAll(List.of(more));
      return this;
    }

    /** Adds runtime APIs. */
    public Builder apis(RuntimeApi... more) {
      apis.addAll(List.of(more));
      return this;
    }

    /** Makes it a chain with subnets: SubtensorModule and what belongs to it, with their APIs. */
    public Builder subtensor(SubtensorGenesis genesis) {
      return pallets(
              new SubtensorPallet(genesis, author),
              new CommitmentsPallet(),
              new AdminUtilsPallet(),
              drand,
              ShieldPallet.development(),
              StoragePallet.swap(),
              StoragePallet.alphaAssets())
          .apis(
              new SubnetInfoApi(),
              new NeuronInfoApi(),
              new StakeInfoApi(),
              new DelegateInfoApi(),
              new SubnetRegistrationApi(),
              new PriceApi());
    }

    /** What one peer may take. */
    public Builder limits(RpcLimits perPeer) {
      limits = perPeer;
      return this;
    }

    /** How many endpoints there are, and what faults go by. */
    public Builder faults(FaultSettings settings) {
      faults = settings;
      return this;
    }

    /** The settings. */
    public DevnetConfig build() {
      ChainSettings chain =
          new ChainSettings(pace, time, slot.toMillis(), finalityLag, keptBlocks, genesisHash);
      RuntimeSettings runtime = new RuntimeSettings(specVersion, 1, author, Layout.LIVE);
      return new DevnetConfig(
          name, port, chain, runtime, root, endowed, pallets, apis, limits, faults);
    }
  }
}
