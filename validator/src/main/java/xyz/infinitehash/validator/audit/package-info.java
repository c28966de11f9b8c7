/** Weights computed anew from what is stored, against what was sent and what the chain has. */
@org.jspecify.annotations.NullMarked
package xyz.infinitehash.validator.audit;
