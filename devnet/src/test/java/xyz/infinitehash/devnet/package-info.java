@NullMarked
package xyz.infinitehash.devnet;

import org.jspecify.annotations.NullMarked;
