/** A subtensor in a process: {@link xyz.infinitehash.devnet.Devnet}. */
@NullMarked
package xyz.infinitehash.devnet;

import org.jspecify.annotations.NullMarked;
