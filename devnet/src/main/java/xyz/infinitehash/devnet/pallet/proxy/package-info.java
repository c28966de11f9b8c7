/** The Proxy pallet: accounts that act for others. */
@NullMarked
package xyz.infinitehash.devnet.pallet.proxy;

import org.jspecify.annotations.NullMarked;
