/** How work comes in: shares of our own front end, and the APIs of other pools. */
@org.jspecify.annotations.NullMarked
package xyz.infinitehash.validator.intake;
