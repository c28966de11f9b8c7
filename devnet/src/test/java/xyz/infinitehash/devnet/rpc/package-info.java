@NullMarked
package xyz.infinitehash.devnet.rpc;

import org.jspecify.annotations.NullMarked;
