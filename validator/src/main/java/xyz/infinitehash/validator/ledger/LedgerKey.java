package xyz.infinitehash.validator.ledger;

import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.validator.chain.SubnetId;

/**
 * What there is at most one commit for (law L1).
 *
 * @param subnet of which chain
 * @param hotkey who signs
 * @param mechanism which of the subnet's weight tables, 0 or 1
 * @param epoch index of the epoch whose work is weighed
 */
public record LedgerKey(SubnetId subnet, AccountId hotkey, int mechanism, long epoch) {}
