package xyz.infinitehash.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import xyz.infinitehash.app.subnet.LocalSubnet;
import xyz.infinitehash.devnet.Devnet;

/** Every family of {@code ih chain} commands that sends, against a devnet in this process. */
class ChainFamiliesTest {
  private static final String NETUID = "2";
  private static final String CHARLIE = LocalSubnet.account("//Charlie").toString();
  private static final String BOB = LocalSubnet.account("//Bob").toString();

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
            .with("eve", "//Eve");
  }

  @AfterAll
  static void stop() {
    devnet.close();
  }

  private static String[] words(String line) {
    List<String> words = new ArrayList<>();
    for (String word : line.split(" ")) {
      words.add(word.replace("CHARLIE", CHARLIE).replace("HASH", "0x" + "ab".repeat(32)));
    }
    words.addAll(List.of("--netuid", NETUID));
    return words.toArray(String[]::new);
  }

  /** Each with the call it must be, and what it can take where that is known before. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "keys associate > SubtensorModule.try_associate_hotkey 0",
        "keys swap-hotkey --to CHARLIE > SubtensorModule.swap_hotkey 100000000",
        "keys swap-hotkey --to CHARLIE --only > SubtensorModule.swap_hotkey 1000000",
        "keys announce --to CHARLIE > SubtensorModule.announce_coldkey_swap 100000000",
        "keys swap-coldkey --to CHARLIE > SubtensorModule.swap_coldkey_announced",
        "keys dispute > SubtensorModule.dispute_coldkey_swap 0",
        "keys clear > SubtensorModule.clear_coldkey_swap_announcement 0",
        "children set --child CHARLIE=0.5 > SubtensorModule.set_children 0",
        "children take --percent 9 > SubtensorModule.set_childkey_take 0",
        "take --percent 0 > SubtensorModule.decrease_take 0",
        "take --percent 18 > SubtensorModule.increase_take 0",
        "lock add --alpha 0 > SubtensorModule.lock_stake 0",
        "lock move --to CHARLIE > SubtensorModule.move_lock 0",
        "lock perpetual > SubtensorModule.set_perpetual_lock 0",
        "claim --subnets 2,1 > SubtensorModule.claim_root 0",
        "auto-stake --set > SubtensorModule.set_coldkey_auto_stake_hotkey 0",
        "burn --tao 0.5 > Balances.burn 500000000",
        "stake burn --tao 2 --limit 0.5 > SubtensorModule.add_stake_burn 2000000000",
        "subnet register > SubtensorModule.register_network",
        "subnet start > SubtensorModule.start_call 0",
        "subnet symbol --to x > SubtensorModule.update_symbol 0",
        "subnet trigger-epoch > SubtensorModule.trigger_epoch 0",
        "subnet identity --title T > SubtensorModule.set_subnet_identity 0",
        "subnet set tempo 360 > SubtensorModule.set_tempo 0",
        "subnet set activity-cutoff-factor 2000 > SubtensorModule.set_activity_cutoff_factor 0",
        "subnet set alpha-values 100 200 > AdminUtils.sudo_set_alpha_values 0",
        "subnet set immunity-period 7 > AdminUtils.sudo_set_immunity_period 0",
        "identity --set-name N > SubtensorModule.set_identity 0",
        "register --netuid 0 > SubtensorModule.root_register 0",
      })
  void theCommandMakesTheCallAndSaysWhatItTakes(String law) {
    String[] sides = law.split(" > ");
    String[] wanted = sides[1].split(" ");
    List<String> line = new ArrayList<>(List.of(words(sides[0])));
    if (sides[0].contains("--netuid")) {
      line = line.subList(0, line.size() - 2);
    }
    line.add("--dry-run");
    JsonNode plan = on.as("bob", line.toArray(String[]::new));
    assertThat(plan.path("call").path(wanted[0].split("\\.")[0]).toString())
        .as(plan.toString())
        .contains(wanted[0].split("\\.")[1]);
    assertThat(plan.get("unknown").isEmpty()).isTrue();
    if (wanted.length > 1) {
      assertThat(plan.get("takesRao").asString()).isEqualTo(wanted[1]);
    } else {
      assertThat(plan.get("takesRao").asLong()).isPositive();
    }
  }

  @Test
  void aCapHoldsForWhateverIsSent() {
    assertThat(on.error("bob", "transfer", "--to", CHARLIE, "--tao", "all", "--max-spend", "5"))
        .contains("can take");
    assertThat(on.error("bob", words("burn --tao 6 --max-spend 5"))).contains("can take");
    assertThat(on.error("bob", words("register --max-price 5 --max-spend 4"))).contains("can take");
    assertThat(on.error("bob", words("register --max-price 5 --max-fee 0"))).contains("the fee");
    assertThat(on.error("bob", words("subnet register --max-spend 900"))).contains("can take");
    assertThat(
            on.error(
                "bob",
                "call",
                "Balances.transfer_all",
                "dest=" + CHARLIE,
                "keep_alive=true",
                "--max-spend",
                "5"))
        .contains("can take");
    String sudo = "call={\"System\":{\"remark\":{\"remark\":\"0x00\"}}}";
    assertThat(on.error("bob", "call", "Sudo.sudo", sudo, "--max-spend", "5"))
        .contains("no cap can hold");
    String inside =
        "calls=[{\"Balances\":{\"transfer_allow_death\":{\"dest\":{\"Id\":\"0x%s\"},\"value\":9000000000}}}]"
            .formatted(LocalSubnet.account("//Charlie").hex());
    assertThat(on.error("bob", "call", "Utility.batch", inside, "--max-spend", "5"))
        .contains("can take 9 TAO");
    assertThat(on.error("eve", "transfer", "--to", CHARLIE, "--tao", "1")).contains("has 0 TAO");
  }

  @Test
  void anOwnerSeesAndSetsParameters() {
    JsonNode all = on.as("alice", "subnet", "set").get("parameters");
    assertThat(all.toString()).contains("immunity-period", "u16", "tempo");
    assertThat(on.events("alice", words("subnet set immunity-period 77")))
        .contains("SubtensorModule.ImmunityPeriodSet");
    assertThat(on.run("subnet", "--netuid", NETUID).toString()).contains("77");
    assertThat(on.error("alice", words("subnet set immunity-perod 77")))
        .contains("did you mean immunity-period?");
    assertThat(on.error("bob", words("subnet set immunity-period 78"))).isNotEmpty();
    assertThat(on.events("alice", words("subnet identity --title Ours --url https://a.example")))
        .contains("SubnetIdentitySet");
  }

  @Test
  void aValidatorLendsStakeLocksItAndSetsItsTake() {
    assertThat(on.as("bob", words("register --max-price 50")).has("outcome")).isTrue();
    assertThat(on.events("bob", words("stake --tao 500"))).contains("StakeAdded");
    assertThat(on.events("bob", words("children set --child CHARLIE=0.25")))
        .contains("SetChildren");
    assertThat(on.events("bob", words("children take --percent 9"))).contains("ChildKeyTakeSet");
    JsonNode family = on.as("bob", words("children"));
    assertThat(family.get("childTake").stringValue()).isEqualTo("9.00 %");
    assertThat(family.get("family").isArray()).isTrue();
    assertThat(on.events("bob", words("take --percent 10"))).contains("TakeDecreased");
    assertThat(on.as("bob", words("take")).get("take").stringValue()).isEqualTo("10.00 %");
    assertThat(on.events("bob", words("lock add --alpha 1"))).contains("StakeLocked");
    JsonNode locks = on.as("bob", words("lock"));
    assertThat(locks.has("locks")).as(locks.toString()).isTrue();
    JsonNode lock = locks.get("locks").get(0);
    assertThat(new BigDecimal(lock.get("alpha").stringValue())).isEqualByComparingTo("1");
    assertThat(on.events("bob", words("stake burn --alpha 1"))).contains("AlphaBurned");
    assertThat(on.events("bob", words("stake burn --alpha 1 --recycle"))).contains("AlphaRecycled");
    assertThat(on.error("bob", words("stake remove --alpha everywhere --max-spend 1")))
        .contains("can take");
    assertThat(on.events("bob", words("identity --set-name Bob"))).contains("ChainIdentitySet");
    assertThat(on.as("bob", "identity").get("name").stringValue()).isEqualTo("Bob");
    assertThat(on.as("bob", "keys").get("owner").stringValue()).isEqualTo(BOB);
  }

  @Test
  void aShieldedTransferIsInABlockWithBothItsFees() {
    String to = LocalSubnet.account("//Shielded").toString();
    assertThat(on.events("alice", "transfer", "--to", to, "--tao", "3", "--shield"))
        .contains("Balances.Transfer");
    assertThat(on.run("balance", "--of", to).get("freeRao").asLong()).isEqualTo(3_000_000_000L);
    assertThat(
            on.error("alice", "transfer", "--to", to, "--tao", "3", "--shield", "--max-fee", "0"))
        .contains("fee");
    assertThat(
            on.error("alice", "transfer", "--to", to, "--tao", "3", "--shield", "--max-spend", "2"))
        .contains("can take");
  }
}
