/** The client's connection against nodes that fail. */
@NullMarked
package xyz.infinitehash.devnet.connection;

import org.jspecify.annotations.NullMarked;
