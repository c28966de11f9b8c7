/** The node's JSON-RPC over HTTP and WebSocket on one port. */
@NullMarked
package xyz.infinitehash.devnet.rpc;

import org.jspecify.annotations.NullMarked;
