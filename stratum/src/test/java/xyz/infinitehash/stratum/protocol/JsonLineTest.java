package xyz.infinitehash.stratum.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonLineTest {
  private final JsonLine json = new JsonLine();

  private boolean read(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    return json.read(bytes, 0, bytes.length);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        " [ 1 , -0.5e+3 , 0 ] ",
        "\"\"",
        "null",
        "true",
        "false",
        "[[[[[[[1]]]]]]]",
        "{\"a\":{\"b\":[1,2,{\"c\":null}]}}",
        "\"\\u00e9\\n\\\\\"",
        "\"é\"",
        "1E9",
        "-0",
      })
  void jsonIsRead(String text) {
    assertThat(read(text)).isTrue();
    assertThat(json.next(0)).isEqualTo(json.count());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "}",
        "[",
        "[1,]",
        "[,1]",
        "{\"a\"}",
        "{\"a\":}",
        "{a:1}",
        "{1:1}",
        "01",
        "1.",
        ".5",
        "+1",
        "1e",
        "-",
        "nul",
        "truefalse",
        "\"",
        "\"\\x\"",
        "\"\\u12g4\"",
        "\"\t\"",
        "1 2",
        "[1 2]",
        "{\"a\":1,}",
        "NaN",
        "Infinity",
        "[[[[[[[[[[1]]]]]]]]]]",
        "'a'",
        "\\",
      })
  void otherTextIsNot(String text) {
    assertThat(read(text)).isFalse();
    assertThat(json.count()).isZero();
  }

  @Test
  void escapesAreResolvedAndPlainTextIsKnown() {
    assertThat(read("[\"a\\u0041\\n\\/\\\"\",\"plain\"]")).isTrue();
    assertThat(json.text(1)).isEqualTo("aA\n/\"");
    assertThat(json.isPlainText(1)).isFalse();
    assertThat(json.isText(2, "plain".getBytes(UTF_8))).isTrue();
  }

  @Test
  void membersAndElementsAreFoundOverNestedOnes() {
    assertThat(read("{\"x\":[[1,2],{\"y\":3}],\"y\":4}")).isTrue();
    assertThat(json.text(json.member(0, "y".getBytes(UTF_8)))).isEqualTo("4");
    int array = json.member(0, "x".getBytes(UTF_8));
    assertThat(json.kind(json.element(array, 1))).isEqualTo(JsonLine.Kind.OBJECT);
    assertThat(json.element(array, 2)).isEqualTo(JsonLine.NONE);
    assertThat(json.member(0, "z".getBytes(UTF_8))).isEqualTo(JsonLine.NONE);
  }

  @Test
  void aLineOfTooManyValuesIsRefusedNotGrown() {
    assertThat(read("[" + "1,".repeat(300) + "1]")).isFalse();
    assertThat(read("[" + "1,".repeat(200) + "1]")).isTrue();
  }

  @Test
  void whatIsWrittenAsTextReadsBack() {
    LineWriter out = new LineWriter();
    out.text("a\"b\\c\u0001\né");
    assertThat(json.read(out.array(), 0, out.length())).isTrue();
    assertThat(json.text(0)).isEqualTo("a\"b\\c\u0001\né");
  }
}
