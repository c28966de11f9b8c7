/**
 * A Stratum V1 client that really hashes: SHA-256d of 80-byte headers on the processor, for tests,
 * for the demo and for looking. One {@link xyz.infinitehash.stratum.cpuminer.CpuMiner} is one
 * connection and some hashing threads; nothing it reports is made up.
 */
package xyz.infinitehash.stratum.cpuminer;
