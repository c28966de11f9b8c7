@NullMarked
package xyz.infinitehash.devnet.runtime;

import org.jspecify.annotations.NullMarked;
