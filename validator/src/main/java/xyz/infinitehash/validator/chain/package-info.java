/** What the validator asks of the chain, as a narrow port. */
@org.jspecify.annotations.NullMarked
package xyz.infinitehash.validator.chain;
