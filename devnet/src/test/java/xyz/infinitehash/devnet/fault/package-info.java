@NullMarked
package xyz.infinitehash.devnet.fault;

import org.jspecify.annotations.NullMarked;
