/** The loop that moves the ledger. */
@org.jspecify.annotations.NullMarked
package xyz.infinitehash.validator.task;
