package xyz.infinitehash.bittensor.subnet;

import java.nio.charset.StandardCharsets;
import xyz.infinitehash.bittensor.NetUid;
import xyz.infinitehash.bittensor.Rao;
import xyz.infinitehash.bittensor.TypedCall;
import xyz.infinitehash.bittensor.identity.SubnetIdentity;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.substrate.chain.ChainAt;
import xyz.infinitehash.substrate.extrinsic.Call;
import xyz.infinitehash.substrate.metadata.Metadata;
import xyz.infinitehash.substrate.value.Value;

/** What a subnet's owner does; signed by the owner's coldkey. */
public sealed interface SubnetCall extends TypedCall {
  /** Makes a subnet; the price doubles with each one and falls with time. */
  record Register(AccountId hotkey) implements SubnetCall {
    @Override
    public Call call(Metadata metadata) {
      return named("register_network").with("hotkey", Value.of(hotkey));
    }
  }

  /** The same and says what it is. */
  record RegisterWithIdentity(AccountId hotkey, SubnetIdentity identity) implements SubnetCall {
    @Override
    public Call call(Metadata metadata) {
      return named("register_network_with_identity")
          .with("hotkey", Value.of(hotkey))
          .with("identity", Value.some(identity.toValue()));
    }
  }

  /** Starts a subnet: its token can be had from now on. */
  record Start(NetUid netUid) implements SubnetCall {
    @Override
    public Call call(Metadata metadata) {
      return on("start_call", netUid);
    }
  }

  /** Chooses one of the chain's symbols for the token. */
  record UpdateSymbol(NetUid netUid, String symbol) implements SubnetCall {
    @Override
    public Call call(Metadata metadata) {
      return on("update_symbol", netUid)
          .with("symbol", Value.of(symbol.getBytes(StandardCharsets.UTF_8)));
    }
  }

  /**
   * Sets the length of an epoch and begins a new one now.
   *
   * @param tempo 360 to 50,400 blocks
   */
  record SetTempo(NetUid netUid, int tempo) implements SubnetCall {
    @Override
    public Call call(Metadata metadata) {
      return on("set_tempo", netUid).with("tempo", Value.of(tempo));
    }
  }

  /**
   * Sets how long validators count without new weights.
   *
   * @param factorMilli thousandths of a tempo
   */
  record SetActivityCutoffFactor(NetUid netUid, long factorMilli) implements SubnetCall {
    @Override
    public Call call(Metadata metadata) {
      return on("set_activity_cutoff_factor", netUid).with("factor_milli", Value.of(factorMilli));
    }
  }

  /** Asks for an epoch after the freeze window, before its time. */
  record TriggerEpoch(NetUid netUid) implements SubnetCall {
    @Override
    public Call call(Metadata metadata) {
      return on("trigger_epoch", netUid);
    }
  }

  /**
   * Sets a hyperparameter.
   *
   * @param value of the type that the runtime wants, {@link Hyperparameter#argument}
   */
  record SetHyperparameter(NetUid netUid, Hyperparameter which, Value value) implements SubnetCall {
    @Override
    public Call call(Metadata metadata) {
      return Call.of("AdminUtils", which.callName())
          .with("netuid", netUid.toValue())
          .with(which.argument(metadata).name(), value);
    }
  }

  /** Sets the bounds of liquid alpha, each of 65,535. */
  record SetAlphaValues(NetUid netUid, int low, int high) implements SubnetCall {
    @Override
    public Call call(Metadata metadata) {
      return Call.of("AdminUtils", "sudo_set_alpha_values")
          .with("netuid", netUid.toValue())
          .with("alpha_low", Value.of(low))
          .with("alpha_high", Value.of(high));
    }
  }

  /** What a new subnet costs at this block. */
  static Rao price(ChainAt at) {
    return Rao.of(at.runtimeCall("SubnetRegistrationRuntimeApi", "get_network_registration_cost"));
  }

  private static Call named(String name) {
    return Call.of("SubtensorModule", name);
  }

  private static Call on(String name, NetUid netUid) {
    return named(name).with("netuid", netUid.toValue());
  }
}
