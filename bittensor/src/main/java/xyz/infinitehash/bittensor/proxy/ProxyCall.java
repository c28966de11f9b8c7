package xyz.infinitehash.bittensor.proxy;

import xyz.infinitehash.bittensor.TypedCall;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.substrate.extrinsic.Call;
import xyz.infinitehash.substrate.metadata.Metadata;
import xyz.infinitehash.substrate.scale.ByteString;
import xyz.infinitehash.substrate.value.Value;

/**
 * Acting for another account. Whether the call inside failed is told by events only: {@code
 * CallOutcome.PartlyFailed}. A delay is in blocks: with one, calls must be announced first.
 */
public sealed interface ProxyCall extends TypedCall {
  /** A call in the name of an account that gave leave. */
  record For(AccountId real, TypedCall inner) implements ProxyCall {
    @Override
    public Call call(Metadata metadata) {
      return of("proxy", "real", real)
          .with("force_proxy_type", Value.none())
          .with("call", inner.call(metadata).toValue());
    }
  }

  /** The same by leave of one kind, when there are several. */
  record ForBy(AccountId real, ProxyType type, TypedCall inner) implements ProxyCall {
    @Override
    public Call call(Metadata metadata) {
      return of("proxy", "real", real)
          .with("force_proxy_type", Value.some(type.toValue()))
          .with("call", inner.call(metadata).toValue());
    }
  }

  /** Gives leave; a deposit is kept back until it is taken away again. */
  record Add(AccountId delegate, ProxyType type, int delay) implements ProxyCall {
    @Override
    public Call call(Metadata metadata) {
      return leave("add_proxy", delegate, type, delay);
    }
  }

  /** Takes leave away. */
  record Remove(AccountId delegate, ProxyType type, int delay) implements ProxyCall {
    @Override
    public Call call(Metadata metadata) {
      return leave("remove_proxy", delegate, type, delay);
    }
  }

  /** Takes all leave away. */
  record RemoveAll() implements ProxyCall {
    @Override
    public Call call(Metadata metadata) {
      return Call.of("Proxy", "remove_proxies");
    }
  }

  /** Makes an account without a key, for which the signer has leave. */
  record CreatePure(ProxyType type, int delay, int index) implements ProxyCall {
    @Override
    public Call call(Metadata metadata) {
      return Call.of("Proxy", "create_pure")
          .with("proxy_type", type.toValue())
          .with("delay", Value.of(delay))
          .with("index", Value.of(index));
    }
  }

  /**
   * Ends such an account, for ever and with all it has; signed in its name.
   *
   * @param height block it was made in
   * @param extrinsic index of the extrinsic in that block
   */
  record KillPure(AccountId spawner, ProxyType type, int index, long height, int extrinsic)
      implements ProxyCall {
    @Override
    public Call call(Metadata metadata) {
      return of("kill_pure", "spawner", spawner)
          .with("proxy_type", type.toValue())
          .with("index", Value.of(index))
          .with("height", Value.of(height))
          .with("ext_index", Value.of(extrinsic));
    }
  }

  /**
   * Announces a call, to be made after the delay.
   *
   * @param callHash blake2b-256 of the call's bytes
   */
  record Announce(AccountId real, ByteString callHash) implements ProxyCall {
    @Override
    public Call call(Metadata metadata) {
      return of("announce", "real", real).with("call_hash", Value.of(callHash));
    }
  }

  /** Takes an announcement of one's own back. */
  record RemoveAnnouncement(AccountId real, ByteString callHash) implements ProxyCall {
    @Override
    public Call call(Metadata metadata) {
      return of("remove_announcement", "real", real).with("call_hash", Value.of(callHash));
    }
  }

  /** Refuses what a delegate announced. */
  record RejectAnnouncement(AccountId delegate, ByteString callHash) implements ProxyCall {
    @Override
    public Call call(Metadata metadata) {
      return of("reject_announcement", "delegate", delegate).with("call_hash", Value.of(callHash));
    }
  }

  /** Makes a call that a delegate announced; anybody may. */
  record Announced(AccountId delegate, AccountId real, TypedCall inner) implements ProxyCall {
    @Override
    public Call call(Metadata metadata) {
      return of("proxy_announced", "delegate", delegate)
          .with("real", Value.address(real))
          .with("force_proxy_type", Value.none())
          .with("call", inner.call(metadata).toValue());
    }
  }

  /** Lets the account pay the fees of what its delegate does. */
  record RealPaysFee(AccountId delegate, boolean pays) implements ProxyCall {
    @Override
    public Call call(Metadata metadata) {
      return of("set_real_pays_fee", "delegate", delegate).with("pays_fee", Value.of(pays));
    }
  }

  private static Call of(String name, String role, AccountId account) {
    return Call.of("Proxy", name).with(role, Value.address(account));
  }

  private static Call leave(String name, AccountId delegate, ProxyType type, int delay) {
    return of(name, "delegate", delegate)
        .with("proxy_type", type.toValue())
        .with("delay", Value.of(delay));
  }
}
