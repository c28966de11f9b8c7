package xyz.infinitehash.bench.measure;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The results of one benchmark.
 *
 * @param bench the name it was asked for by
 */
public record Report(String bench, List<Result> results) {
  private static final JsonMapper JSON = new JsonMapper();
  private static final MathContext DIGITS = new MathContext(4);

  public Report {
    results = List.copyOf(results);
  }

  /** One JSON document on one line; the shape is fixed, scripts read it. */
  public String json() {
    ObjectNode document = JSON.createObjectNode().put("bench", bench);
    ArrayNode array = document.putArray("results");
    for (Result result : results) {
      ObjectNode node =
          array
              .addObject()
              .put("name", result.name())
              .put("value", shown(result.value()))
              .put("unit", result.unit().text());
      if (result instanceof Result.Versus versus) {
        node.put("peer", versus.peer())
            .put("peerValue", shown(versus.peerValue()))
            .put("ratio", BigDecimal.valueOf(versus.ratio()).round(new MathContext(3)));
      }
    }
    return document.toString();
  }

  /** For people, a line a result. */
  public String table() {
    StringBuilder table = new StringBuilder();
    for (Result result : results) {
      table.append(
          String.format(
              Locale.ROOT,
              "%-42s %10s %-4s",
              result.name(),
              shown(result.value()).toPlainString(),
              result.unit().text()));
      if (result instanceof Result.Versus versus) {
        table.append(
            String.format(
                Locale.ROOT,
                " %10s   %.2f x %s",
                shown(versus.peerValue()).toPlainString(),
                versus.ratio(),
                versus.peer()));
      }
      table.append('\n');
    }
    return table.toString();
  }

  /** Four digits are more than the noise allows. */
  private static BigDecimal shown(double value) {
    BigDecimal rounded = BigDecimal.valueOf(value).round(DIGITS);
    return rounded.scale() < 0 ? rounded.setScale(0) : rounded.stripTrailingZeros();
  }
}
