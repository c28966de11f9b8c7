package xyz.infinitehash.app.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xyz.infinitehash.app.ops.OwnDatabase;
import xyz.infinitehash.app.subnet.LocalSubnet;
import xyz.infinitehash.bittensor.NetUid;
import xyz.infinitehash.bittensor.Rao;
import xyz.infinitehash.bittensor.registration.Registration;
import xyz.infinitehash.bittensor.wallet.KeyFile;
import xyz.infinitehash.bittensor.wallet.PasswordSource;
import xyz.infinitehash.bittensor.wallet.PasswordVariable;
import xyz.infinitehash.bittensor.wallet.Protection;
import xyz.infinitehash.bittensor.wallet.Wallet;
import xyz.infinitehash.bittensor.wallet.WalletFolder;
import xyz.infinitehash.crypto.Password;
import xyz.infinitehash.crypto.keyfile.StoredKey;
import xyz.infinitehash.crypto.sr25519.KeyPair;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.devnet.Devnet;
import xyz.infinitehash.substrate.chain.Chain;
import xyz.infinitehash.substrate.extrinsic.Signer;
import xyz.infinitehash.validator.audit.AuditReport;
import xyz.infinitehash.validator.audit.EpochAudit;
import xyz.infinitehash.validator.chain.BittensorChain;
import xyz.infinitehash.validator.ledger.LedgerRow;
import xyz.infinitehash.validator.ledger.LedgerState;
import xyz.infinitehash.validator.ledger.LedgerTable;

/** {@code ih validator run} whose only source is a pool that speaks as Luxor's documents say. */
class ValidatorRunTest {
  private static final NetUid SUBNET = new NetUid(89);
  private static final String TOKEN = "lxk.only-of-this-test";
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  @TempDir Path folder;

  @Test
  void whatAPolledPoolSaysBecomesTheWeightsOfTheChainAndTheMetricsTellOfIt() throws Exception {
    String database = "polled_" + Instant.now().toEpochMilli();
    Wallet wallet = new WalletFolder(folder).wallet("test");
    AccountId validator = wallet.createHotkey("v", new SecureRandom(), false);
    encrypt(wallet);
    HttpServer pool = HttpServer.create(loopback(), 16);
    try (OwnDatabase own = OwnDatabase.open("", database, _ -> {});
        Devnet devnet =
            new LocalSubnet(0, 89, 20, Duration.ofMillis(250), List.of(validator)).start();
        Chain chain = Chain.connect(devnet.endpoint());
        KeyPair key = wallet.openHotkey("v", _ -> Optional.of(password()))) {
      List<AccountId> miners = register(chain);
      serve(pool, miners);
      BittensorChain port = new BittensorChain(chain, SUBNET, Signer.of(key), 0);
      try (IhProcess process = validator(config(pool), devnet, database)) {
        String metrics = process.line("metrics: ", PATIENCE).substring("metrics: ".length());
        SortedMap<AccountId, Integer> row = new TreeMap<>();
        Instant deadline = Instant.now().plus(PATIENCE);
        while (row.isEmpty()) {
          assertThat(Instant.now()).as(process.toString()).isBefore(deadline);
          LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
          row = port.weightsRow(0, chain.finalizedHead().number().value()).orElse(row);
        }
        assertThat(row).isEqualTo(Map.of(miners.get(0), 65_535, miners.get(1), 21_845));
        process.line("weights are in block", PATIENCE);
        LockSupport.parkNanos(Duration.ofSeconds(3).toNanos()); // figures are read every 2 s
        assertFigures(get(metrics));
        assertThat(get(metrics.replace("/metrics", "/health"))).isEqualTo("ok\n");
        assertThat(process.signal("TERM", PATIENCE)).as(process.toString()).isZero();
        assertThat(process.err())
            .contains("kind = \"luxor\"", "token = \"***\"", "poll-seconds = 1")
            .contains("hotkey = \"v\"  # file", "name = \"test\"  # BITTENSOR_WALLET_NAME");
        assertThat(process.toString()).doesNotContain(TOKEN).doesNotContain("\tat ");
      }
      assertEqual(own, port);
    } finally {
      pool.stop(0);
    }
  }

  private static void assertFigures(String text) {
    for (String name : List.of("decided", "sent", "included")) {
      assertThat(text).containsPattern("(?m)^ih_epochs_" + name + "_total [1-9]");
    }
    assertThat(text)
        .containsPattern("(?m)^ih_epochs_missed_total \\d")
        .containsPattern("(?m)^ih_weights_block [1-9]")
        .containsPattern("(?m)^ih_shares_stored 0")
        .containsPattern("(?m)^ih_database_reachable 1")
        .containsPattern("(?m)^ih_chain_reachable 1")
        .containsPattern(
            "(?m)^ih_source_watermark_lag_seconds\\{source=\"luxor-workers/mine\"\\} \\d");
  }

  private static void assertEqual(OwnDatabase own, BittensorChain port) {
    List<LedgerRow> rows =
        own.database()
            .inTransaction(
                "reading",
                connection -> LedgerTable.all(connection, port.subnet(), port.hotkey(), 0));
    List<LedgerRow> included =
        rows.stream().filter(row -> row.state() == LedgerState.INCLUDED).toList();
    assertThat(included).isNotEmpty();
    for (LedgerRow row : included) {
      Optional<AuditReport> audit = new EpochAudit(own.database(), port).of(row.key());
      assertThat(audit.orElseThrow().differences()).isEmpty();
    }
  }

  private IhProcess validator(Path config, Devnet devnet, String database) throws IOException {
    return IhProcess.start(
        Map.of(
            "LUXOR_API_KEY",
            TOKEN,
            "BITTENSOR_WALLET_DIRECTORY",
            folder.toString(),
            "BITTENSOR_WALLET_NAME",
            "test",
            PasswordVariable.name(hotkeyFile()),
            PasswordVariable.value(hotkeyFile(), password()),
            "BITTENSOR_NETWORK",
            devnet.endpoint().toString()),
        List.of("validator", "run", "--config=" + config, "--database-name=" + database));
  }

  private static Password password() {
    return Password.of("of this test".toCharArray());
  }

  private Path hotkeyFile() {
    return new WalletFolder(folder).wallet("test").hotkeyFile("v");
  }

  /** The validator gets the password as btcli's users give it, and never a coldkey. */
  private static void encrypt(Wallet wallet) {
    try (StoredKey key = KeyFile.unlock(wallet.hotkeyFile("v"), PasswordSource.none());
        Password password = password()) {
      wallet.keepHotkey("v", key, new Protection.Encrypted(password), true);
    }
    assertThat(KeyFile.encryption(wallet.hotkeyFile("v")).toString()).doesNotContain("not");
  }

  private Path config(HttpServer pool) throws IOException {
    Path file = folder.resolve("validator.toml");
    Files.writeString(
        file,
        """
        hotkey = "v"
        name = "the environment wins"
        every = 100
        metrics = "127.0.0.1:0"

        [[sources]]
        kind = "luxor"
        url = "http://127.0.0.1:%d/api"
        subaccount = "mine"
        token = "the environment wins"
        poll-seconds = 1
        longest-gap-seconds = 30
        """
            .formatted(pool.getAddress().getPort()));
    return file;
  }

  /** Three petahashes and one, and a stranger whose name holds no hotkey. */
  private static void serve(HttpServer pool, List<AccountId> miners) {
    String body =
        """
        {"workers":[{"name":"%s.a","hashrate":2e15},{"name":"%s.b","hashrate":"1000000000000000"},
        {"name":"%s.a","hashrate":1000000000000000.9},{"name":"stranger","hashrate":9e18}],
        "pagination":{"page_number":1,"item_count":4,"next_page_url":null}}
        """
            .formatted(miners.get(0), miners.get(0), miners.get(1));
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    pool.createContext(
        "/api/v2/pool/workers/BTC",
        exchange -> {
          try (exchange) {
            boolean known = TOKEN.equals(exchange.getRequestHeaders().getFirst("authorization"));
            boolean mine = exchange.getRequestURI().getQuery().contains("subaccount_names=mine&");
            exchange.sendResponseHeaders(known && mine ? 200 : 401, bytes.length);
            exchange.getResponseBody().write(bytes);
          }
        });
    pool.start();
  }

  private static List<AccountId> register(Chain chain) {
    List<AccountId> hotkeys = new ArrayList<>();
    try (KeyPair payer = KeyPair.fromUri("//Bob")) {
      for (String uri : List.of("//polled//one", "//polled//two")) {
        AccountId hotkey = LocalSubnet.account(uri);
        Registration.register(
            chain, SUBNET, hotkey, Signer.of(payer), Rao.parse("1"), Duration.ofSeconds(30));
        hotkeys.add(hotkey);
      }
    }
    return hotkeys;
  }

  private static String get(String url) throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString())
          .body();
    }
  }

  private static InetSocketAddress loopback() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }
}
