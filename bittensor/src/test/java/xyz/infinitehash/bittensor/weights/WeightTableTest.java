package xyz.infinitehash.bittensor.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import xyz.infinitehash.bittensor.NetUid;
import xyz.infinitehash.bittensor.Uid;
import xyz.infinitehash.substrate.Runtime425;
import xyz.infinitehash.substrate.chain.BlockNumber;
import xyz.infinitehash.substrate.chain.Chain;
import xyz.infinitehash.substrate.chain.ChainAt;
import xyz.infinitehash.substrate.chain.ChainSettings;
import xyz.infinitehash.substrate.chain.FakeNode;

/** Rows the real runtime stored, under the keys it stored them at. */
class WeightTableTest {
  private static final NetUid TWO = new NetUid(2);
  private final FakeNode node = new FakeNode();
  private final Chain chain = Chain.over(node, ChainSettings.STANDARD);

  @BeforeEach
  void putWhatWasRecorded() {
    for (JsonNode line : Runtime425.lines("storage")) {
      boolean wanted = List.of("Weights", "LastUpdate").contains(line.path("item").asString());
      if (wanted && line.path("scenario").asString("").equals("apis")) {
        node.put(node.head(), bytes(line.path("keyHex")), bytes(line.path("valueHex")));
      }
    }
  }

  @Test
  void eachMechanismHasRowsOfItsOwn() {
    ChainAt at = chain.atHead();
    assertThat(WeightTable.of(TWO).row(at, new Uid(1)).byUid())
        .isEqualTo(weights(65_535, 63_783, 64_719, 51_948, 19_926));
    assertThat(new WeightTable(TWO, 1).row(at, new Uid(1)).byUid())
        .isEqualTo(weights(65_535, 16_468, 19_283, 30_049, 6_925));
  }

  @Test
  void allRowsOfATableAreThoseOfItsValidatorsAndNoOthers() {
    ChainAt at = chain.atHead();
    assertThat(new WeightTable(TWO, 1).rows(at)).containsOnlyKeys(new Uid(1), new Uid(2));
    assertThat(new WeightTable(TWO, 1).rows(at).get(new Uid(2)).byUid())
        .isEqualTo(weights(16_739, 64_495, 31_174, 53_506, 65_535));
    assertThat(new WeightTable(new NetUid(77), 0).rows(at)).isEmpty();
  }

  @Test
  void whoNeverSetAnyHasAnEmptyRow() {
    assertThat(WeightTable.of(TWO).row(chain.atHead(), new Uid(200)).size()).isZero();
  }

  @Test
  void theLastUpdateIsThatOfTheTableAndZeroForAUidThatIsNotThere() {
    ChainAt at = chain.atHead();
    WeightTable second = new WeightTable(TWO, 1);
    assertThat(second.lastUpdate(at, new Uid(1))).isEqualTo(new BlockNumber(30));
    assertThat(second.lastUpdate(at, new Uid(2))).isEqualTo(new BlockNumber(32));
    assertThat(second.lastUpdate(at, new Uid(0))).isEqualTo(new BlockNumber(0));
    assertThat(second.lastUpdate(at, new Uid(5))).isEqualTo(new BlockNumber(0));
    assertThat(WeightTable.of(new NetUid(3)).lastUpdate(at, new Uid(0)))
        .isEqualTo(new BlockNumber(4));
    assertThat(WeightTable.of(new NetUid(77)).lastUpdate(at, new Uid(0)))
        .isEqualTo(new BlockNumber(0));
  }

  @Test
  void whatIsNoTableIsRefused() {
    assertThatThrownBy(() -> new WeightTable(TWO, -1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new WeightTable(TWO, 16)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new WeightTable(new NetUid(4096), 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Map<Uid, Integer> weights(int... byUid) {
    Map<Uid, Integer> weights = new TreeMap<>();
    for (int uid = 0; uid < byUid.length; uid++) {
      weights.put(new Uid(uid), byUid[uid]);
    }
    return weights;
  }

  private static byte[] bytes(JsonNode hex) {
    return HexFormat.of().parseHex(hex.asString().substring(2));
  }
}
