package xyz.infinitehash.devnet.rpc;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.nio.charset.StandardCharsets;
import java.util.random.RandomGenerator;

/** One WebSocket connection. */
final class WebSocketHandler extends SimpleChannelInboundHandler<WebSocketFrame> {
  private final JsonRpcEngine engine;
  private final RequestLine line;
  private final Feeds feeds;

  WebSocketHandler(
      JsonRpcEngine engine, RpcLimits limits, RandomGenerator random, ChannelHandlerContext ctx) {
    this.engine = engine;
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
    engine
        .handle(text, feeds)
        .ifPresent(response -> Outgoing.send(ctx.channel(), new TextWebSocketFrame(response)));
    feeds.release();
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
