package xyz.infinitehash.devnet;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import xyz.infinitehash.crypto.sr25519.KeyPair;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.devnet.chain.Block;
import xyz.infinitehash.devnet.chain.Chain;
import xyz.infinitehash.devnet.chain.Submission;
import xyz.infinitehash.devnet.pallet.system.Account;
import xyz.infinitehash.devnet.runtime.RuntimeVersion;
import xyz.infinitehash.devnet.state.State;
import xyz.infinitehash.substrate.extrinsic.BlockHash;
import xyz.infinitehash.substrate.extrinsic.Call;
import xyz.infinitehash.substrate.extrinsic.Envelope;
import xyz.infinitehash.substrate.extrinsic.Era;
import xyz.infinitehash.substrate.extrinsic.ExtrinsicCodec;
import xyz.infinitehash.substrate.extrinsic.Signer;
import xyz.infinitehash.substrate.scale.ByteString;
import xyz.infinitehash.substrate.value.Value;

/** A chain without a port, in virtual time, with Alice and Bob endowed; and what signs for it. */
public final class TestChain {
  /** Development keys. */
  public static final KeyPair ALICE = KeyPair.fromUri("//Alice");

  /** Development keys. */
  public static final KeyPair BOB = KeyPair.fromUri("//Bob");

  /** Without an account at first. */
  public static final KeyPair CAROL = KeyPair.fromUri("//Carol");

  /** What Alice and Bob have, in rao. */
  public static final long ENDOWED = 1_000_000_000_000L;

  private static final Instant START = Instant.parse("2026-06-01T00:00:00Z");

  private final Chain chain;
  private final RuntimeVersion version;
  private final ExtrinsicCodec codec;

  private TestChain(Chain chain) {
    this.chain = chain;
    this.version = chain.runtime().version();
    this.codec = new ExtrinsicCodec(chain.runtime().metadata());
  }

  /** The settings of such a chain, to change. */
  public static DevnetConfig.Builder config() {
    return DevnetConfig.builder()
        .virtualTime(START, Duration.ofSeconds(12))
        .root(ALICE.accountId())
        .endow(ALICE.accountId(), ENDOWED)
        .endow(BOB.accountId(), ENDOWED);
  }

  /** At genesis. */
  public static TestChain start() {
    return start(config());
  }

  /** At genesis, with other settings. */
  public static TestChain start(DevnetConfig.Builder builder) {
    DevnetConfig config = builder.build();
    return new TestChain(new Chain(Devnet.runtime(config), config.chain()));
  }

  /** Signs for the chain of a devnet. */
  public static TestChain of(Devnet devnet) {
    return of(devnet.chain());
  }

  /** Signs for a chain. */
  public static TestChain of(Chain chain) {
    return new TestChain(chain);
  }

  /** Signs for the runtime the chain has now. */
  public TestChain signingAnew() {
    return new TestChain(chain);
  }

  public Chain chain() {
    return chain;
  }

  /** Signed for ever. */
  public ByteString signed(KeyPair by, long nonce, Call call) {
    return signed(by, nonce, call, Era.immortal(), 0, 0);
  }

  /** Signed with an era born at a known block, and a tip. */
  public ByteString signed(KeyPair by, long nonce, Call call, Era era, long born, long tip) {
    Envelope envelope =
        new Envelope(
            hash(0),
            version.spec(),
            version.transaction(),
            era,
            hash(born),
            nonce,
            BigInteger.valueOf(tip));
    return codec.sign(call, envelope, Signer.of(by)).bytes();
  }

  private BlockHash hash(long number) {
    return new BlockHash(chain.block(number).orElseThrow().hash());
  }

  public Submission submit(KeyPair by, long nonce, Call call) {
    return chain.submit(signed(by, nonce, call));
  }

  /** The next block. */
  public Block produce() {
    return chain.produce();
  }

  public Account account(AccountId who) {
    return Account.of(state(), who);
  }

  public State state() {
    return new State(chain.head().state(), chain.runtime().storage());
  }

  /** Names of the events of an extrinsic of the best block, {@code Pallet.Event}. */
  public List<String> events(int extrinsic) {
    return records(extrinsic).stream()
        .map(e -> e.variant() + "." + e.asVariant().value().variant())
        .toList();
  }

  /** The events of an extrinsic of the best block: variant of the pallet, variant of the event. */
  public List<Value> records(int extrinsic) {
    Value phase = Value.variant("ApplyExtrinsic", Value.of(extrinsic));
    return state().of("System").get("Events").items().stream()
        .filter(r -> r.field("phase").equals(phase))
        .map(r -> r.field("event"))
        .toList();
  }

  public static Call transfer(AccountId to, long rao) {
    return Call.of("Balances", "transfer_keep_alive")
        .with("dest", Value.address(to))
        .with("value", Value.of(rao));
  }

  public static Call remark(int... bytes) {
    byte[] text = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      text[i] = (byte) bytes[i];
    }
    return Call.of("System", "remark").with("remark", Value.of(text));
  }

  public static Call batch(String kind, Call... calls) {
    List<Value> values = Arrays.stream(calls).map(Call::toValue).toList();
    return Call.of("Utility", kind).with("calls", Value.of(values));
  }
}
