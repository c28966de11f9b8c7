package xyz.infinitehash.bittensor.weights;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import xyz.infinitehash.bittensor.Alpha;
import xyz.infinitehash.bittensor.NetUid;
import xyz.infinitehash.bittensor.Rao;
import xyz.infinitehash.bittensor.Uid;
import xyz.infinitehash.bittensor.metagraph.Neuron;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.substrate.Runtime425;
import xyz.infinitehash.substrate.chain.BlockNumber;
import xyz.infinitehash.substrate.chain.Inclusion;
import xyz.infinitehash.substrate.chain.PoolRefusal;
import xyz.infinitehash.substrate.chain.Submission;
import xyz.infinitehash.substrate.extrinsic.BlockHash;
import xyz.infinitehash.substrate.extrinsic.DispatchError;
import xyz.infinitehash.substrate.extrinsic.ErrorNames;
import xyz.infinitehash.substrate.metadata.Metadata;
import xyz.infinitehash.substrate.scale.ByteString;

class WeightsOutcomeTest {
  private static final Metadata METADATA = Runtime425.metadata(15);
  private static final BlockNumber HEAD = new BlockNumber(1_000);

  private static WeightRules rules(boolean permit, boolean owner, long stake, long last) {
    return new WeightRules(
        HEAD,
        new Neuron(
            new Uid(3),
            AccountId.of(new byte[32]),
            AccountId.of(new byte[32]),
            true,
            permit,
            new BlockNumber(last),
            new BlockNumber(5),
            0,
            0,
            Alpha.ZERO,
            new Alpha(stake),
            Rao.ZERO,
            new Alpha(stake)),
        owner,
        new BlockNumber(last),
        100,
        new Alpha(50),
        false,
        2,
        8,
        7,
        65_535);
  }

  private static SetWeights wanted(long versionKey, int... uids) {
    Map<Uid, Integer> byUid = new TreeMap<>();
    for (int uid : uids) {
      byUid.put(new Uid(uid), 1);
    }
    return new SetWeights(WeightTable.of(new NetUid(2)), WeightVector.of(byUid), versionKey);
  }

  @Test
  void nothingStandsInTheWayOfAValidatorWithPermitStakeAndPatience() {
    assertThat(rules(true, false, 50, 901).obstacle(wanted(7, 0, 1))).isEmpty();
    assertThat(rules(true, false, 50, 0).obstacle(wanted(8, 0, 1))).isEmpty();
  }

  @Test
  void theRateLimitCountsFromTheLastUpdateToTheNextBlock() {
    assertThat(rules(true, false, 50, 902).obstacle(wanted(7, 0, 1)))
        .contains(new WeightsOutcome.TooFast(new BlockNumber(1_002)));
  }

  @Test
  void aValidatorNeedsStakeAndPermitAndTheOwnerNeither() {
    assertThat(rules(true, false, 49, 0).obstacle(wanted(7, 0, 1)))
        .contains(new WeightsOutcome.NotEnoughStake(new Alpha(49), new Alpha(50)));
    assertThat(rules(false, false, 50, 0).obstacle(wanted(7, 0, 1)))
        .contains(new WeightsOutcome.NoPermit());
    assertThat(rules(false, false, 50, 0).obstacle(wanted(7, 3)))
        .contains(new WeightsOutcome.NoPermit());
    assertThat(rules(false, true, 0, 0).obstacle(wanted(7, 0, 1))).isEmpty();
  }

  @Test
  void withCommitRevealPlainWeightsAreNotSent() {
    WeightRules r = rules(true, false, 50, 0);
    var on =
        new WeightRules(
            r.head(),
            r.validator(),
            false,
            r.lastUpdate(),
            100,
            r.stakeThreshold(),
            true,
            2,
            8,
            7,
            65_535);
    assertThat(on.obstacle(wanted(7, 0, 1))).contains(new WeightsOutcome.CommitRevealOn());
    assertThat(on.obstacle(wanted(7, 0, 1).weights(), 7)).isEmpty(); // committed
    assertThat(on.obstacle(wanted(7, 0).weights(), 7))
        .containsInstanceOf(WeightsOutcome.BadWeights.class);
  }

  @Test
  void aLimitOfOneUidsShareIsKept() {
    WeightRules r = rules(true, false, 50, 0);
    var half =
        new WeightRules(
            r.head(),
            r.validator(),
            false,
            r.lastUpdate(),
            100,
            r.stakeThreshold(),
            false,
            2,
            8,
            7,
            32_768);
    assertThat(half.obstacle(wanted(7, 0, 1))).isEmpty();
    var lopsided = WeightVector.of(Map.of(new Uid(0), 3, new Uid(1), 2));
    assertThat(half.obstacle(lopsided, 7)).containsInstanceOf(WeightsOutcome.BadWeights.class);
    assertThat(r.obstacle(lopsided, 7)).isEmpty();
    assertThat(half.obstacle(wanted(7, 3))).isEmpty(); // itself alone
  }

  @Test
  void weightsMustNameEnoughUidsThatExist() {
    WeightRules rules = rules(true, false, 50, 0);
    assertThat(rules.obstacle(wanted(7, 0))).containsInstanceOf(WeightsOutcome.BadWeights.class);
    assertThat(rules.obstacle(wanted(7, 3))).isEmpty(); // itself alone
    assertThat(rules.obstacle(wanted(7, 0, 8))).containsInstanceOf(WeightsOutcome.BadWeights.class);
    assertThat(rules.obstacle(wanted(7))).containsInstanceOf(WeightsOutcome.BadWeights.class);
    assertThat(rules.obstacle(wanted(6, 0, 1))).contains(new WeightsOutcome.OldVersionKey(7));
  }

  private static Submission failed(String pallet, String error) {
    DispatchError named =
        new ErrorNames(METADATA).of(new ErrorNames(METADATA).value(pallet, error));
    return included(Optional.of(named));
  }

  private static Submission included(Optional<DispatchError> error) {
    var place = new Inclusion.Place(BlockHash.of(new byte[32]), new BlockNumber(1_001), 1);
    return new Submission.Included(
        new Inclusion(place, ByteString.EMPTY, List.of(), error, List.of(), false));
  }

  @ParameterizedTest
  @CsvSource({
    "SettingWeightsTooFast, TooFast",
    "CommittingWeightsTooFast, TooFast",
    "NeuronNoValidatorPermit, NoPermit",
    "NotEnoughStakeToSetWeights, NotEnoughStake",
    "CommitRevealEnabled, CommitRevealOn",
    "HotKeyNotRegisteredInSubNet, NotRegistered",
    "MechanismDoesNotExist, NotRegistered",
    "SubnetNotExists, NotRegistered",
    "IncorrectWeightVersionKey, OldVersionKey",
    "WeightVecNotEqualSize, BadWeights",
    "DuplicateUids, BadWeights",
    "UidVecContainInvalidOne, BadWeights",
    "UidsLengthExceedUidsInSubNet, BadWeights",
    "WeightVecLengthIsLow, BadWeights",
    "MaxWeightExceeded, BadWeights",
    "SubtokenDisabled, Failed",
  })
  void everyErrorOfTheRuntimeHasItsOutcome(String error, String outcome) {
    assertThat(
            WeightsOutcome.of(rules(true, false, 50, 0), failed("SubtensorModule", error))
                .getClass()
                .getSimpleName())
        .isEqualTo(outcome);
  }

  @ParameterizedTest
  @CsvSource({"6, TooFast", "1, NotEnoughStake", "10, NotRegistered", "0, Refused", "99, Refused"})
  void everyRefusalHasItsOutcome(int custom, String outcome) {
    var refusal = new PoolRefusal(PoolRefusal.Reason.CUSTOM, OptionalInt.of(custom), "");
    assertThat(
            WeightsOutcome.of(rules(true, false, 50, 0), new Submission.Refused(refusal))
                .getClass()
                .getSimpleName())
        .isEqualTo(outcome);
  }

  @Test
  void weightsInABlockWithoutErrorAreAccepted() {
    assertThat(WeightsOutcome.of(rules(true, false, 50, 0), included(Optional.empty())))
        .isEqualTo(new WeightsOutcome.Accepted(new BlockNumber(1_001)));
  }
}
