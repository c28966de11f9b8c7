package xyz.infinitehash.devnet.rpc;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.util.concurrent.Future;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import xyz.infinitehash.devnet.chain.Chain;

/** Serves a chain on loopback: HTTP and WebSocket on one port. */
public final class RpcServer implements AutoCloseable {
  private static final int THREADS = 2;
  private static final int RESUME_BYTES = 1 << 20;

  private final EventLoopGroup group;
  private final Channel listening;
  private final AtomicInteger connections = new AtomicInteger();

  /**
   * Listens.
   *
   * @param port 0 for any free one
   * @param name of the chain
   * @param random for the ids of subscriptions
   */
  public RpcServer(Chain chain, String name, int port, RpcLimits limits, RandomGenerator random) {
    JsonRpcEngine engine = new JsonRpcEngine(methods(chain, name), limits.batch());
    group = new MultiThreadIoEventLoopGroup(THREADS, NioIoHandler.newFactory());
    ServerBootstrap bootstrap =
        new ServerBootstrap()
            .group(group)
            .channel(NioServerSocketChannel.class)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childOption(
                ChannelOption.WRITE_BUFFER_WATER_MARK,
                new WriteBufferWaterMark(
                    Math.min(RESUME_BYTES, limits.outputBytes()), limits.outputBytes()))
            .childHandler(
                new ChannelInitializer<Channel>() {
                  @Override
                  protected void initChannel(Channel channel) {
                    accept(channel, engine, limits, random);
                  }
                });
    try {
      listening =
          bootstrap
              .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
              .syncUninterruptibly()
              .channel();
    } catch (RuntimeException e) {
      Future<?> _ = group.shutdownGracefully();
      throw e;
    }
  }

  static MethodTable methods(Chain chain, String name) {
    MethodTable table = new MethodTable();
    new SystemMethods(chain, name).addTo(table);
    new ChainMethods(chain).addTo(table);
    new StateMethods(chain).addTo(table);
    new StateFeeds(chain).addTo(table);
    new AuthorMethods(chain).addTo(table);
    new PaymentMethods(chain).addTo(table);
    new DevMethods(chain).addTo(table);
    return table;
  }

  private void accept(
      Channel channel, JsonRpcEngine engine, RpcLimits limits, RandomGenerator random) {
    if (connections.incrementAndGet() > limits.connections()) {
      connections.decrementAndGet();
      Outgoing.close(channel);
      return;
    }
    ChannelFuture _ = channel.closeFuture().addListener(_ -> connections.decrementAndGet());
    channel
        .pipeline()
        .addLast(new HttpServerCodec())
        .addLast(new HttpObjectAggregator(limits.requestBytes()))
        .addLast(new HttpHandler(engine, limits, random));
  }

  /** Where clients connect: {@code ws://127.0.0.1:PORT}; the same with http. */
  public URI endpoint() {
    int port = ((InetSocketAddress) listening.localAddress()).getPort();
    return URI.create("ws://127.0.0.1:" + port);
  }

  @Override
  public void close() {
    ChannelFuture _ = listening.close().syncUninterruptibly();
    Future<?> _ = group.shutdownGracefully(0, 2, TimeUnit.SECONDS).syncUninterruptibly();
  }
}
