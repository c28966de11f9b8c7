/** Signatures, per processor second of one thread. */
@org.jspecify.annotations.NullMarked
package xyz.infinitehash.bench.signature;
