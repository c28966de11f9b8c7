package xyz.infinitehash.bittensor.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import xyz.infinitehash.bittensor.NetUid;
import xyz.infinitehash.bittensor.Rao;
import xyz.infinitehash.bittensor.Uid;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.substrate.Runtime425;
import xyz.infinitehash.substrate.chain.BlockNumber;
import xyz.infinitehash.substrate.chain.Event;
import xyz.infinitehash.substrate.chain.Inclusion;
import xyz.infinitehash.substrate.chain.PoolRefusal;
import xyz.infinitehash.substrate.chain.Submission;
import xyz.infinitehash.substrate.extrinsic.BlockHash;
import xyz.infinitehash.substrate.extrinsic.DispatchError;
import xyz.infinitehash.substrate.extrinsic.ErrorNames;
import xyz.infinitehash.substrate.extrinsic.ExtrinsicCodec;
import xyz.infinitehash.substrate.metadata.Metadata;
import xyz.infinitehash.substrate.scale.ByteString;
import xyz.infinitehash.substrate.value.Value;

class RegistrationTest {
  private static final Metadata METADATA = Runtime425.metadata(15);
  private static final AccountId HOTKEY = AccountId.of(new byte[32]);
  private static final Registration.Terms TERMS =
      new Registration.Terms(new Rao(10), new Rao(20), new Rao(30));

  private static Submission included(List<Event> events, Optional<DispatchError> error) {
    return new Submission.Included(
        new Inclusion(
            new Inclusion.Place(BlockHash.of(new byte[32]), new BlockNumber(9), 1),
            ByteString.EMPTY,
            events,
            error,
            List.of(),
            true));
  }

  private static RegistrationOutcome failed(String error) {
    var names = new ErrorNames(METADATA);
    return Registration.outcome(
        included(List.of(), Optional.of(names.of(names.value("SubtensorModule", error)))), TERMS);
  }

  @Test
  void theUidComesFromTheEvent() {
    var event =
        new Event(
            new Event.Phase.Extrinsic(1),
            "SubtensorModule",
            "NeuronRegistered",
            Value.seq(Value.of(2), Value.of(5), Value.of(HOTKEY)));
    assertThat(Registration.outcome(included(List.of(event), Optional.empty()), TERMS))
        .isEqualTo(new RegistrationOutcome.Registered(new Uid(5), new BlockNumber(9)));
  }

  @ParameterizedTest
  @CsvSource({
    "RegistrationPriceLimitExceeded, PriceAboveCap",
    "NotEnoughBalanceToStake, NotEnoughBalance",
    "SubNetRegistrationDisabled, Closed",
    "RegistrationNotPermittedOnRootSubnet, Closed",
    "NoNeuronIdAvailable, Closed",
    "SubnetNotExists, NoSuchSubnet",
    "NonAssociatedColdKey, Failed",
  })
  void everyErrorOfTheRuntimeHasItsOutcome(String error, String outcome) {
    assertThat(failed(error).getClass().getSimpleName()).isEqualTo(outcome);
  }

  @Test
  void whoCannotPayTheFeeHasNotEnough() {
    var refusal = new PoolRefusal(PoolRefusal.Reason.PAYMENT, OptionalInt.empty(), "");
    assertThat(Registration.outcome(new Submission.Refused(refusal), TERMS))
        .isEqualTo(new RegistrationOutcome.NotEnoughBalance(new Rao(30), new Rao(10)));
  }

  @Test
  void aBlockWithoutTheEventIsNoRegistration() {
    assertThat(Registration.outcome(included(List.of(), Optional.empty()), TERMS))
        .isInstanceOf(RegistrationOutcome.Failed.class);
  }

  @Test
  void theCapGoesIntoTheCallWhereTheRuntimeKnowsOne() {
    byte[] call =
        new ExtrinsicCodec(METADATA)
            .encodeCall(Registration.call(METADATA, new NetUid(2), HOTKEY, new Rao(5)));
    assertThat(HexFormat.of().formatHex(call))
        .isEqualTo("0786" + "0200" + "00".repeat(32) + "0500000000000000");
  }
}
