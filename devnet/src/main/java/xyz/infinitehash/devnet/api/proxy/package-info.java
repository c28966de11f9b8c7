/** The runtime API of the Proxy pallet's types. */
@NullMarked
package xyz.infinitehash.devnet.api.proxy;

import org.jspecify.annotations.NullMarked;
