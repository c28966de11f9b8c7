package xyz.infinitehash.devnet.rpc;

/**
 * What one peer may take, so that a hostile one costs bounded memory.
 *
 * @param requestBytes longest request, after decompression
 * @param connections open connections of all peers together
 * @param subscriptions open subscriptions of one connection
 * @param batch requests in one JSON-RPC batch
 * @param outputBytes what may wait to be sent on a connection; more closes it
 */
public record RpcLimits(
    int requestBytes, int connections, int subscriptions, int batch, int outputBytes) {
  /** 8 MiB requests, 256 connections, 256 subscriptions, 128 in a batch, 32 MiB of output. */
  public static final RpcLimits DEFAULT = new RpcLimits(8 << 20, 256, 256, 128, 32 << 20);
}
