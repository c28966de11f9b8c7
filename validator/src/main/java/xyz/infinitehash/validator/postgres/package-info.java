/** A real PostgreSQL, found or started by us. */
@org.jspecify.annotations.NullMarked
package xyz.infinitehash.validator.postgres;
