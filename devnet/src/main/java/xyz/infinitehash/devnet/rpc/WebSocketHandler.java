package xyz.infinitehash.devnet.rpc;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.random.RandomGenerator;
import xyz.infinitehash.devnet.fault.EndpointFaults;
import xyz.infinitehash.devnet.fault.Manner;

/** One WebSocket connection. */
final class WebSocketHandler extends SimpleChannelInboundHandler<WebSocketFrame> {
  private final JsonRpcEngine engine;
  private final EndpointFaults faults;
  private final RequestLine line;
  private final Feeds feeds;

  WebSocketHandler(
      JsonRpcEngine engine,
      EndpointFaults faults,
      RpcLimits limits,
      RandomGenerator random,
      ChannelHandlerContext ctx) {
    this.engine = engine;
    this.faults = faults;
    this.line = new RequestLine(ctx.channel());
    this.feeds = new Feeds(limits.subscriptions(), random, text -> notify(ctx, text));
  }

  /** A peer that does not read its notifications is let go. */
  private static void notify(ChannelHandlerContext ctx, String text) {
    if (ctx.channel().isWritable()) {
      Outgoing.send(ctx.channel(), new TextWebSocketFrame(text));
    } else {
      Outgoing.close(ctx.channel());
    }
  }

  @Override
  protected void channelRead0(ChannelHandlerContext ctx, WebSocketFrame frame) {
    if (frame instanceof TextWebSocketFrame || frame instanceof BinaryWebSocketFrame) {
      String text = frame.content().toString(StandardCharsets.UTF_8);
      line.add(() -> answer(ctx, text));
    }
  }

  private void answer(ChannelHandlerContext ctx, String text) {
    Manner manner = faults.manner(text);
    Optional<String> response = engine.handle(text, feeds);
    Runnable behind = feeds.release();
    feeds.later().forEach(action -> Outgoing.after(Outgoing.GRACE, ctx.channel(), action));
    Outgoing.after(manner.late(), ctx.channel(), () -> send(ctx, manner, response, behind));
  }

  private static void send(
      ChannelHandlerContext ctx, Manner manner, Optional<String> response, Runnable behind) {
    if (response.isPresent() && !manner.mute()) {
      String text = manner.spell(response.get());
      Outgoing.send(ctx.channel(), new TextWebSocketFrame(text));
      if (manner.twice()) {
        Outgoing.send(ctx.channel(), new TextWebSocketFrame(text));
      }
    }
    behind.run();
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext ctx) {
    line.wake();
    ctx.fireChannelWritabilityChanged();
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    feeds.end();
    line.close();
    ctx.fireChannelInactive();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    Outgoing.close(ctx.channel());
  }
}
