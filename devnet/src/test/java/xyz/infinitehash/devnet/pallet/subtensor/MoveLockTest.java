package xyz.infinitehash.devnet.pallet.subtensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import xyz.infinitehash.devnet.DevnetConfig;
import xyz.infinitehash.devnet.chain.Submission;
import xyz.infinitehash.devnet.pallet.subtensor.SubtensorGenesis.Neuron;
import xyz.infinitehash.devnet.pallet.subtensor.SubtensorGenesis.Subnet;
import xyz.infinitehash.substrate.extrinsic.Call;
import xyz.infinitehash.substrate.value.Value;

/** What is locked to one hotkey is locked to another: the alpha stays, the conviction may not. */
class MoveLockTest {
  private static final long TAO = 1_000_000_000L;
  private static final Value NET = Value.of(89);

  private Stage stage;

  @BeforeEach
  void aLockThatConvincesSinceSomeBlocks() {
    Subnet subnet =
        Subnet.development(89, Stage.account("//Owner"), Stage.account("//OwnerHot"), 300)
            .with(new Neuron(Stage.account("//ValiHot"), Stage.account("//Vali"), 1000 * TAO, true))
            .with(new Neuron(Stage.account("//OtherHot"), Stage.account("//Other"), TAO, false));
    stage =
        new Stage(
            DevnetConfig.builder()
                .virtualTime(Instant.parse("2026-06-01T00:00:00Z"), Duration.ofSeconds(12))
                .subtensor(SubtensorGenesis.empty().with(subnet))
                .endow(Stage.account("//Vali"), 1_000 * TAO)
                .build());
    stage.advance(1);
  }

  private void lock() {
    send(
        Call.of("SubtensorModule", "lock_stake")
            .with("hotkey", key("//ValiHot"))
            .with("netuid", NET)
            .with("amount", Value.of(10 * TAO)));
    stage.advance(5);
  }

  @Test
  void theAlphaIsLockedToTheOtherHotkeyAndConvincesAnewWhenAnotherOwnsIt() {
    lock();
    long mass = lock("locked_mass").asLong();
    assertThat(conviction("//ValiHot")).isNotEqualTo(NOTHING);
    assertThat(mostConvicted()).isEqualTo(Value.some(key("//ValiHot")));

    assertThat(send(move("//OtherHot"))).contains("LockMoved").doesNotContain("ExtrinsicFailed");

    assertThat(lock("locked_mass").asLong()).isBetween(mass - TAO, mass);
    assertThat(lock("conviction")).isEqualTo(NOTHING);
    assertThat(conviction("//ValiHot")).isEqualTo(NOTHING);
    assertThat(mostConvicted()).isNotEqualTo(Value.some(key("//ValiHot")));
    stage.advance(1);
    assertThat(conviction("//OtherHot")).isEqualTo(lock("conviction")).isNotEqualTo(NOTHING);
    assertThat(mostConvicted()).isEqualTo(Value.some(key("//OtherHot")));
  }

  @Test
  void withoutLockOrWithoutHotkeyNothingMoves() {
    assertThat(send(move("//OtherHot"))).contains("ExtrinsicFailed").doesNotContain("LockMoved");
    lock();
    assertThat(send(move("//Nobody"))).contains("ExtrinsicFailed").doesNotContain("LockMoved");
  }

  private static final Value NOTHING = Value.struct("bits", Value.of(0));

  private static Call move(String hotkey) {
    return Call.of("SubtensorModule", "move_lock")
        .with("destination_hotkey", key(hotkey))
        .with("netuid", NET);
  }

  private Value lock(String field) {
    return stage
        .api("StakeInfoRuntimeApi", "get_coldkey_lock", key("//Vali"), NET)
        .asOption()
        .orElseThrow()
        .field(field);
  }

  private Value conviction(String hotkey) {
    return stage.api("StakeInfoRuntimeApi", "get_hotkey_conviction", key(hotkey), NET);
  }

  private Value mostConvicted() {
    return stage.api("StakeInfoRuntimeApi", "get_most_convicted_hotkey_on_subnet", NET);
  }

  /** The events of the block it is in. */
  private String send(Call call) {
    assertThat(stage.submit("//Vali", call)).isInstanceOf(Submission.Accepted.class);
    stage.advance(1);
    return stage.events().toString();
  }

  private static Value key(String uri) {
    return Value.of(Stage.account(uri));
  }
}
