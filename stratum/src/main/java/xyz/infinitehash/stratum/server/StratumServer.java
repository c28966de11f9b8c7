package xyz.infinitehash.stratum.server;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.EventExecutor;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.IdentityHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import xyz.infinitehash.stratum.StratumException;
import xyz.infinitehash.stratum.jobs.BlockTemplate;
import xyz.infinitehash.stratum.jobs.TemplateSource;
import xyz.infinitehash.stratum.shares.ShareSink;

/**
 * A Stratum V1 server: miners connect, are given jobs made of the source's templates, and every
 * share that meets its job's difficulty goes to the sink, under the name of its worker, before the
 * miner hears that it counted.
 */
public final class StratumServer implements AutoCloseable {
  private static final int SWEEP_MILLIS = 500;

  private final StratumConfig config;
  private final StratumMetrics metrics = new StratumMetrics();
  private final StratumLog log;
  private final ForwardClock clock;
  private final Extranonces extranonces;
  private final Doorman doorman;
  private final AtomicInteger versionMask;
  private final MultiThreadIoEventLoopGroup threads;
  private final IdentityHashMap<EventExecutor, Loop> loops = new IdentityHashMap<>();
  private final JobDesk jobs;
  private final Channel listening;
  private final TemplateSource.Subscription subscription;

  private StratumServer(
      StratumConfig config,
      TemplateSource templates,
      ShareSink sink,
      InstantSource source,
      RandomGenerator random,
      StratumLog log) {
    this.config = config;
    this.log = log;
    clock = new ForwardClock(source);
    RunStart start = RunStart.of(clock.instant(), random);
    extranonces = new Extranonces(start.extranonce1());
    doorman = new Doorman(config.limits());
    versionMask = new AtomicInteger(config.versionMask());
    BlockTemplate first = templates.current();
    jobs =
        new JobDesk(
            config.jobs(),
            StratumConfig.EXTRANONCE1_BYTES + config.extranonce2Bytes(),
            start.jobId(),
            first,
            clock.instant());
    boolean epoll = usesEpoll(config.transport());
    threads =
        new MultiThreadIoEventLoopGroup(
            config.eventLoops(), epoll ? EpollIoHandler.newFactory() : NioIoHandler.newFactory());
    AtomicLong duplicateBudget = new AtomicLong(config.limits().duplicateBytes());
    for (EventExecutor thread : threads) {
      Desk desk = new Desk(config, jobs, sink, metrics, log, versionMask, duplicateBudget);
      Loop loop = new Loop(thread, desk, clock);
      loops.put(thread, loop);
      var _ =
          thread.scheduleWithFixedDelay(
              loop::sweep, SWEEP_MILLIS, SWEEP_MILLIS, TimeUnit.MILLISECONDS);
    }
    listening = listen(epoll);
    subscription = templates.subscribe(this::accept);
    BlockTemplate meanwhile = templates.current();
    if (!meanwhile.equals(first)) {
      accept(meanwhile);
    }
    log.listening(address(), epoll ? "epoll" : "nio");
  }

  /**
   * Starts listening.
   *
   * @param clock read once a wake-up; time-outs, stale jobs and {@code receivedAt} follow it
   * @param random tells runs apart that start in the same second
   * @throws StratumException when the address cannot be listened on or epoll is missing
   */
  public static StratumServer start(
      StratumConfig config,
      TemplateSource templates,
      ShareSink sink,
      InstantSource clock,
      RandomGenerator random,
      StratumLog log) {
    return new StratumServer(config, templates, sink, clock, random, log);
  }

  /** Where it listens, with the port it took. */
  public InetSocketAddress address() {
    return (InetSocketAddress) listening.localAddress();
  }

  public StratumMetrics metrics() {
    return metrics;
  }

  /**
   * Changes the version bits that miners may roll; those who negotiated it are told by {@code
   * mining.set_version_mask}. Jobs that are out keep the bits they went out with.
   */
  public void setVersionMask(int mask) {
    versionMask.set(mask);
    loops.values().forEach(loop -> loop.thread.execute(loop::maskChanged));
  }

  /** Stops: no new connections, the open ones closed, threads ended. A second time does nothing. */
  @Override
  public void close() {
    if (threads.isShuttingDown()) {
      return;
    }
    subscription.close();
    listening.close().awaitUninterruptibly();
    loops.values().forEach(loop -> loop.thread.execute(loop::closeAll));
    threads.shutdownGracefully(0, 5, TimeUnit.SECONDS).awaitUninterruptibly();
  }

  private void accept(BlockTemplate template) {
    try {
      IssuedJob job = jobs.accept(template, clock.instant());
      metrics.add(StratumCounter.JOBS);
      loops.values().forEach(loop -> loop.thread.execute(() -> loop.broadcast(job)));
      log.job(template.height(), job.newBlock, template.branch().size());
    } catch (StratumException e) {
      log.fault(address(), e);
    }
  }

  private void admit(Channel channel) {
    InetSocketAddress peer = (InetSocketAddress) channel.remoteAddress();
    if (peer == null || !doorman.admit(peer.getAddress())) {
      metrics.add(StratumCounter.CONNECTIONS_TURNED_AWAY);
      var _ = channel.close();
      return;
    }
    Loop loop = loops.get(channel.eventLoop());
    if (loop == null) {
      throw new IllegalStateException("a connection on a thread that is not ours");
    }
    int extranonce1 = extranonces.take();
    Runnable onClose =
        () -> {
          doorman.leave(peer.getAddress());
          extranonces.giveBack(extranonce1);
        };
    channel.pipeline().addLast(new Connection(loop, peer, extranonce1, onClose));
  }

  private Channel listen(boolean epoll) {
    int outbound = config.limits().peer().outboundBytes();
    ServerBootstrap bootstrap =
        new ServerBootstrap()
            .group(threads)
            .channel(epoll ? EpollServerSocketChannel.class : NioServerSocketChannel.class)
            .option(ChannelOption.SO_BACKLOG, 4096)
            .option(ChannelOption.SO_REUSEADDR, true)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childOption(ChannelOption.SO_KEEPALIVE, true)
            .childOption(
                ChannelOption.WRITE_BUFFER_WATER_MARK,
                new WriteBufferWaterMark(outbound / 2, outbound))
            .childOption(
                ChannelOption.RECVBUF_ALLOCATOR,
                new AdaptiveRecvByteBufAllocator(512, 2048, 32_768).maxMessagesPerRead(4))
            .childHandler(
                new ChannelInitializer<Channel>() {
                  @Override
                  protected void initChannel(Channel channel) {
                    admit(channel);
                  }
                });
    var bound = bootstrap.bind(config.listen()).awaitUninterruptibly();
    if (!bound.isSuccess()) {
      var _ = threads.shutdownGracefully(0, 1, TimeUnit.SECONDS);
      throw new StratumException("cannot listen on " + config.listen(), bound.cause());
    }
    return bound.channel();
  }

  private static boolean usesEpoll(StratumConfig.Transport wanted) {
    return switch (wanted) {
      case NIO -> false;
      case BEST -> Epoll.isAvailable();
      case EPOLL -> {
        if (!Epoll.isAvailable()) {
          throw new StratumException("no epoll here", Epoll.unavailabilityCause());
        }
        yield true;
      }
    };
  }
}
