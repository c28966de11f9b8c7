package xyz.infinitehash.devnet.rpc;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import io.netty.handler.codec.http.websocketx.extensions.compression.WebSocketServerCompressionHandler;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import xyz.infinitehash.devnet.fault.EndpointFaults;
import xyz.infinitehash.devnet.fault.Manner;

/** One connection, as long as it speaks HTTP: JSON-RPC by POST, or the step up to WebSocket. */
final class HttpHandler extends ChannelInboundHandlerAdapter {
  private final JsonRpcEngine engine;
  private final EndpointFaults faults;
  private final RpcLimits limits;
  private final RandomGenerator random;
  private @Nullable RequestLine line;

  HttpHandler(
      JsonRpcEngine engine, EndpointFaults faults, RpcLimits limits, RandomGenerator random) {
    this.engine = engine;
    this.faults = faults;
    this.limits = limits;
    this.random = random;
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    if (!(message instanceof FullHttpRequest request)) {
      ctx.fireChannelRead(message);
    } else if (request.decoderResult().isFailure()) {
      respond(ctx, request, HttpResponseStatus.BAD_REQUEST, "");
      ReferenceCountUtil.release(request);
    } else if (request.headers().containsValue(HttpHeaderNames.UPGRADE, "websocket", true)) {
      stepUp(ctx);
      ctx.fireChannelRead(request);
      ctx.pipeline().remove(this);
    } else {
      http(ctx, request);
      ReferenceCountUtil.release(request);
    }
  }

  private void stepUp(ChannelHandlerContext ctx) {
    WebSocketServerProtocolConfig config =
        WebSocketServerProtocolConfig.newBuilder()
            .websocketPath("/")
            .checkStartsWith(true)
            .allowExtensions(true)
            .maxFramePayloadLength(limits.requestBytes())
            .build();
    ctx.pipeline()
        .addLast(new WebSocketServerCompressionHandler(limits.requestBytes()))
        .addLast(new WebSocketServerProtocolHandler(config))
        .addLast(new WebSocketFrameAggregator(limits.requestBytes()))
        .addLast(new WebSocketHandler(engine, faults, limits, random, ctx));
  }

  private void http(ChannelHandlerContext ctx, FullHttpRequest request) {
    if (request.method().equals(HttpMethod.OPTIONS)) {
      respond(ctx, request, HttpResponseStatus.NO_CONTENT, "");
    } else if (request.method().equals(HttpMethod.GET) && request.uri().equals("/health")) {
      respond(ctx, request, HttpResponseStatus.OK, "{\"isSyncing\":false,\"peers\":0}");
    } else if (!request.method().equals(HttpMethod.POST)) {
      respond(ctx, request, HttpResponseStatus.METHOD_NOT_ALLOWED, "");
    } else {
      String text = request.content().toString(StandardCharsets.UTF_8);
      boolean keep = HttpUtil.isKeepAlive(request);
      line(ctx).add(() -> answer(ctx, text, keep));
    }
  }

  private RequestLine line(ChannelHandlerContext ctx) {
    RequestLine existing = line;
    if (existing == null) {
      existing = new RequestLine(ctx.channel());
      line = existing;
    }
    return existing;
  }

  private void answer(ChannelHandlerContext ctx, String text, boolean keep) {
    Manner manner = faults.manner(text);
    Session.Without session = new Session.Without();
    Optional<String> response = engine.handle(text, session);
    if (!manner.mute()) {
      HttpResponseStatus status =
          response.isPresent() ? HttpResponseStatus.OK : HttpResponseStatus.NO_CONTENT;
      String body = manner.spell(response.orElse(""));
      Outgoing.after(manner.late(), ctx.channel(), () -> respond(ctx, status, body, keep));
    }
    Outgoing.after(Outgoing.GRACE, ctx.channel(), session::answered);
  }

  private static void respond(
      ChannelHandlerContext ctx, FullHttpRequest request, HttpResponseStatus status, String body) {
    respond(ctx, status, body, HttpUtil.isKeepAlive(request));
  }

  private static void respond(
      ChannelHandlerContext ctx, HttpResponseStatus status, String body, boolean keep) {
    FullHttpResponse response =
        new DefaultFullHttpResponse(
            HttpVersion.HTTP_1_1,
            status,
            Unpooled.wrappedBuffer(body.getBytes(StandardCharsets.UTF_8)));
    response
        .headers()
        .set(HttpHeaderNames.CONTENT_TYPE, "application/json; charset=utf-8")
        .set(HttpHeaderNames.ACCESS_CONTROL_ALLOW_ORIGIN, "*")
        .set(HttpHeaderNames.ACCESS_CONTROL_ALLOW_HEADERS, "content-type")
        .set(HttpHeaderNames.ACCESS_CONTROL_ALLOW_METHODS, "POST, GET, OPTIONS");
    HttpUtil.setContentLength(response, response.content().readableBytes());
    HttpUtil.setKeepAlive(response, keep);
    ChannelFuture written = ctx.channel().writeAndFlush(response);
    if (!keep) {
      ChannelFuture _ = written.addListener(ChannelFutureListener.CLOSE);
    }
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext ctx) {
    RequestLine existing = line;
    if (existing != null) {
      existing.wake();
    }
    ctx.fireChannelWritabilityChanged();
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    RequestLine existing = line;
    if (existing != null) {
      existing.close();
    }
    ctx.fireChannelInactive();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    Outgoing.close(ctx.channel());
  }
}
