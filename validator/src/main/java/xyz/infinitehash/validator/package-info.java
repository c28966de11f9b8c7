/** The validator: intake, store, ledger, and the service that runs them. */
@org.jspecify.annotations.NullMarked
package xyz.infinitehash.validator;
