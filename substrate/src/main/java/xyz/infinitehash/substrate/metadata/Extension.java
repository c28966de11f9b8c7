package xyz.infinitehash.substrate.metadata;

/**
 * A transaction extension, known as signed extension before V16.
 *
 * @param name its identifier
 * @param type id of what it puts into the extrinsic
 * @param implicit id of what is signed with it but not sent
 */
public record Extension(String name, int type, int implicit) {}
