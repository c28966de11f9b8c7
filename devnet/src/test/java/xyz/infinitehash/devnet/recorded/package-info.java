/** The recordings of the real runtime of spec 425, and a chain that begins as theirs did. */
@NullMarked
package xyz.infinitehash.devnet.recorded;

import org.jspecify.annotations.NullMarked;
