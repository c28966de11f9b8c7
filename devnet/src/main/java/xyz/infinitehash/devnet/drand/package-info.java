/** A stand-in for drand: one key that signs every round. */
@NullMarked
package xyz.infinitehash.devnet.drand;

import org.jspecify.annotations.NullMarked;
