package xyz.infinitehash.stratum.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;

class JsonLineFuzz {
  private final JsonLine json = new JsonLine();
  private final Request request = new Request();

  @FuzzTest(maxDuration = "60s")
  void noBytesLeadOutsideTheLine(byte[] line) {
    if (json.read(line, 0, line.length)) {
      assertThat(json.next(0)).isEqualTo(json.count());
      for (int i = 0; i < json.count(); i++) {
        assertThat(json.next(i)).isGreaterThan(i).isLessThanOrEqualTo(json.count());
        assertThat(json.start(i)).isBetween(0, line.length);
        assertThat(json.end(i)).isBetween(json.start(i), line.length);
        var _ = json.text(i);
      }
    }
  }

  @FuzzTest(maxDuration = "60s")
  void everyLineIsACallAResponseOrMalformed(byte[] line) {
    if (request.read(line, 0, line.length) == Request.Shape.CALL) {
      LineWriter out = new LineWriter();
      request.writeId(out);
      assertThat(json.read(out.array(), 0, out.length())).isTrue();
      for (int n = 0; n < 8; n++) {
        assertThat(request.textParam(n)).isNotNull();
      }
    }
  }
}
