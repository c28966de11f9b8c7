package xyz.infinitehash.substrate.metadata;

import xyz.infinitehash.substrate.scale.ByteString;

/**
 * A view function of a pallet (V16).
 *
 * @param id 32 bytes it is called by
 * @param method its name, parameters and result
 */
public record ViewFunction(ByteString id, Method method) {}
