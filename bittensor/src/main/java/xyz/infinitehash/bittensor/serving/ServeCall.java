package xyz.infinitehash.bittensor.serving;

import xyz.infinitehash.bittensor.NetUid;
import xyz.infinitehash.bittensor.TypedCall;
import xyz.infinitehash.substrate.extrinsic.Call;
import xyz.infinitehash.substrate.metadata.Metadata;
import xyz.infinitehash.substrate.scale.ByteString;
import xyz.infinitehash.substrate.value.Value;

/**
 * Telling others where a hotkey serves; signed by the hotkey, free of charge, once in {@code
 * ServingRateLimit} blocks (50).
 */
public sealed interface ServeCall extends TypedCall {
  /**
   * An axon.
   *
   * @param protocol one byte of the subnet's own meaning; 4 is what the Python SDK sends
   * @param version of the software, u32
   */
  record Axon(NetUid netUid, Endpoint endpoint, int protocol, long version) implements ServeCall {
    @Override
    public Call call(Metadata metadata) {
      return axon("serve_axon", netUid, endpoint, protocol, version);
    }
  }

  /**
   * An axon and the public key of its TLS certificate, which replaces the one before; the chain
   * keeps the old one when this is empty or not of 65 bytes at most.
   */
  record AxonTls(
      NetUid netUid, Endpoint endpoint, int protocol, long version, ByteString certificate)
      implements ServeCall {
    @Override
    public Call call(Metadata metadata) {
      return axon("serve_axon_tls", netUid, endpoint, protocol, version)
          .with("certificate", Value.of(certificate));
    }
  }

  /** Where metrics can be scraped. */
  record Prometheus(NetUid netUid, Endpoint endpoint, long version) implements ServeCall {
    @Override
    public Call call(Metadata metadata) {
      return at("serve_prometheus", netUid, endpoint, version);
    }
  }

  private static Call axon(
      String name, NetUid netUid, Endpoint endpoint, int protocol, long version) {
    return at(name, netUid, endpoint, version)
        .with("protocol", Value.of(protocol))
        .with("placeholder1", Value.of(0))
        .with("placeholder2", Value.of(0));
  }

  private static Call at(String name, NetUid netUid, Endpoint endpoint, long version) {
    return Call.of("SubtensorModule", name)
        .with("netuid", netUid.toValue())
        .with("version", Value.of(version))
        .with("ip", endpoint.ipValue())
        .with("port", Value.of(endpoint.port()))
        .with("ip_type", Value.of(endpoint.ipType()));
  }
}
