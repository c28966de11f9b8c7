/** The chain client's own work, without a network: metadata, metagraphs, extrinsics, timelocks. */
@org.jspecify.annotations.NullMarked
package xyz.infinitehash.bench.chain;
