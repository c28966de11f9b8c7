package xyz.infinitehash.stratum.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import xyz.infinitehash.stratum.protocol.JsonLine;
import xyz.infinitehash.stratum.protocol.LineWriter;
import xyz.infinitehash.stratum.shares.Difficulty;
import xyz.infinitehash.stratum.vardiff.VardiffConfig;

/** Whole conversations: pieces of real lines, in any order, with any bytes between. */
class SessionFuzz {
  private static final String[] PIECES = {
    "{\"id\":1,\"method\":\"mining.subscribe\",\"params\":[\"x\"]}",
    "{\"id\":2,\"method\":\"mining.authorize\",\"params\":[\"" + Rig.ALICE + "\",\"d=0.001\"]}",
    "{\"id\":3,\"method\":\"mining.configure\",\"params\":[[\"version-rolling\"],"
        + "{\"version-rolling.mask\":\"ffffffff\"}]}",
    "{\"id\":4,\"method\":\"mining.submit\",\"params\":[\"" + Rig.ALICE + "\",\"",
    "\",\"00000000\",\"6921b7c0\",\"0000002a\"",
    "{\"id\":5,\"method\":\"mining.suggest_difficulty\",\"params\":[1e400]}",
    "]}",
    "\n",
    "{\"id\":4,\"result\":true,\"error\":null}",
  };

  @FuzzTest(maxDuration = "60s")
  void noConversationBreaksASessionOrItsAnswers(FuzzedDataProvider data) {
    Talk talk = new Talk(VardiffConfig.standard().startingAt(new Difficulty(1)));
    for (int i = 0; i < 40 && data.remainingBytes() > 0; i++) {
      StringBuilder line = new StringBuilder();
      for (int n = data.consumeInt(1, 4); n > 0; n--) {
        line.append(data.consumeBoolean() ? data.pickValue(PIECES) : data.consumeAsciiString(40));
      }
      String text = data.consumeBoolean() ? line.append("00000005").toString() : line.toString();
      talk.say(text.getBytes(ISO_8859_1));
    }
    check(talk.out);
  }

  private static void check(LineWriter out) {
    JsonLine json = new JsonLine();
    int begin = 0;
    for (int i = 0; i < out.length(); i++) {
      if (out.array()[i] == '\n') {
        assertThat(json.read(out.array(), begin, i)).isTrue();
        begin = i + 1;
      }
    }
    assertThat(begin).isEqualTo(out.length());
  }
}
