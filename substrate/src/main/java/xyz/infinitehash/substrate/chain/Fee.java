package xyz.infinitehash.substrate.chain;

import java.math.BigInteger;

/**
 * What an extrinsic would cost.
 *
 * @param amount in the chain's smallest unit (rao), without tip; 0 for free calls
 * @param dispatchClass {@code Normal}, {@code Operational} or {@code Mandatory}
 */
public record Fee(BigInteger amount, String dispatchClass) {}
