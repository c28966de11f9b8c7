package xyz.infinitehash.bittensor;

import java.time.Duration;
import java.util.Optional;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.substrate.chain.Chain;
import xyz.infinitehash.substrate.chain.ChainAt;
import xyz.infinitehash.substrate.chain.ChainRuntime;
import xyz.infinitehash.substrate.chain.SendTerms;
import xyz.infinitehash.substrate.extrinsic.Call;
import xyz.infinitehash.substrate.extrinsic.Envelope;
import xyz.infinitehash.substrate.extrinsic.Era;
import xyz.infinitehash.substrate.extrinsic.Signer;
import xyz.infinitehash.substrate.scale.ByteString;
import xyz.infinitehash.substrate.value.Value;

/**
 * What a call would be and cost, before anything is signed or paid. Needs no key.
 *
 * @param call decoded again from the bytes that would be sent
 * @param callBytes those bytes
 * @param extrinsicBytes length of the whole signed extrinsic
 * @param signer who would sign and pay
 * @param fee of the extrinsic; zero for calls that are free
 * @param takes TAO that would leave the signer's free balance beside the fee
 * @param free what the signer has
 */
public record Plan(
    Call call,
    ByteString callBytes,
    int extrinsicBytes,
    AccountId signer,
    Rao fee,
    Rao takes,
    Rao free) {
  private static final int PERIOD = 64; // of the era, which is 2 bytes long whatever it is

  /**
   * Works it out at the present best block.
   *
   * @throws xyz.infinitehash.substrate.SubstrateException when the call does not fit the runtime
   */
  public static Plan of(Chain chain, TypedCall wanted, AccountId signer) {
    ChainAt at = chain.atHead();
    ChainRuntime runtime = at.runtime();
    byte[] bytes = runtime.extrinsics().encodeCall(wanted.call(runtime.metadata()));
    Envelope envelope =
        new Envelope(
            chain.genesisHash(),
            runtime.version().spec(),
            runtime.version().transaction(),
            Era.mortal(PERIOD, at.number().value()),
            at.hash(),
            chain.nextNonce(signer),
            java.math.BigInteger.ZERO);
    ByteString extrinsic =
        runtime.extrinsics().signed(bytes, envelope, signer, new byte[64]).bytes();
    return new Plan(
        runtime.extrinsics().decodeCall(bytes),
        ByteString.of(bytes),
        extrinsic.length(),
        signer,
        Rao.of(Value.of(at.fee(extrinsic).amount())),
        wanted.takes(at, signer),
        Rao.of(at.value("System", "Account", Value.of(signer)).field("data").field("free")));
  }

  /** What leaves the signer's free balance in all. */
  public Rao total() {
    return fee.plus(takes);
  }

  /** Why it should not be sent: more than the caps allow or than there is. */
  public Optional<String> obstacle(SpendCaps caps) {
    if (fee.isMoreThan(caps.fee())) {
      return Optional.of("the fee is %s, more than %s".formatted(fee, caps.fee()));
    }
    if (takes.isMoreThan(caps.takes())) {
      return Optional.of("it takes %s, more than %s".formatted(takes, caps.takes()));
    }
    return total().isMoreThan(free)
        ? Optional.of("it takes %s with the fee, the account has %s".formatted(total(), free))
        : Optional.empty();
  }

  /**
   * Plans a call, and signs, sends and follows it unless something stands in the way.
   *
   * @param atMost how long to wait for a block
   */
  public static CallOutcome send(
      Chain chain, TypedCall wanted, Signer signer, SpendCaps caps, Duration atMost) {
    Plan plan = of(chain, wanted, signer.accountId());
    Optional<String> obstacle = plan.obstacle(caps);
    return obstacle.isPresent()
        ? new CallOutcome.NotSent(obstacle.get())
        : CallOutcome.of(chain.send(plan.call(), signer, SendTerms.within(atMost)));
  }
}
