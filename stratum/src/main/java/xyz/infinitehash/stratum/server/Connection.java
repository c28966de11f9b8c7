package xyz.infinitehash.stratum.server;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import xyz.infinitehash.stratum.protocol.LineWriter;

/**
 * One socket: cuts its bytes into lines for the {@link Session}, writes what it answers with one
 * flush a wake-up, and closes what costs too much.
 */
final class Connection extends ChannelInboundHandlerAdapter {
  private static final byte[] TOO_LONG =
      "{\"id\":null,\"result\":null,\"error\":[20,\"Line too long\",null]}\n"
          .getBytes(java.nio.charset.StandardCharsets.US_ASCII);

  private static final byte[] NOTHING = {};

  private final Loop loop;
  private final InetSocketAddress peer;
  private final Runnable onClose;
  private final Session session;
  private final LineWriter out;
  private final Instant connectedAt;
  private @Nullable ChannelHandlerContext context;
  private byte[] partial = NOTHING;
  private int partialLength;
  private Instant partialSince;
  private Instant lastLineAt;
  private Instant lastReadAt;
  private boolean paused;
  private boolean closing;

  Connection(Loop loop, InetSocketAddress peer, int extranonce1, Runnable onClose) {
    this.loop = loop;
    this.peer = peer;
    this.onClose = onClose;
    this.out = loop.desk.out;
    this.connectedAt = loop.clock.instant();
    this.lastLineAt = connectedAt;
    this.lastReadAt = connectedAt;
    this.partialSince = connectedAt;
    this.session =
        new Session(
            loop.desk, peer, extranonce1, connectedAt, () -> loop.thread.execute(this::drain));
  }

  @Override
  public void handlerAdded(ChannelHandlerContext ctx) {
    context = ctx;
  }

  @Override
  public void channelActive(ChannelHandlerContext ctx) {
    loop.enter(this);
    loop.desk.metrics.add(StratumCounter.CONNECTIONS_OPENED);
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    closing = true;
    partial = NOTHING;
    loop.leave(this);
    loop.desk.metrics.add(StratumCounter.CONNECTIONS_CLOSED);
    onClose.run();
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    ByteBuf bytes = (ByteBuf) message;
    try {
      if (!closing) {
        read(bytes);
      }
    } finally {
      ReferenceCountUtil.release(bytes);
    }
  }

  private void read(ByteBuf bytes) {
    Instant now = loop.clock.instant();
    lastReadAt = now;
    int length = partialLength + bytes.readableBytes();
    byte[] data = loop.scratch(length);
    System.arraycopy(partial, 0, data, 0, partialLength);
    bytes.readBytes(data, partialLength, bytes.readableBytes());
    int begin = 0;
    for (int i = partialLength; i < length; i++) {
      if (data[i] == '\n') {
        if (i - begin > loop.desk.config.limits().peer().lineBytes()) {
          tooLong();
          return;
        }
        int end = i > begin && data[i - 1] == '\r' ? i - 1 : i;
        session.line(data, begin, end, now, out);
        lastLineAt = now;
        begin = i + 1;
        if (session.isHostile()) {
          hostile("sends no Stratum messages");
          return;
        }
      }
    }
    keep(data, begin, length, now);
  }

  private void keep(byte[] data, int from, int to, Instant now) {
    int length = to - from;
    if (length > loop.desk.config.limits().peer().lineBytes()) {
      tooLong();
      return;
    }
    if (partialLength == 0 || from > 0) {
      partialSince = now;
    }
    partialLength = length;
    if (length == 0) {
      partial = NOTHING;
      return;
    }
    if (partial.length < length) {
      partial = new byte[Math.max(256, Integer.highestOneBit(length) << 1)];
    }
    System.arraycopy(data, from, partial, 0, length);
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext ctx) {
    if (closing) {
      out.clear();
      return;
    }
    session.endOfBatch(lastReadAt, out);
    flush();
    steerReading(lastReadAt);
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext ctx) {
    steerReading(loop.clock.instant());
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    if (!(cause instanceof IOException)) {
      loop.desk.log.fault(peer, cause);
    }
    close();
  }

  /** A new job, between two wake-ups. */
  void broadcast(IssuedJob job) {
    if (closing || context == null) {
      return;
    }
    if (!context.channel().isWritable()) {
      loop.desk.metrics.add(StratumCounter.CONNECTIONS_SLOW);
      closeFor("does not read what it is sent");
      return;
    }
    session.broadcast(job, out);
    flush();
  }

  void maskChanged() {
    if (!closing) {
      session.maskChanged(loop.clock.instant(), out);
      flush();
    }
  }

  /** Time passed. */
  void tick(Instant now) {
    Limits.Patience patience = loop.desk.config.limits().patience();
    if (closing) {
      return;
    }
    if (!session.isAuthorized() && passed(connectedAt, patience.authorization(), now)) {
      loop.desk.metrics.add(StratumCounter.CONNECTIONS_UNAUTHORIZED);
      closeFor("authorized no worker in time");
    } else if (passed(lastLineAt, patience.idle(), now)
        || (partialLength > 0 && passed(partialSince, patience.line(), now))) {
      loop.desk.metrics.add(StratumCounter.CONNECTIONS_IDLE);
      closeFor("sent no whole line in time");
    } else {
      session.tick(now, out);
      flush();
      steerReading(now);
    }
  }

  void close() {
    closing = true;
    if (context != null) {
      var _ = context.close();
    }
  }

  private void drain() {
    if (!closing) {
      Instant now = loop.clock.instant();
      session.drain(now, out);
      flush();
      steerReading(now);
    } else {
      session.settleUnheard(out);
      out.clear();
    }
  }

  private void flush() {
    if (out.length() > 0 && context != null) {
      ByteBuf bytes = context.alloc().directBuffer(out.length());
      bytes.writeBytes(out.array(), 0, out.length());
      var _ = context.writeAndFlush(bytes, context.voidPromise());
    }
    out.clear();
  }

  private void steerReading(Instant now) {
    if (context == null || closing) {
      return;
    }
    boolean read = context.channel().isWritable() && session.mayRead(now);
    if (read == paused) {
      paused = !read;
      context.channel().config().setAutoRead(read);
    }
  }

  private void tooLong() {
    out.bytes(TOO_LONG);
    loop.desk.metrics.add(StratumCounter.LINES_MALFORMED);
    hostile("line too long");
  }

  private void hostile(String reason) {
    loop.desk.metrics.add(StratumCounter.CONNECTIONS_HOSTILE);
    loop.desk.log.closed(peer, reason);
    closing = true;
    if (context != null) {
      ByteBuf bytes = context.alloc().directBuffer(out.length());
      bytes.writeBytes(out.array(), 0, out.length());
      out.clear();
      var _ = context.writeAndFlush(bytes).addListener(ChannelFutureListener.CLOSE);
    }
  }

  private void closeFor(String reason) {
    loop.desk.log.closed(peer, reason);
    close();
  }

  private static boolean passed(Instant since, Duration limit, Instant now) {
    return Duration.between(since, now).compareTo(limit) > 0;
  }
}
