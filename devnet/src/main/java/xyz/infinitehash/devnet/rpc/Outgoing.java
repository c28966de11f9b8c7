package xyz.infinitehash.devnet.rpc;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Sends and closes without waiting; a peer that is gone needs no more. */
final class Outgoing {
  /** What an answer gets to arrive before the sockets are cut that it told of. */
  static final Duration GRACE = Duration.ofMillis(100);

  private Outgoing() {}

  static void send(Channel channel, Object message) {
    ChannelFuture _ = channel.writeAndFlush(message);
  }

  /** Runs so much later, on the channel's thread; at once, on this one, for no time. */
  static void after(Duration delay, Channel channel, Runnable action) {
    if (delay.isZero()) {
      action.run();
    } else {
      Future<?> _ = channel.eventLoop().schedule(action, delay.toNanos(), TimeUnit.NANOSECONDS);
    }
  }

  /** Closes without a goodbye: past the handlers that would say it, and the socket is reset. */
  static void cut(Channel channel) {
    channel.config().setOption(ChannelOption.SO_LINGER, 0);
    ChannelHandlerContext first = channel.pipeline().firstContext();
    if (first == null) {
      close(channel);
    } else {
      ChannelFuture _ = first.close();
    }
  }

  static void close(Channel channel) {
    ChannelFuture _ = channel.close();
  }
}
