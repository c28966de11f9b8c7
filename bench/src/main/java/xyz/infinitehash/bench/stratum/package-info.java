/** Share validation and the Stratum server under a load client. */
@org.jspecify.annotations.NullMarked
package xyz.infinitehash.bench.stratum;
