package xyz.infinitehash.substrate.metadata;

/**
 * The enums over all pallets; ids, or {@link TypeRegistry#NONE} where metadata does not tell.
 *
 * @param call RuntimeCall
 * @param event RuntimeEvent
 * @param error RuntimeError
 */
public record OuterEnums(int call, int event, int error) {}
