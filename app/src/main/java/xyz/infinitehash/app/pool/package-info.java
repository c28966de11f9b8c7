/** The Stratum front end put together: server, share store, metrics. */
@NullMarked
package xyz.infinitehash.app.pool;

import org.jspecify.annotations.NullMarked;
