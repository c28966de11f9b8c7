/** What a chain tells of who makes its blocks, and when. */
@NullMarked
package xyz.infinitehash.devnet.api.aura;

import org.jspecify.annotations.NullMarked;
