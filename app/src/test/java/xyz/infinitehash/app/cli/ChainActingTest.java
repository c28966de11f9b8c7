package xyz.infinitehash.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import xyz.infinitehash.app.subnet.LocalSubnet;
import xyz.infinitehash.devnet.Devnet;

/** Acting in the name of others, and keys that take each other's place, against a devnet. */
class ChainActingTest {
  private static final String ALICE = LocalSubnet.account("//Alice").toString();
  private static final String BOB = LocalSubnet.account("//Bob").toString();
  private static final String CHARLIE = LocalSubnet.account("//Charlie").toString();

  private static final String DORA = LocalSubnet.account("//Dora").toString();

  @TempDir private static Path wallets;
  private static Devnet devnet;
  private static OnDevnet on;

  @BeforeAll
  static void start() {
    devnet = new LocalSubnet(0, 2, 360, Duration.ofMillis(200), List.of()).start();
    on =
        new OnDevnet(devnet, wallets)
            .with("alice", "//Alice")
            .with("bob", "//Bob")
            .with("charlie", "//Charlie")
            .with("dora", "//Dora");
  }

  @AfterAll
  static void stop() {
    devnet.close();
  }

  private static long free(String account) {
    return on.run("balance", "--of", account).get("freeRao").asLong();
  }

  @Test
  void aDelegateSendsInTheNameOfWhoGaveLeave() {
    String to = LocalSubnet.account("//Of the delegate").toString();
    String[] add = {"proxy", "add", "--delegate", BOB, "--type", "transfer"};
    assertThat(on.error("alice", add[0], add[1], add[2], add[3], add[4], "nonsense"))
        .contains("SmallTransfer");
    assertThat(on.error("alice", append(add, "--max-spend", "0.09"))).contains("0.093 TAO");
    assertThat(on.events("alice", append(add, "--max-spend", "0.093"))).contains("ProxyAdded");
    JsonNode given = on.as("alice", "proxy").get("proxies").get(0);
    assertThat(given.get("delegate").stringValue()).isEqualTo(BOB);
    assertThat(given.get("type").stringValue()).isEqualTo("Transfer");

    String[] send = {"transfer", "--to", to, "--tao", "3", "--proxy-for", ALICE};
    assertThat(on.error("bob", append(send, "--max-spend", "2"))).contains("can take 3 TAO");
    assertThat(on.events("bob", append(send, "--max-spend", "3"))).contains("ProxyExecuted");
    assertThat(free(to)).isEqualTo(3_000_000_000L);
    assertThat(on.error("charlie", send)).contains("Proxy.NotProxy");
    assertThat(on.events("alice", "proxy", "remove", "--all")).contains("Unreserved");
    assertThat(on.as("alice", "proxy").get("proxies").isEmpty()).isTrue();
  }

  @Test
  void whatIsAnnouncedIsMadeAfterTheDelay() {
    String to = LocalSubnet.account("//Announced").toString();
    assertThat(
            on.events(
                "charlie", "proxy", "add", "--delegate", BOB, "--type", "Any", "--delay", "1"))
        .contains("ProxyAdded");
    String[] send = {"transfer", "--to", to, "--tao", "2", "--proxy-for", CHARLIE};
    assertThat(on.events("bob", append(send, "--announce"))).contains("Proxy.Announced");
    assertThat(on.events("bob", append(send, "--announced"))).contains("ProxyExecuted");
    assertThat(free(to)).isEqualTo(2_000_000_000L);
    String hash = on.as("bob", "burn", "--tao", "1", "--dry-run").get("callHash").stringValue();
    assertThat(on.events("bob", "burn", "--tao", "1", "--proxy-for", CHARLIE, "--announce"))
        .contains("Proxy.Announced");
    assertThat(on.events("charlie", "proxy", "reject", "--delegate", BOB, "--call-hash", hash))
        .contains("ExtrinsicSuccess");
    assertThat(on.error("bob", "burn", "--tao", "1", "--proxy-for", CHARLIE, "--announced"))
        .contains("Unannounced");
  }

  @Test
  void anAccountWithoutAKeyIsMadeAndEnded() {
    JsonNode made = on.as("alice", "proxy", "create-pure");
    assertThat(made.get("events").toString()).contains("PureCreated");
    assertThat(
            on.error(
                "alice",
                "proxy",
                "kill-pure",
                "--spawner",
                ALICE,
                "--height",
                "1",
                "--extrinsic",
                "1",
                "--proxy-for",
                BOB))
        .contains("NotProxy");
  }

  @Test
  void theLastSignatoryMakesTheCall() {
    String among = BOB + "," + CHARLIE;
    String account = on.as("bob", "multisig", "--multisig", among).get("account").stringValue();
    String to = LocalSubnet.account("//Of the multisig").toString();
    assertThat(on.as("bob", "transfer", "--to", account, "--tao", "10").has("block")).isTrue();
    String[] send = {"transfer", "--to", to, "--tao", "4", "--multisig", among};
    assertThat(on.error("bob", append(send, "--max-spend", "4"))).contains("can take 4.196 TAO");
    assertThat(on.events("bob", append(send, "--max-spend", "4.196"))).contains("NewMultisig");
    JsonNode pending = on.as("charlie", "multisig", "--multisig", among).get("pending");
    assertThat(pending.get(0).get("approvals").intValue()).isEqualTo(1);
    assertThat(free(to)).isZero();
    assertThat(on.error("charlie", append(send, "--max-spend", "3"))).contains("can take 4 TAO");
    assertThat(on.events("charlie", send)).contains("MultisigExecuted");
    assertThat(free(to)).isEqualTo(4_000_000_000L);

    String hash =
        on.as("bob", "transfer", "--to", to, "--tao", "4", "--dry-run")
            .get("callHash")
            .stringValue();
    String[] byHash = {"--multisig", among, "--call-hash", hash};
    assertThat(
            on.error(
                "bob",
                append(append(new String[] {"multisig", "approve"}, byHash), "--max-spend", "5")))
        .contains("no cap can hold");
    assertThat(on.events("bob", append(new String[] {"multisig", "approve"}, byHash)))
        .contains("NewMultisig");
    assertThat(on.events("bob", append(new String[] {"multisig", "cancel"}, byHash)))
        .contains("MultisigCancelled");
    assertThat(on.as("bob", "multisig", "--multisig", among).get("pending").isEmpty()).isTrue();
  }

  @Test
  void keysAreAssociatedAndSwapped() {
    assertThat(on.events("alice", "transfer", "--to", DORA, "--tao", "200")).contains("Transfer");
    String other = LocalSubnet.account("//Another hotkey").toString();
    assertThat(on.events("dora", "keys", "associate")).contains("ExtrinsicSuccess");
    assertThat(on.as("dora", "keys").get("owner").stringValue()).isEqualTo(DORA);
    assertThat(on.as("dora", "register", "--netuid", "2", "--max-price", "50").has("outcome"))
        .isTrue();
    String[] swap = {"keys", "swap-hotkey", "--to", other};
    assertThat(on.error("dora", append(swap, "--max-spend", "0.09"))).contains("can take");
    assertThat(on.events("dora", append(swap, "--max-spend", "0.1"))).contains("HotkeySwapped");
    String[] announce = {"keys", "announce", "--to", other};
    assertThat(on.error("dora", append(announce, "--max-spend", "0.09"))).contains("can take");
    assertThat(on.events("dora", announce)).contains("ColdkeySwapAnnounced");
    assertThat(on.as("dora", "keys").has("swapFromBlock")).isTrue();
    assertThat(on.error("dora", "keys", "swap-coldkey", "--to", other, "--max-spend", "5"))
        .contains("can take");
    assertThat(on.error("dora", "keys", "swap-coldkey", "--to", other)).contains("TooEarly");
  }

  private static String[] append(String[] line, String... more) {
    String[] whole = java.util.Arrays.copyOf(line, line.length + more.length);
    System.arraycopy(more, 0, whole, line.length, more.length);
    return whole;
  }
}
