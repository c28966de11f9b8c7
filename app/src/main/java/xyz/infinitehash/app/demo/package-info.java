/** The whole subnet in one process: what {@code ih demo} runs, shows and checks. */
@NullMarked
package xyz.infinitehash.app.demo;

import org.jspecify.annotations.NullMarked;
