/** What the chain remembers: an immutable map a block, and a writable view with rollback. */
@NullMarked
package xyz.infinitehash.devnet.state;

import org.jspecify.annotations.NullMarked;
