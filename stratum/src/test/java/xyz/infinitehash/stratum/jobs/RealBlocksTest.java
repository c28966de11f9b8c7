package xyz.infinitehash.stratum.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import xyz.infinitehash.crypto.hash.Sha256d;
import xyz.infinitehash.stratum.protocol.WordSwap;
import xyz.infinitehash.stratum.shares.Difficulty;
import xyz.infinitehash.stratum.shares.ShareCheck;

/** Bitcoin's own blocks 0 and 170, the first with a second transaction. */
class RealBlocksTest {
  private static final HexFormat HEX = HexFormat.of();
  private static final String GENESIS_ROOT =
      "4a5e1e4baab89f3a32518a88c31bc87f618f76673e2cc77ab2127b7afdeda33b";
  private static final String GENESIS =
      "000000000019d6689c085ae165831e934ff763ae46a2a6c172b3f1b60a8ce26f";

  private static final String PREVIOUS =
      "000000002a22cfee1f2c846adbd12b3e183d4f97683f85dad08a79780a84bd55";
  private static final String COINBASE_1 =
      "01000000010000000000000000000000000000000000000000000000000000000000000000"
          + "ffffffff0704ffff001d";
  private static final String EXTRANONCE = "0102";
  private static final String COINBASE_2 =
      "ffffffff0100f2052a01000000434104d46c4968bde02899d2aa0963367c7a6ce34eec332b32e42e5f34"
          + "07e052d64ac625da6f0718e7b302140434bd725706957c092db53805b821a85b23a7ac61725bac00000000";
  private static final String PAYMENT =
      "f4184fc596403b9d638783cf57adfe4c75c605f6356fbc91338530e9831e9e16";
  private static final String BLOCK_170 =
      "00000000d1145790a8694403d4063f323d499e655c83426834d4ce2f8dd4a2ee";

  private static byte[] printed(String hash) {
    byte[] bytes = HEX.parseHex(hash);
    byte[] reversed = new byte[32];
    for (int i = 0; i < 32; i++) {
      reversed[31 - i] = bytes[i];
    }
    return reversed;
  }

  private static BlockTemplate block170(byte[] previousHash) {
    return new BlockTemplate(
        170,
        1,
        previousHash,
        HEX.parseHex(COINBASE_1),
        2,
        HEX.parseHex(COINBASE_2),
        Merkle.branch(List.of(printed(PAYMENT))),
        0x1d00ffff,
        1231731025);
  }

  @Test
  void theGenesisHeaderHashesToTheGenesisHash() {
    byte[] header =
        BlockHeader.assemble(
            1, new byte[32], printed(GENESIS_ROOT), 1231006505, 0x1d00ffff, 2083236893);
    assertThat(new Sha256d().hash(header)).isEqualTo(printed(GENESIS));
  }

  @Test
  void aShareOfBlock170RebuildsItsHeader() {
    Job job = new Job(block170(printed(PREVIOUS)));
    ShareCheck check = new ShareCheck();
    byte[] root = new byte[32];
    check.root(job, 0x01, 0x02, 1, root);
    check.hash(job, root, 1, 1231731025, 1889418792);
    assertThat(check.hash()).isEqualTo(printed(BLOCK_170));
    assertThat(check.meets(job.network())).isTrue();
    assertThat(check.meets(Difficulty.ONE.target())).isTrue();
  }

  /** The previous hash goes out word by word reversed; printed hashes appear in eight pieces. */
  @Test
  void thePreviousHashOfBlock170TravelsAsEightSwappedWords() {
    String wire = HEX.formatHex(WordSwap.swap(printed(PREVIOUS)));
    assertThat(wire)
        .isEqualTo(
            "0a84bd55"
                + "d08a7978"
                + "683f85da"
                + "183d4f97"
                + "dbd12b3e"
                + "1f2c846a"
                + "2a22cfee"
                + "00000000");
    assertThat(WordSwap.swap(HEX.parseHex(wire))).isEqualTo(printed(PREVIOUS));
  }

  @Test
  void theCoinbaseOfBlock170IsTheKnownTransaction() {
    byte[] coinbase = HEX.parseHex(COINBASE_1 + EXTRANONCE + COINBASE_2);
    assertThat(new Sha256d().hash(coinbase))
        .isEqualTo(printed("b1fea52486ce0c62bb442b530a3f0132b826c74e473d1f2c220bfa78111c5082"));
  }

  @Test
  void difficultyOneIsTheTargetOfTheGenesisBits() {
    assertThat(Target.ofCompact(0x1d00ffff)).isEqualTo(Difficulty.ONE.target());
    assertThat(Difficulty.of(Target.ofCompact(0x1d00ffff))).isEqualTo(Difficulty.ONE);
  }
}
