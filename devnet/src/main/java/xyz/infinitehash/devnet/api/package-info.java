/** Runtime APIs: what {@code state_call} offers. */
@NullMarked
package xyz.infinitehash.devnet.api;

import org.jspecify.annotations.NullMarked;
