package xyz.infinitehash.substrate.rpc;

/**
 * How a connection stands.
 *
 * @param connects connections opened since the start
 * @param failures losses and failed attempts in a row, 0 once the node has spoken
 * @param lastLoss why the last connection ended, for people
 * @param callsUnderWay calls without answer
 */
public record RpcStatus(
    boolean connected, int connects, int failures, String lastLoss, int callsUnderWay) {}
