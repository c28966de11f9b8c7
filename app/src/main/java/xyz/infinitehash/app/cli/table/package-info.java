/** Columns for people. */
@NullMarked
package xyz.infinitehash.app.cli.table;

import org.jspecify.annotations.NullMarked;
