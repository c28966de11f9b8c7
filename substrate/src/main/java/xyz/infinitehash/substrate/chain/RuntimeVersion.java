package xyz.infinitehash.substrate.chain;

/**
 * Which runtime governs a block.
 *
 * @param name of the runtime, {@code node-subtensor}
 * @param spec grows with every upgrade; decides which metadata holds
 * @param transaction goes into what is signed
 */
public record RuntimeVersion(String name, int spec, int transaction) {}
