package xyz.infinitehash.validator.intake;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import xyz.infinitehash.crypto.CryptoException;
import xyz.infinitehash.crypto.ss58.AccountId;

/** Single fields of a Luxor answer, each empty when it is not what it should be. */
final class LuxorFields {
  /** More than all the hashrate there ever was, by far: 10^30 H/s. */
  private static final BigDecimal MOST = BigDecimal.TEN.pow(30);

  private static final int LONGEST_NAME = 255;
  private static final int SS58_CHARACTERS = 48;

  private LuxorFields() {}

  /** A reader of hostile text: shallow, with short numbers, decimals kept as they are. */
  static ObjectMapper reader() {
    StreamReadConstraints strict =
        StreamReadConstraints.builder()
            .maxNestingDepth(20)
            .maxNumberLength(100)
            .maxStringLength(10_000)
            .maxNameLength(1_000)
            .build();
    return JsonMapper.builder(JsonFactory.builder().streamReadConstraints(strict).build())
        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .build();
  }

  /** H/s, rounded down: a number in one endpoint, a text in the other. */
  static Optional<BigInteger> hashrate(JsonNode field) {
    if (!field.isNumber() && !field.isString()) {
      return Optional.empty();
    }
    try {
      BigDecimal rate =
          field.isNumber() ? field.decimalValue() : new BigDecimal(field.asString().strip());
      if (rate.signum() < 0 || rate.compareTo(MOST) > 0 || rate.scale() > 60) {
        return Optional.empty();
      }
      return Optional.of(rate.setScale(0, RoundingMode.FLOOR).toBigInteger());
    } catch (NumberFormatException _) {
      return Optional.empty();
    }
  }

  static Optional<Instant> time(JsonNode field) {
    if (!field.isString()) {
      return Optional.empty();
    }
    try {
      return Optional.of(OffsetDateTime.parse(field.asString()).toInstant());
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  /** A worker's name, when there is one of a sane length. */
  static Optional<String> name(JsonNode field) {
    return Optional.of(field)
        .filter(JsonNode::isString)
        .map(JsonNode::asString)
        .filter(LuxorFields::isName);
  }

  static boolean isName(String name) {
    return !name.isBlank() && name.length() <= LONGEST_NAME && name.indexOf('\0') < 0;
  }

  /**
   * The hotkey in {@code HOTKEY.worker} or {@code subaccount.HOTKEY.worker}, whole and with a right
   * checksum; nothing is cut to length and nothing guessed.
   */
  static Optional<AccountId> hotkey(String worker) {
    String[] parts = worker.split("\\.", 3);
    for (int i = 0; i < Math.min(2, parts.length); i++) {
      if (parts[i].length() == SS58_CHARACTERS) {
        try {
          return Optional.of(AccountId.parse(parts[i]));
        } catch (CryptoException _) {
          // not one; the next part may be
        }
      }
    }
    return Optional.empty();
  }
}
