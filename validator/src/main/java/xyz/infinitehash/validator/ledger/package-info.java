/** Weights decided, signed, sent and landed: at most once an epoch, through every crash. */
@org.jspecify.annotations.NullMarked
package xyz.infinitehash.validator.ledger;
