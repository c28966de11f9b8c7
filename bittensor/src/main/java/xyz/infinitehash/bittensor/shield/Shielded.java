package xyz.infinitehash.bittensor.shield;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import xyz.infinitehash.bittensor.CallOutcome;
import xyz.infinitehash.bittensor.Plan;
import xyz.infinitehash.bittensor.Rao;
import xyz.infinitehash.bittensor.SpendCaps;
import xyz.infinitehash.bittensor.TypedCall;
import xyz.infinitehash.substrate.chain.Chain;
import xyz.infinitehash.substrate.chain.ChainAt;
import xyz.infinitehash.substrate.chain.PreparedExtrinsic;
import xyz.infinitehash.substrate.chain.Submission;
import xyz.infinitehash.substrate.extrinsic.Signer;

/**
 * Sends calls that nobody can see, and trade against, before they are in a block. The account pays
 * twice: for the wrapping and for the call.
 */
public final class Shielded {
  private static final int PERIOD = 8; // blocks: the pool refuses a wrapping that lives longer

  private final Chain chain;
  private final SecureRandom random;
  private final InstantSource clock;

  /** Sends over this chain. */
  public Shielded(Chain chain, SecureRandom random, InstantSource clock) {
    this.chain = chain;
    this.random = random;
    this.clock = clock;
  }

  /**
   * Signs the call with the nonce after next, hides it, wraps and sends it, and waits until the
   * call itself is in a block.
   *
   * @return what became of the call; {@link CallOutcome.NotSent} when no author takes hidden ones
   */
  public CallOutcome send(TypedCall wanted, Signer signer, SpendCaps caps, Duration atMost) {
    ChainAt at = chain.atHead();
    Optional<ShieldKey> key = ShieldKey.read(at);
    if (key.isEmpty()) {
      return new CallOutcome.NotSent("no author has announced a key to hide calls with");
    }
    Plan plan = Plan.of(chain, wanted, signer.accountId());
    Optional<String> obstacle = plan.obstacle(caps);
    if (obstacle.isPresent()) {
      return new CallOutcome.NotSent(obstacle.get());
    }
    long nonce = chain.nextNonce(signer.accountId());
    PreparedExtrinsic hidden = chain.sign(plan.call(), signer, nonce + 1, PERIOD);
    TypedCall wrapping = new ShieldCall.Submit(key.get().seal(hidden.extrinsic(), random));
    Plan around = Plan.of(chain, wrapping, signer.accountId());
    Rao fees = plan.fee().plus(around.fee());
    if (fees.isMoreThan(caps.fee())) {
      return new CallOutcome.NotSent("the fees are %s, more than %s".formatted(fees, caps.fee()));
    }
    PreparedExtrinsic outer = chain.sign(around.call(), signer, nonce, PERIOD);
    var end = clock.instant().plus(atMost);
    CallOutcome wrapped = CallOutcome.of(chain.submit(outer, atMost));
    return wrapped instanceof CallOutcome.Done
        ? follow(hidden, Duration.between(clock.instant(), end))
        : wrapped;
  }

  private CallOutcome follow(PreparedExtrinsic hidden, Duration atMost) {
    Submission submission = chain.follow(hidden, Chain.Until.IN_BLOCK, atMost);
    return submission instanceof Submission.Unknown
        ? new CallOutcome.Unknown("the wrapping is in a block, the call is not yet")
        : CallOutcome.of(submission);
  }
}
