package xyz.infinitehash.stratum.cpuminer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import xyz.infinitehash.stratum.protocol.JsonLine;

/** Shapes seen from ckpool, ckproxy, DATUM and public-pool. */
class PoolLineTest {
  private final JsonLine reader = new JsonLine();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"id\":4,\"result\":null,\"error\":[23,\"Above target\",null]}|23|Above target",
        "{\"error\":[20,\"unknown-work\",null],\"id\":4,\"result\":null}|20|unknown-work",
        "{\"id\":4,\"result\":null,\"error\":[21,\"Job not found\",\"\"]}|21|Job not found",
        "{\"reject-reason\":\"Above target\",\"result\":false,\"error\":null,\"id\":4}|20|Above target",
        "{\"id\":4,\"error\":\"No nonce2\",\"result\":false}|20|No nonce2",
        "{\"id\":4,\"error\":{\"code\":-3,\"message\":\"Method not found\"}}|-3|Method not found",
        "{\"id\":4,\"result\":false,\"error\":null}|20|refused",
      })
  void aRefusalIsReadInEveryShape(String line, int code, String reason) {
    assertThat(PoolLine.parse(reader, line)).isEqualTo(new PoolLine.No(4, code, reason));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"result\":true,\"error\":null,\"id\":4}",
        "{\"id\":4,\"result\":\"pong\"}",
        "{\"id\":4,\"error\":null,\"result\":[[],\"aa\",4]}",
      })
  void everythingElseWithAnIdIsAYes(String line) {
    assertThat(PoolLine.parse(reader, line))
        .isInstanceOfSatisfying(PoolLine.Yes.class, yes -> assertThat(yes.id()).isEqualTo(4));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "[]", "{}", "7", "{\"id\":\"4\"}", "{\"id\":null,\"result\":true}", "{"})
  void whatIsNeitherCallNorAnswerIsJunk(String line) {
    assertThat(PoolLine.parse(reader, line)).isInstanceOf(PoolLine.Junk.class);
  }

  @Test
  void aCallIsToldFromAnAnswerByItsMethod() {
    String line = "{\"params\":[1e-08],\"id\":null,\"method\":\"mining.set_difficulty\"}";
    assertThat(PoolLine.parse(reader, line))
        .isInstanceOfSatisfying(
            PoolLine.Call.class,
            call -> {
              assertThat(call.method()).isEqualTo("mining.set_difficulty");
              assertThat(call.params().get(0).decimal()).isEqualByComparingTo("0.00000001");
            });
  }
}
