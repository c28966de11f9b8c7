package xyz.infinitehash.bittensor.stake;

import xyz.infinitehash.bittensor.Rao;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.substrate.chain.ChainAt;
import xyz.infinitehash.substrate.value.Value;

/** TAO of accounts. */
public final class Balances {
  private Balances() {}

  /** What an account can spend, up to the existential deposit; zero for one that does not exist. */
  public static Rao free(ChainAt at, AccountId account) {
    return Rao.of(at.value("System", "Account", Value.of(account)).field("data").field("free"));
  }
}
