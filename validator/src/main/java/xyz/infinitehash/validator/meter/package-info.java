/**
 * How work is measured: what sources there are, what they said, and what that makes of a window.
 */
@org.jspecify.annotations.NullMarked
package xyz.infinitehash.validator.meter;
