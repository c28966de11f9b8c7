package xyz.infinitehash.substrate.chain;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import xyz.infinitehash.substrate.rpc.RpcException;

/**
 * Why a node did not take an extrinsic into its pool.
 *
 * @param reason the kind
 * @param custom the number of the chain's own refusals, with {@link Reason#CUSTOM} and {@link
 *     Reason#UNKNOWN_CUSTOM}
 * @param text what the node said
 */
public record PoolRefusal(Reason reason, OptionalInt custom, String text) {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Pattern CUSTOM =
      Pattern.compile("\\bCustom(?: error:|\\()\\s*(\\d{1,3})\\b");

  /** The kinds of refusal, named after TransactionValidityError and the pool's own errors. */
  public enum Reason {
    /** A call nobody may send. */
    CALL("call", "not expected"),
    /** The signer cannot pay the fee. */
    PAYMENT("payment", "Inability to pay"),
    /** The nonce is ahead of the account. */
    FUTURE("future", "valid in the future"),
    /** The nonce is used, or the era is over: it may be in a block already. */
    STALE("stale", "outdated"),
    /** Wrong signature, or signed over another genesis, version, era or block. */
    BAD_PROOF("badProof", "bad signature"),
    /** The block the era begins at is too old. */
    ANCIENT_BIRTH_BLOCK("ancientBirthBlock", "ancient birth block"),
    /** No block has room for it. */
    EXHAUSTS_RESOURCES("exhaustsResources", "exhaust the block limits"),
    /** A refusal of the chain's own. */
    CUSTOM("custom", "Custom error"),
    /** A mandatory call failed. */
    BAD_MANDATORY("badMandatory", "labelled as mandatory"),
    /** Only block authors send it. */
    MANDATORY_VALIDATION("mandatoryValidation", "dispatch is mandatory"),
    /** The signer must not send it. */
    BAD_SIGNER("badSigner", "Invalid signing address"),
    /** Validity needs something that cannot be looked up. */
    CANNOT_LOOKUP("cannotLookup", "CannotLookup"),
    /** Nothing validates such an unsigned extrinsic. */
    NO_UNSIGNED_VALIDATOR("noUnsignedValidator", "NoUnsignedValidator"),
    /** Unknown validity for a reason of the chain's own. */
    UNKNOWN_CUSTOM("unknownCustom", "Unknown custom"),
    /** Code 1001: the node cannot decode it. */
    BAD_FORMAT("badFormat", "invalid format"),
    /**
     * Code 1002 or 1011: the runtime broke down validating it; most often it cannot decode the
     * call.
     */
    RUNTIME_PANIC("runtimePanic", "unreachable"),
    /** Code 1012: refused before, and not looked at again for a while. */
    BANNED("banned", "temporarily banned"),
    /** Code 1013: it waits in the pool. */
    ALREADY_IMPORTED("alreadyImported", "Already Imported"),
    /** Code 1014: another one of this nonce waits in the pool. */
    PRIORITY_TOO_LOW("priorityTooLow", "Priority is too low"),
    /** Code 1015. */
    CYCLE("cycle", "Cycle"),
    /** Code 1016: the pool is full. */
    IMMEDIATELY_DROPPED("immediatelyDropped", "mmediately Dropped"),
    /** Code 1018. */
    UNACTIONABLE("unactionable", "Unactionable"),
    /** Another one of the author errors. */
    OTHER("other", "");

    private final String key;
    private final String words;

    Reason(String key, String words) {
      this.key = key;
      this.words = words;
    }

    /** As in JSON: {@code badProof}. */
    public String key() {
      return key;
    }
  }

  /**
   * Reads the error of {@code author_submit*}: of a node ({@code "Invalid Transaction"} and words
   * in {@code data}) or of chopsticks (JSON in the message).
   *
   * @return empty when the error is not one about the extrinsic
   */
  public static Optional<PoolRefusal> of(RpcException.ErrorResponse error) {
    if (error.code() < 1000 || error.code() > 1099) {
      return Optional.empty();
    }
    String text = error.data().isEmpty() ? error.text() : error.text() + ": " + error.data();
    PoolRefusal refusal = structured(error.text(), text);
    return Optional.of(refusal != null ? refusal : worded(error.code(), text));
  }

  private static @Nullable PoolRefusal structured(String message, String text) {
    if (!message.startsWith("{")) {
      return null;
    }
    JsonNode json;
    try {
      json = JSON.readTree(message);
    } catch (JacksonException e) {
      return null;
    }
    boolean known = json.has("invalid");
    JsonNode validity = known ? json.path("invalid") : json.path("unknown");
    String key =
        validity.isString()
            ? validity.stringValue()
            : validity.isObject() && !validity.isEmpty()
                ? validity.propertyNames().iterator().next()
                : "";
    JsonNode number = validity.path(key);
    if (key.equals("custom") && number.canConvertToInt()) {
      return new PoolRefusal(
          known ? Reason.CUSTOM : Reason.UNKNOWN_CUSTOM, OptionalInt.of(number.intValue()), text);
    }
    if (key.equals("mandatoryDispatch")) { // chopsticks' name for number 10
      return new PoolRefusal(Reason.MANDATORY_VALIDATION, OptionalInt.empty(), text);
    }
    for (Reason reason : Reason.values()) {
      if (reason.key.equals(key)) {
        return new PoolRefusal(reason, OptionalInt.empty(), text);
      }
    }
    return null;
  }

  private static PoolRefusal worded(int code, String text) {
    Matcher custom = CUSTOM.matcher(text);
    if (custom.find()) {
      return new PoolRefusal(
          code == 1011 ? Reason.UNKNOWN_CUSTOM : Reason.CUSTOM,
          OptionalInt.of(Integer.parseInt(custom.group(1))),
          text);
    }
    Reason byCode = byCode(code);
    if (byCode != Reason.OTHER) {
      return new PoolRefusal(byCode, OptionalInt.empty(), text);
    }
    for (Reason reason : Reason.values()) {
      if (reason != Reason.OTHER && reason != Reason.CUSTOM && text.contains(reason.words)) {
        return new PoolRefusal(reason, OptionalInt.empty(), text);
      }
    }
    return new PoolRefusal(
        code == 1002 ? Reason.RUNTIME_PANIC : Reason.OTHER, OptionalInt.empty(), text);
  }

  private static Reason byCode(int code) {
    return switch (code) {
      case 1001 -> Reason.BAD_FORMAT;
      case 1012 -> Reason.BANNED;
      case 1013 -> Reason.ALREADY_IMPORTED;
      case 1014 -> Reason.PRIORITY_TOO_LOW;
      case 1015 -> Reason.CYCLE;
      case 1016 -> Reason.IMMEDIATELY_DROPPED;
      case 1018 -> Reason.UNACTIONABLE;
      default -> Reason.OTHER;
    };
  }

  /** Whether the very same bytes may be in a block, or get into one, in spite of this. */
  public boolean mayBeIncluded() {
    return switch (reason) {
      case STALE, ANCIENT_BIRTH_BLOCK, ALREADY_IMPORTED, PRIORITY_TOO_LOW, BANNED -> true;
      case CALL,
          PAYMENT,
          FUTURE,
          BAD_PROOF,
          EXHAUSTS_RESOURCES,
          CUSTOM,
          BAD_MANDATORY,
          MANDATORY_VALIDATION,
          BAD_SIGNER,
          CANNOT_LOOKUP,
          NO_UNSIGNED_VALIDATOR,
          UNKNOWN_CUSTOM,
          BAD_FORMAT,
          RUNTIME_PANIC,
          CYCLE,
          IMMEDIATELY_DROPPED,
          UNACTIONABLE,
          OTHER ->
          false;
    };
  }

  /** The reason and its number: {@code custom 6}, {@code badProof}. */
  public String name() {
    return custom.isPresent() ? reason.key + " " + custom.getAsInt() : reason.key;
  }

  @Override
  public String toString() {
    return name() + " (" + text + ")";
  }
}
