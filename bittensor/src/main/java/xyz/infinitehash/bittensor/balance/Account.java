package xyz.infinitehash.bittensor.balance;

import xyz.infinitehash.bittensor.Rao;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.substrate.chain.ChainAt;
import xyz.infinitehash.substrate.value.Value;

/**
 * TAO of an account and how many extrinsics it has sent ({@code System.Account}); what is staked is
 * not in here. All zero for an account that does not exist.
 *
 * @param nonce of its next extrinsic, not counting those that wait in the pool
 * @param free can be spent, up to {@code frozen}
 * @param reserved kept back as deposits
 * @param frozen of the free TAO, cannot leave
 */
public record Account(long nonce, Rao free, Rao reserved, Rao frozen) {
  /** Reads it. */
  public static Account read(ChainAt at, AccountId account) {
    return of(at.value("System", "Account", Value.of(account)));
  }

  /** From the chain's {@code AccountInfo}. */
  public static Account of(Value info) {
    Value data = info.field("data");
    return new Account(
        info.field("nonce").asLong(),
        Rao.of(data.field("free")),
        Rao.of(data.field("reserved")),
        Rao.of(data.field("frozen")));
  }
}
