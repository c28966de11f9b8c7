package xyz.infinitehash.substrate.rpc;

import xyz.infinitehash.substrate.SubstrateException;

/** Why a JSON-RPC call or a subscription gave no result. Texts of the peer are shortened. */
public abstract sealed class RpcException extends SubstrateException {
  private static final long serialVersionUID = 1L;
  private static final int LONGEST = 2_000;

  private RpcException(String message) {
    super(message);
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
  }

  /** The peer had the request and did not answer before the deadline. */
  public static final class Timeout extends RpcException {
    private static final long serialVersionUID = 1L;

    Timeout(String message) {
      super(message);
    }
  }

  /** There is no connection, or it broke before the answer came; the client goes on connecting. */
  public static final class Disconnected extends RpcException {
    private static final long serialVersionUID = 1L;

    Disconnected(String message) {
      super(message);
    }
  }

  /** The peer answered with an error object. */
  public static final class ErrorResponse extends RpcException {
    private static final long serialVersionUID = 1L;
    private final int code;
    private final String text;
    private final String data;

    /**
     * @param data the text of {@code error.data}, its JSON when it is no text, empty when it is
     *     absent
     */
    public ErrorResponse(String method, int code, String message, String data) {
      super(shortened(method + ": " + code + " " + message + (data.isEmpty() ? "" : ": " + data)));
      this.code = code;
      this.text = shortened(message);
      this.data = shortened(data);
    }

    /** 1010 for an invalid transaction, -32601 for an unknown method, and so on. */
    public int code() {
      return code;
    }

    /** The peer's message without method and code. */
    public String text() {
      return text;
    }

    /** The peer's data, empty when there were none. */
    public String data() {
      return data;
    }
  }

  /**
   * The peer sent something that is no answer: no JSON, too long, too deep, or of the wrong shape.
   */
  public static final class Malformed extends RpcException {
    private static final long serialVersionUID = 1L;

    public Malformed(String message) {
      super(shortened(message));
    }
  }

  /** Every endpoint is a node of another chain than the one this client began with. */
  public static final class WrongChain extends RpcException {
    private static final long serialVersionUID = 1L;

    WrongChain(String message) {
      super(message);
    }
  }

  /**
   * This client has as many calls or subscriptions under way as its limits allow, or the node
   * allows no more at present.
   */
  public static final class Overloaded extends RpcException {
    private static final long serialVersionUID = 1L;

    Overloaded(String message) {
      super(message);
    }
  }

  /** The waiting thread was interrupted; its interrupt flag is set again. */
  public static final class Interrupted extends RpcException {
    private static final long serialVersionUID = 1L;

    Interrupted(String message) {
      super(message);
    }
  }
}
