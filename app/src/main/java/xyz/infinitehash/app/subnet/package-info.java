/** The subnet a devnet begins with: who owns it, who validates, what an epoch is. */
@NullMarked
package xyz.infinitehash.app.subnet;

import org.jspecify.annotations.NullMarked;
