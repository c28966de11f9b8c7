package xyz.infinitehash.devnet.recorded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import xyz.infinitehash.devnet.chain.Chain;
import xyz.infinitehash.devnet.runtime.ApiFault;

/** Runtime APIs, asked in the recorded states: the answers are the recorded bytes. */
class ApiReplayTest {
  private static final Pattern ROW =
      Pattern.compile("\\| `(\\w+\\.\\w+)` \\| (\\d+) \\|.*\\w.*\\|");
  private static final Set<String> PALLETS =
      Set.of("SubtensorModule", "Commitments", "Drand", "Swap", "AlphaAssets", "Sudo", "Timestamp");
  private static final Map<String, Chain> MOMENTS = ApiWorld.moments();

  @Test
  void everyAnswerIsTheRecordedOneOrLeftOutByName() throws IOException {
    Map<String, Integer> listed = listed("## Runtime APIs");
    Map<String, Integer> leftOut = new TreeMap<>();
    Map<String, String> different = new LinkedHashMap<>();
    int equal = 0;
    for (JsonNode line : Recording.lines("apis")) {
      String name = line.get("api").asString() + "." + line.get("method").asString();
      String want = line.path("resultHex").asString("panic");
      String have = answer(at(line.get("moment").asString()), line);
      if (want.equals(have)) {
        equal++;
      } else if (listed.containsKey(name)) {
        leftOut.merge(name, 1, Integer::sum);
      } else {
        different.put(
            line.get("moment").asString() + " " + name + line.get("args"), want + "\n" + have);
      }
    }
    System.out.printf(
        "apis.jsonl: %d equal, %d left out (%d methods), %d different%n",
        equal,
        leftOut.values().stream().mapToInt(Integer::intValue).sum(),
        leftOut.size(),
        different.size());
    assertThat(different).isEmpty();
    assertThat(leftOut).isEqualTo(listed);
  }

  @Test
  void theLastStateIsTheRecordedOneButForEntriesThePageNames() throws IOException {
    Map<String, Integer> leftOut = new TreeMap<>();
    Map<String, Integer> listed = listed("### Entries of block 55");
    Chain chain = at("after epochs with two mechanisms");
    Map<String, String> different = new LinkedHashMap<>();
    int equal = 0;
    for (JsonNode line : Recording.lines("storage")) {
      String item = line.get("pallet").asString() + "." + line.get("item").asString();
      if (line.path("scenario").asString("").equals("apis")
          && PALLETS.contains(line.get("pallet").asString())) {
        byte[] key = Recording.bytes(line.get("keyHex").asString());
        String have = chain.head().state().get(key).map(Recording::hex).orElse("absent");
        if (have.equals(line.get("valueHex").asString("absent"))) {
          equal++;
        } else if (listed.containsKey(item)) {
          leftOut.merge(item, 1, Integer::sum);
        } else {
          different.put(item + line.get("keys"), line.get("valueHex") + " " + have);
        }
      }
    }
    System.out.printf(
        "storage.jsonl, apis: %d equal, %d left out, %d different%n",
        equal, leftOut.size(), different.size());
    assertThat(different).isEmpty();
    assertThat(leftOut).isEqualTo(listed);
  }

  private static Chain at(String moment) {
    return Objects.requireNonNull(MOMENTS.get(moment), moment);
  }

  private static String answer(Chain chain, JsonNode line) {
    String name = line.get("api").asString() + "_" + line.get("method").asString();
    byte[] input = Recording.bytes(line.get("paramsHex").asString());
    try {
      return Recording.hex(
          chain.runtime().call(name, input, chain.head().state(), chain.head().number()));
    } catch (ApiFault fault) {
      return fault.toString();
    }
  }

  /** What a section of docs/devnet.md says is otherwise here, each with a reason. */
  private static Map<String, Integer> listed(String heading) throws IOException {
    Path page = Path.of(System.getProperty("ih.root", "..")).resolve("docs/devnet.md");
    Map<String, Integer> methods = new TreeMap<>();
    String section = Files.readString(page).split(heading + "\n")[1].split("\n##")[0];
    Matcher rows = ROW.matcher(section);
    while (rows.find()) {
      methods.put(rows.group(1), Integer.parseInt(rows.group(2)));
    }
    return methods;
  }
}
