package xyz.infinitehash.validator.ledger;

import java.util.Optional;

/** Where a ledger can be had, by one holder at a time. */
@FunctionalInterface
public interface Ledgers {
  /** The ledger; empty while another process holds it. The caller closes it. */
  Optional<LedgerStore> open();
}
