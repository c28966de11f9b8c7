/** The program: one command, composed by hand in constructors. */
@NullMarked
package xyz.infinitehash.app;

import org.jspecify.annotations.NullMarked;
