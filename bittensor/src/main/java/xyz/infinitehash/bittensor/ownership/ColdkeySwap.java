package xyz.infinitehash.bittensor.ownership;

import java.util.Optional;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.substrate.chain.BlockNumber;
import xyz.infinitehash.substrate.chain.ChainAt;
import xyz.infinitehash.substrate.scale.ByteString;
import xyz.infinitehash.substrate.value.Value;

/**
 * A coldkey's announcement that another one takes over ({@code ColdkeySwapAnnouncements}). Until it
 * is done or taken back the coldkey can do little else.
 *
 * @param from block from which it can be done
 * @param replacementHash blake2b-256 of the other key
 * @param disputed whether it is stopped, which only the chain's root undoes
 */
public record ColdkeySwap(BlockNumber from, ByteString replacementHash, boolean disputed) {
  private static final String PALLET = "SubtensorModule";

  /** What a coldkey announced; empty when nothing is open, or the runtime has no such thing. */
  public static Optional<ColdkeySwap> read(ChainAt at, AccountId coldkey) {
    if (!at.runtime().hasStorage(PALLET, "ColdkeySwapAnnouncements")) {
      return Optional.empty();
    }
    boolean disputed = at.storage(PALLET, "ColdkeySwapDisputes", Value.of(coldkey)).isPresent();
    return at.storage(PALLET, "ColdkeySwapAnnouncements", Value.of(coldkey))
        .map(
            stored ->
                new ColdkeySwap(
                    new BlockNumber(stored.item(0).asLong()),
                    stored.item(1).asByteString(),
                    disputed));
  }
}
