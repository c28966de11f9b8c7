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
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import xyz.infinitehash.devnet.chain.ChainView;
import xyz.infinitehash.devnet.fault.EndpointFaults;
import xyz.infinitehash.devnet.fault.Faults;

/** Serves a chain on loopback: HTTP and WebSocket on one port. */
public final class RpcServer implements AutoCloseable {
  private static final int THREADS = 2;
  private static final int RESUME_BYTES = 1 << 20;

  private final EventLoopGroup group;
  private final Channel listening;
  private final Set<Channel> connections = ConcurrentHashMap.newKeySet();
  private final EndpointFaults faults;

  /**
   * Listens.
   *
   * @param endpoint which of the endpoints it is
   * @param port 0 for any free one
   * @param name of the chain
   * @param random for the ids of subscriptions
   */
  public RpcServer(
      Faults all, int endpoint, String name, int port, RpcLimits limits, RandomGenerator random) {
    this.faults = all.endpoint(endpoint);
    JsonRpcEngine engine = new JsonRpcEngine(methods(all, endpoint, name), limits.batch());
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
    faults.onCut(() -> connections.forEach(Outgoing::cut));
  }

  static MethodTable methods(Faults faults, int endpoint, String name) {
    EndpointFaults own = faults.endpoint(endpoint);
    ChainView chain = own.view();
    MethodTable table = new MethodTable();
    new SystemMethods(chain, name).addTo(table);
    new ChainMethods(chain).addTo(table);
    new StateMethods(chain).addTo(table);
    new StateFeeds(chain).addTo(table);
    new AuthorMethods(chain).addTo(table);
    new PaymentMethods(chain).addTo(table);
    new DevMethods(chain.chain()).addTo(table);
    new FaultMethods(faults, endpoint).addTo(table);
    return table.behind(method -> own.refusal(method).ifPresent(RpcServer::refuse));
  }

  private static void refuse(EndpointFaults.Refused refused) {
    throw new RpcError(refused.code(), refused.message(), refused.data());
  }

  private void accept(
      Channel channel, JsonRpcEngine engine, RpcLimits limits, RandomGenerator random) {
    if (faults.away()) {
      Outgoing.cut(channel);
      return;
    } else if (connections.size() >= limits.connections()) {
      Outgoing.close(channel);
      return;
    }
    connections.add(channel);
    ChannelFuture _ = channel.closeFuture().addListener(_ -> connections.remove(channel));
    channel
        .pipeline()
        .addLast(new HttpServerCodec())
        .addLast(new HttpObjectAggregator(limits.requestBytes()))
        .addLast(new HttpHandler(engine, faults, limits, random));
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
