package xyz.infinitehash.substrate.rpc;

import java.util.List;

/**
 * How a connection stands.
 *
 * @param connected whether calls go out at present
 * @param connects connections opened, and found to be of the right chain, since the start
 * @param lastLoss why the last connection ended, for people
 * @param callsUnderWay calls without answer
 * @param callsWaiting calls that wait for a place among those
 * @param endpoints all of them, in the order they were given
 */
public record RpcStatus(
    boolean connected,
    int connects,
    String lastLoss,
    int callsUnderWay,
    int callsWaiting,
    List<EndpointHealth> endpoints) {
  public RpcStatus {
    endpoints = List.copyOf(endpoints);
  }
}
