package xyz.infinitehash.stratum.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import xyz.infinitehash.crypto.hash.Sha256d;

class LocalTemplatesTest {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-11-22T12:00:00Z"));

  private static LocalTemplates stepped(int transactions) {
    return LocalTemplates.stepped(
        LocalTemplates.Plan.standard().withTransactions(transactions), CLOCK, new Random(1));
  }

  private static byte[] coinbase(BlockTemplate template) {
    byte[] first = template.coinbase1();
    byte[] second = template.coinbase2();
    byte[] all = Arrays.copyOf(first, first.length + template.extranonceBytes() + second.length);
    System.arraycopy(second, 0, all, all.length - second.length, second.length);
    return all;
  }

  /** The tree built level by level, as a block's reader does it. */
  private static byte[] wholeTree(List<byte[]> leaves) {
    List<byte[]> level = leaves;
    while (level.size() > 1) {
      List<byte[]> above = new ArrayList<>();
      for (int i = 0; i < level.size(); i += 2) {
        byte[] right = level.get(Math.min(i + 1, level.size() - 1));
        byte[] pair = Arrays.copyOf(level.get(i), 64);
        System.arraycopy(right, 0, pair, 32, 32);
        above.add(new Sha256d().hash(pair));
      }
      level = above;
    }
    return level.getFirst();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 6, 7, 8, 100, 1000})
  void theBranchLeadsToTheRootOfTheWholeTree(int transactions) {
    try (LocalTemplates templates = stepped(transactions)) {
      BlockTemplate template = templates.current();
      byte[] coinbaseHash = new Sha256d().hash(coinbase(template));
      List<byte[]> leaves = new ArrayList<>(templates.transactions());
      leaves.addFirst(coinbaseHash);
      assertThat(Merkle.root(coinbaseHash, template.branch())).isEqualTo(wholeTree(leaves));
    }
  }

  @Test
  void theCoinbaseCommitsToTheWitnesses() {
    try (LocalTemplates templates = stepped(5)) {
      List<byte[]> leaves = new ArrayList<>(templates.transactions());
      leaves.addFirst(new byte[32]);
      byte[] commitment = new Sha256d().hash(Arrays.copyOf(wholeTree(leaves), 64));
      byte[] second = templates.current().coinbase2();
      assertThat(Arrays.copyOfRange(second, second.length - 36, second.length - 4))
          .isEqualTo(commitment);
      assertThat(Arrays.copyOfRange(second, second.length - 42, second.length - 36))
          .isEqualTo(new byte[] {0x6a, 0x24, (byte) 0xaa, 0x21, (byte) 0xa9, (byte) 0xed});
    }
  }

  @Test
  void theCoinbasesScriptHasTheLengthItSays() {
    try (LocalTemplates templates = stepped(5)) {
      BlockTemplate template = templates.current();
      byte[] coinbase = coinbase(template);
      int script = coinbase[41] & 0xFF;
      assertThat(Arrays.copyOfRange(coinbase, 42 + script, 46 + script))
          .isEqualTo(new byte[] {-1, -1, -1, -1});
      assertThat(script).isLessThanOrEqualTo(100);
    }
  }

  @Test
  void everyTemplateHasACoinbaseOfItsOwnAndOnlyABlockChangesThePreviousHash() {
    try (LocalTemplates templates = stepped(3)) {
      Set<String> coinbases = new HashSet<>();
      List<BlockTemplate> heard = new ArrayList<>();
      try (TemplateSource.Subscription subscription = templates.subscribe(heard::add)) {
        assertThat(subscription).isNotNull();
        for (int i = 0; i < 10; i++) {
          byte[] before = templates.current().previousHash();
          templates.newJob();
          assertThat(templates.current().previousHash()).isEqualTo(before);
          templates.newBlock();
          assertThat(templates.current().previousHash()).isNotEqualTo(before);
        }
      }
      templates.newJob();
      assertThat(heard).hasSize(20);
      heard.forEach(template -> coinbases.add(Arrays.toString(template.coinbase1())));
      assertThat(coinbases).hasSize(20);
    }
  }

  @Test
  void byItselfItMakesJobsAndNowAndThenABlock() throws InterruptedException {
    CountDownLatch jobs = new CountDownLatch(9);
    Set<String> blocks = new HashSet<>();
    try (LocalTemplates templates =
        LocalTemplates.running(
            LocalTemplates.Plan.standard(), CLOCK, new Random(2), Duration.ofMillis(5), 3)) {
      templates.subscribe(
          template -> {
            if (jobs.getCount() > 0) {
              blocks.add(Arrays.toString(template.previousHash()));
            }
            jobs.countDown();
          });
      assertThat(jobs.await(5, TimeUnit.SECONDS)).isTrue();
      assertThat(blocks).hasSizeBetween(3, 5);
    }
  }
}
