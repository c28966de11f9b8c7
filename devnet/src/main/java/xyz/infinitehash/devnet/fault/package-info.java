/** Faults on command: what one endpoint, or the whole chain, does wrong, and for how long. */
@NullMarked
package xyz.infinitehash.devnet.fault;

import org.jspecify.annotations.NullMarked;
