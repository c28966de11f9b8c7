package xyz.infinitehash.bittensor.balance;

import xyz.infinitehash.bittensor.Rao;
import xyz.infinitehash.bittensor.TypedCall;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.substrate.extrinsic.Call;
import xyz.infinitehash.substrate.metadata.Metadata;
import xyz.infinitehash.substrate.value.Value;

/**
 * TAO from one account to another. An account left with less than the existential deposit (500 rao)
 * ends, and what it had is lost.
 */
public sealed interface TransferCall extends TypedCall {
  /** Fails rather than end the sender's account. */
  record KeepAlive(AccountId to, Rao amount) implements TransferCall {
    @Override
    public Call call(Metadata metadata) {
      return sending("transfer_keep_alive", to).with("value", amount.toValue());
    }
  }

  /** May end the sender's account. */
  record AllowDeath(AccountId to, Rao amount) implements TransferCall {
    @Override
    public Call call(Metadata metadata) {
      return sending("transfer_allow_death", to).with("value", amount.toValue());
    }
  }

  /**
   * Everything that can be sent.
   *
   * @param keepAlive whether the existential deposit stays
   */
  record All(AccountId to, boolean keepAlive) implements TransferCall {
    @Override
    public Call call(Metadata metadata) {
      return sending("transfer_all", to).with("keep_alive", Value.of(keepAlive));
    }
  }

  /** Destroys TAO of the signer. */
  record Burn(Rao amount, boolean keepAlive) implements TransferCall {
    @Override
    public Call call(Metadata metadata) {
      return Call.of("Balances", "burn")
          .with("value", amount.toValue())
          .with("keep_alive", Value.of(keepAlive));
    }
  }

  private static Call sending(String name, AccountId to) {
    return Call.of("Balances", name).with("dest", Value.address(to));
  }
}
