/** What an operator lives with: metrics, logs, the database that comes along. */
@NullMarked
package xyz.infinitehash.app.ops;

import org.jspecify.annotations.NullMarked;
