package xyz.infinitehash.substrate.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.substrate.extrinsic.Call;
import xyz.infinitehash.substrate.extrinsic.Era;
import xyz.infinitehash.substrate.extrinsic.ErrorNames;
import xyz.infinitehash.substrate.extrinsic.Extrinsic;
import xyz.infinitehash.substrate.extrinsic.ExtrinsicCodec;
import xyz.infinitehash.substrate.extrinsic.Signer;
import xyz.infinitehash.substrate.rpc.RpcException;
import xyz.infinitehash.substrate.storage.StorageCodec;
import xyz.infinitehash.substrate.value.Value;

/** What becomes of an extrinsic, in every way a node may treat it. */
class SubmissionTest {
  private static final Duration WAIT = Duration.ofMinutes(5);
  private static final Call REMARK =
      Call.of("System", "remark").with("remark", Value.of(new byte[] {1}));
  private static final Signer SIGNER =
      new Signer() {
        @Override
        public AccountId accountId() {
          return AccountId.of(new byte[32]);
        }

        @Override
        public byte[] sign(byte[] message) {
          return new byte[64];
        }
      };

  private final FakeNode node = new FakeNode();
  private final Chain chain = Chain.over(node, node.settings());
  private final PreparedExtrinsic prepared;

  SubmissionTest() {
    for (int i = 0; i < 5; i++) {
      node.addBlock();
    }
    node.nonce = 7;
    prepared = chain.sign(REMARK, SIGNER);
  }

  private FakeNode.Made include(Value... events) {
    FakeNode.Made block = node.addBlock("0x0401", prepared.extrinsic().hex());
    putEvents(block, events);
    return block;
  }

  private void putEvents(FakeNode.Made block, Value... events) {
    var codec = new StorageCodec(FakeNode.METADATA);
    List<Value> all = new ArrayList<>();
    all.add(event(0, "System", "ExtrinsicFailed", failed(Value.variant("BadOrigin"))));
    for (Value event : events) {
      all.add(event);
    }
    node.put(
        block, codec.key("System", "Events"), codec.encodeValue("System", "Events", Value.of(all)));
  }

  private static Value event(int index, String pallet, String name, Value fields) {
    return Value.struct("phase", Value.variant("ApplyExtrinsic", Value.of(index)))
        .with("event", Value.variant(pallet, Value.variant(name, fields)))
        .with("topics", Value.seq());
  }

  private static Value info() {
    return Value.struct(
            "weight", Value.struct("ref_time", Value.of(1)).with("proof_size", Value.of(1)))
        .with("class", Value.variant("Normal"))
        .with("pays_fee", Value.variant("Yes"));
  }

  private static Value failed(Value error) {
    return Value.struct("dispatch_error", error).with("dispatch_info", info());
  }

  private static Value success() {
    return event(1, "System", "ExtrinsicSuccess", Value.struct("dispatch_info", info()));
  }

  private static Value moduleError() {
    return new ErrorNames(FakeNode.METADATA).value("SubtensorModule", "SettingWeightsTooFast");
  }

  private Inclusion submitted() {
    return ((Submission.Included) chain.submit(prepared, WAIT)).inclusion();
  }

  @Test
  void anExtrinsicIsSignedMortalFromTheFinalHead() {
    var signed =
        (Extrinsic.Signed)
            new ExtrinsicCodec(FakeNode.METADATA).decode(prepared.extrinsic().bytes().bytes());
    assertThat(signed.era()).isEqualTo(new Era.Mortal(16, 5));
    assertThat(signed.nonce()).isEqualTo(7);
    assertThat(signed.call()).isEqualTo(REMARK);
    assertThat(prepared.birth()).isEqualTo(new BlockNumber(5));
    assertThat(prepared.lastValid()).isEqualTo(new BlockNumber(20));
  }

  @Test
  void itIsSignedFromTheBestHeadWhileFinalityLags() {
    node.finalLag = 9;
    IntStream.range(0, 20).forEach(_ -> node.addBlock());
    assertThat(chain.sign(REMARK, SIGNER).birth()).isEqualTo(new BlockNumber(25));
    node.finalLag = 8;
    assertThat(chain.sign(REMARK, SIGNER).birth()).isEqualTo(new BlockNumber(17));
  }

  @Test
  void anExtrinsicInABlockComesWithItsOwnEvents() {
    FakeNode.Made block = include(success());
    node.watch("{\"ready\":null}");
    node.watch("{\"broadcast\":[\"peer\"]}");
    node.watch("{\"inBlock\":\"" + block.hash() + "\"}");
    Inclusion inclusion = submitted();
    assertThat(inclusion.succeeded()).isTrue();
    assertThat(inclusion.events()).hasSize(1);
    assertThat(inclusion.place())
        .isEqualTo(new Inclusion.Place(block.hash(), new BlockNumber(6), 1));
  }

  @Test
  void aFailedCallHasTheNameOfItsError() {
    FakeNode.Made block = include(event(1, "System", "ExtrinsicFailed", failed(moduleError())));
    node.watch("\"ready\"");
    node.watch("{\"inBlock\":\"" + block.hash() + "\"}");
    Inclusion inclusion = submitted();
    assertThat(inclusion.error().orElseThrow().name())
        .isEqualTo("SubtensorModule.SettingWeightsTooFast");
    assertThat(inclusion.succeeded()).isFalse();
  }

  @Test
  void failuresOfInnerCallsAreVisible() {
    FakeNode.Made block =
        include(
            event(1, "Utility", "ItemFailed", Value.struct("error", moduleError())),
            event(1, "Utility", "ItemCompleted", Value.seq()),
            event(
                1,
                "Proxy",
                "ProxyExecuted",
                Value.struct("result", Value.variant("Err", Value.variant("BadOrigin")))),
            success());
    node.watch("{\"inBlock\":\"" + block.hash() + "\"}");
    Inclusion inclusion = submitted();
    assertThat(inclusion.error()).isEmpty();
    assertThat(inclusion.innerErrors())
        .extracting(e -> e.name())
        .containsExactly("SubtensorModule.SettingWeightsTooFast", "BadOrigin");
    assertThat(inclusion.succeeded()).isFalse();
    assertThat(inclusion.firstError().orElseThrow().name())
        .isEqualTo("SubtensorModule.SettingWeightsTooFast");
  }

  @Test
  void aRetractedBlockIsNotTheEnd() {
    FakeNode.Made first = include(success());
    node.retract();
    node.watch("{\"retracted\":\"" + first.hash() + "\"}");
    node.watched.add(
        () -> Optional.of(node.json("{\"inBlock\":\"" + include(success()).hash() + "\"}")));
    assertThat(submitted().place().number()).isEqualTo(new BlockNumber(7));
  }

  @Test
  void whoWaitsForFinalityPassesOverBlocks() {
    FakeNode.Made block = include(success());
    node.watch("{\"inBlock\":\"" + FakeNode.hash(9, 9) + "\"}");
    node.watch("{\"finalized\":\"" + block.hash() + "\"}");
    var submission = (Submission.Included) chain.submit(prepared, Chain.Until.FINALIZED, WAIT);
    assertThat(submission.inclusion().finalized()).isTrue();
  }

  @Test
  void aBlockThatIsNotFinalIsNotCalledFinal() {
    node.finalLag = 3;
    FakeNode.Made block = include(success());
    node.watch("{\"inBlock\":\"" + block.hash() + "\"}");
    assertThat(submitted().finalized()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"dropped", "invalid", "usurped"})
  void whatThePoolGivesUpHasEnded(String state) {
    node.watch("{\"" + state + "\":null}");
    assertThat(chain.submit(prepared, WAIT)).isEqualTo(new Submission.Dropped(state));
  }

  @Test
  void whatThePoolGivesUpMayBeInABlockAllTheSame() {
    include(success());
    node.watch("\"dropped\"");
    assertThat(submitted().succeeded()).isTrue();
  }

  @Test
  void aLostWatchIsReplacedByALookIntoTheBlocks() {
    node.watch("\"ready\"");
    node.watched.add(
        () -> {
          throw new RpcException.Malformed("the connection broke");
        });
    node.onHead.add(() -> node.addBlock());
    node.onHead.add(() -> include(success()));
    assertThat(submitted().place().number()).isEqualTo(new BlockNumber(7));
  }

  @Test
  void aSilentWatchEndsInTime() {
    node.watch("\"ready\"");
    assertThat(chain.submit(prepared, WAIT)).isEqualTo(new Submission.Unknown("ready"));
  }

  @Test
  void anExtrinsicThatMissedItsEraIsSaidToHaveExpired() {
    node.watched.add(
        () -> {
          throw new RpcException.Malformed("the connection broke");
        });
    for (int i = 0; i < 15; i++) {
      node.onHead.add(() -> node.addBlock());
    }
    assertThat(chain.submit(prepared, Duration.ofHours(1)))
        .isEqualTo(new Submission.Expired(new BlockNumber(20), node.head().hash()));
  }

  @Test
  void aRefusalHasItsName() {
    node.onSubmit =
        Optional.of(
            new RpcException.ErrorResponse("submit", 1010, "{\"invalid\":{\"custom\":6}}", ""));
    var refused = (Submission.Refused) chain.submit(prepared, WAIT);
    assertThat(refused.refusal().name()).isEqualTo("custom 6");
  }

  @Test
  void theSameBytesSentAgainAreFoundInTheirBlock() {
    include(success());
    node.onSubmit =
        Optional.of(
            new RpcException.ErrorResponse(
                "submit", 1010, "Invalid Transaction", "Transaction is outdated"));
    assertThat(submitted().place().number()).isEqualTo(new BlockNumber(6));
  }

  @Test
  void aStaleExtrinsicInNoBlockIsRefused() {
    node.onSubmit =
        Optional.of(
            new RpcException.ErrorResponse(
                "submit", 1010, "Invalid Transaction", "Transaction is outdated"));
    var refused = (Submission.Refused) chain.submit(prepared, WAIT);
    assertThat(refused.refusal().reason()).isEqualTo(PoolRefusal.Reason.STALE);
  }

  @Test
  void anExtrinsicThatWaitsInThePoolIsAwaited() {
    node.onSubmit =
        Optional.of(
            new RpcException.ErrorResponse("submit", 1013, "Transaction Already Imported", "0x"));
    node.onHead.add(() -> include(success()));
    assertThat(submitted().succeeded()).isTrue();
  }

  @Test
  void anErrorThatIsNoRefusalIsThrown() {
    node.onSubmit = Optional.of(new RpcException.ErrorResponse("submit", -32601, "no method", ""));
    assertThatThrownBy(() -> chain.submit(prepared, WAIT))
        .isInstanceOf(RpcException.ErrorResponse.class);
  }

  @Test
  void aBlockThatDoesNotHoldItIsNotBelieved() {
    FakeNode.Made other = node.addBlock();
    node.watch("{\"inBlock\":\"" + other.hash() + "\"}");
    assertThat(chain.submit(prepared, WAIT)).isInstanceOf(Submission.Unknown.class);
  }

  @Test
  void whatIsFoundInABlockThatIsReplacedMeanwhileIsNotBelieved() {
    include(success());
    node.onEachSubmit.add(
        () -> Optional.of(new RpcException.ErrorResponse("submit", 1012, "banned", "")));
    var replacing =
        new ForwardingNode(node) {
          @Override
          public tools.jackson.databind.JsonNode call(
              String method, List<?> params, Duration deadline) {
            var answer = super.call(method, params, deadline);
            if (method.equals("chain_getBlock") && node.chain.size() == 7) {
              node.retract();
              node.addBlock();
            }
            return answer;
          }
        };
    node.onHead.add(() -> include(success()));
    try (Chain other = Chain.over(replacing, node.settings())) {
      var included = (Submission.Included) other.submit(prepared, WAIT);
      assertThat(included.inclusion().place().number()).isEqualTo(new BlockNumber(8));
    }
  }

  @Test
  void aSearchOutlivesANodeThatRefusesCallsForAWhile() {
    node.watched.add(
        () -> {
          throw new RpcException.Malformed("the connection broke");
        });
    var refusing =
        new ForwardingNode(node) {
          private int calls;

          @Override
          public tools.jackson.databind.JsonNode call(
              String method, List<?> params, Duration deadline) {
            if (++calls < 15) {
              throw new RpcException.ErrorResponse(method, -32603, "not now", "");
            }
            return super.call(method, params, deadline);
          }
        };
    include(success());
    try (Chain other = Chain.over(refusing, node.settings())) {
      assertThat(other.submit(prepared, WAIT)).isInstanceOf(Submission.Included.class);
    }
  }
}
