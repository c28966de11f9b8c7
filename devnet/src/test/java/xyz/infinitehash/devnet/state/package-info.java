@NullMarked
package xyz.infinitehash.devnet.state;

import org.jspecify.annotations.NullMarked;
