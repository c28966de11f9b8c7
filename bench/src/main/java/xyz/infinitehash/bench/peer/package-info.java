/** Software of others, measured in the same run: native and WebAssembly schnorrkel, libsodium. */
@org.jspecify.annotations.NullMarked
package xyz.infinitehash.bench.peer;
