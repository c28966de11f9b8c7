/** The command line: one class a command, each thin over the module that does the work. */
@NullMarked
package xyz.infinitehash.app.cli;

import org.jspecify.annotations.NullMarked;
