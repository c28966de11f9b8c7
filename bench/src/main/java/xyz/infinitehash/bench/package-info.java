/**
 * What {@code ih bench NAME} runs: load generators and measured loops, each beside its peer in the
 * same run where the peer can be had. Not published, and nothing depends on it.
 */
@org.jspecify.annotations.NullMarked
package xyz.infinitehash.bench;
