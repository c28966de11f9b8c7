package xyz.infinitehash.substrate.metadata;

import xyz.infinitehash.substrate.scale.ByteString;

/**
 * A value a runtime adds to its metadata (V15 and V16).
 *
 * @param type id
 * @param value its SCALE
 */
public record CustomValue(String name, int type, ByteString value) {}
