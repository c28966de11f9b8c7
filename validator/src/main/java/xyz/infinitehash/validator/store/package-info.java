/** Tables of the validator: migrations, connections, plain SQL and records. */
@org.jspecify.annotations.NullMarked
package xyz.infinitehash.validator.store;
