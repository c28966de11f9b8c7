/** The running validator, put together from its parts. */
@org.jspecify.annotations.NullMarked
package xyz.infinitehash.validator.service;
