@NullMarked
package xyz.infinitehash.devnet.drand;

import org.jspecify.annotations.NullMarked;
