package xyz.infinitehash.devnet.rpc;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;

/** Sends and closes without waiting; a peer that is gone needs no more. */
final class Outgoing {
  private Outgoing() {}

  static void send(Channel channel, Object message) {
    ChannelFuture _ = channel.writeAndFlush(message);
  }

  static void close(Channel channel) {
    ChannelFuture _ = channel.close();
  }
}
