package xyz.infinitehash.devnet.pallet.subtensor.pool;

/**
 * What a swap took and gave, rao of either side.
 *
 * @param paidIn what went into the pool
 * @param paidOut what came out
 * @param fee taken beside {@code paidIn}, for the block's author
 */
public record Swap(long paidIn, long paidOut, long fee) {}
