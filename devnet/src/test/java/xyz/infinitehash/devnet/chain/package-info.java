@NullMarked
package xyz.infinitehash.devnet.chain;

import org.jspecify.annotations.NullMarked;
