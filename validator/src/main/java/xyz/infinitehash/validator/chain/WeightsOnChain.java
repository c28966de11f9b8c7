package xyz.infinitehash.validator.chain;

/**
 * When the chain last heard weights from our hotkey.
 *
 * @param lastUpdateBlock block of the last accepted commit or set; the registration block, or 0,
 *     when there was none
 * @param registeredBlock block the hotkey was registered in
 */
public record WeightsOnChain(long lastUpdateBlock, long registeredBlock) {}
