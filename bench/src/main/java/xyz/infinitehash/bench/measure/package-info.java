/**
 * How figures are taken: rates per processor second, medians of interleaved rounds, and their
 * report.
 */
@org.jspecify.annotations.NullMarked
package xyz.infinitehash.bench.measure;
