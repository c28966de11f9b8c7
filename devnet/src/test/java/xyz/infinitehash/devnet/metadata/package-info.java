@NullMarked
package xyz.infinitehash.devnet.metadata;

import org.jspecify.annotations.NullMarked;
