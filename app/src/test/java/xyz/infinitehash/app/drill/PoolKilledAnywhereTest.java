package xyz.infinitehash.app.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import xyz.infinitehash.app.ops.OwnDatabase;
import xyz.infinitehash.app.process.IhProcess;
import xyz.infinitehash.app.subnet.LocalSubnet;
import xyz.infinitehash.stratum.cpuminer.CpuMiner;
import xyz.infinitehash.stratum.cpuminer.CpuMinerConfig;
import xyz.infinitehash.stratum.cpuminer.Pace;

/**
 * Law L4: the pool as a process of its own, killed with SIGKILL at random moments under miners that
 * submit all the time. What it acknowledged is stored, once.
 */
class PoolKilledAnywhereTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Test
  void fourKillsLoseNoAcknowledgedShareAndStoreNoneTwice() throws Exception {
    drill(4);
  }

  @Test
  @Tag("drill")
  void aHundredKillsLoseNoAcknowledgedShareAndStoreNoneTwice() throws Exception {
    drill(Integer.getInteger("drill.kills", 100));
  }

  private void drill(int kills) throws Exception {
    long seed = Long.getLong("drill.seed", new SecureRandom().nextLong());
    System.out.printf("drill of %d kills of the pool, -Ddrill.seed=%d%n", kills, seed);
    Random random = new Random(seed);
    String database = "pooldrill_" + Instant.now().toEpochMilli();
    int port = freePort();
    try (OwnDatabase own = OwnDatabase.open("", database, _ -> {});
        SubmitWitness witness = new SubmitWitness(port)) {
      IhProcess pool = pool(port, database);
      try (CpuMiner _ = mine(witness, "//drill//one");
          CpuMiner _ = mine(witness, "//drill//two")) {
        for (int i = 0; i < kills; i++) {
          int before = witness.acknowledged().size();
          untilMoreThan(before, witness, pool);
          LockSupport.parkNanos(Duration.ofMillis(random.nextInt(1_500)).toNanos());
          pool.close();
          pool = pool(port, database);
        }
        untilMoreThan(witness.acknowledged().size(), witness, pool);
      } finally {
        assertThat(pool.signal("TERM", PATIENCE)).as(pool.toString()).isZero();
        pool.close();
      }
      Map<SubmitWitness.Submit, Integer> stored = stored(own);
      Set<SubmitWitness.Submit> acknowledged = witness.acknowledged();
      System.out.printf("%d shares acknowledged, %d stored%n", acknowledged.size(), stored.size());
      assertThat(acknowledged).hasSizeGreaterThan(kills);
      assertThat(acknowledged)
          .as("acknowledged shares, and how often each is stored")
          .allSatisfy(submit -> assertThat(stored.get(submit)).isEqualTo(1));
    }
  }

  private static void untilMoreThan(int before, SubmitWitness witness, IhProcess pool) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (witness.acknowledged().size() <= before) {
      assertThat(System.nanoTime()).as(pool.toString()).isLessThan(deadline);
      LockSupport.parkNanos(10_000_000);
    }
  }

  /** How many rows there are of each share. */
  private static Map<SubmitWitness.Submit, Integer> stored(OwnDatabase own) {
    return own.database()
        .inTransaction(
            "reading shares",
            connection -> {
              Map<SubmitWitness.Submit, Integer> rows = new HashMap<>();
              try (var query = connection.prepareStatement("SELECT header FROM share");
                  var row = query.executeQuery()) {
                while (row.next()) {
                  ByteBuffer header =
                      ByteBuffer.wrap(row.getBytes("header")).order(ByteOrder.LITTLE_ENDIAN);
                  rows.merge(
                      new SubmitWitness.Submit(
                          Integer.toUnsignedLong(header.getInt(68)),
                          Integer.toUnsignedLong(header.getInt(76))),
                      1,
                      Integer::sum);
                }
              }
              return rows;
            });
  }

  private static IhProcess pool(int port, String database) throws IOException {
    return IhProcess.start(
        Map.of(),
        List.of(
            "pool",
            "run",
            "--for=demo",
            "--listen=127.0.0.1:" + port,
            "--metrics=127.0.0.1:0",
            "--database-name=" + database));
  }

  private static CpuMiner mine(SubmitWitness witness, String hotkey) {
    return CpuMiner.start(
        CpuMinerConfig.of(witness.address(), "infinite." + LocalSubnet.account(hotkey) + ".drill")
            .working(1, new Pace.Duty(15))
            .asking(Set.of(CpuMinerConfig.Extension.VERSION_ROLLING), BigDecimal.ONE));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
