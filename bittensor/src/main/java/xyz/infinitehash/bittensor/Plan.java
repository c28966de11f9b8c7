package xyz.infinitehash.bittensor;

import java.time.Duration;
import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
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
 * @param spending what it can take beside the fee
 * @param has free TAO of the signer and of everybody who needs some
 */
public record Plan(
    Call call,
    ByteString callBytes,
    int extrinsicBytes,
    AccountId signer,
    Rao fee,
    Spending spending,
    SortedMap<AccountId, Rao> has) {
  private static final int PERIOD = 64; // of the era, which is 2 bytes long whatever it is

  public Plan {
    has = Collections.unmodifiableSortedMap(new TreeMap<>(has));
  }

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
    Call call = runtime.extrinsics().decodeCall(bytes);
    Spending spending = Spending.of(at, signer, call);
    SortedMap<AccountId, Rao> has = new TreeMap<>();
    SpendReads reads = new BlockReads(at);
    has.put(signer, reads.free(signer));
    spending.needed().keySet().forEach(account -> has.put(account, reads.free(account)));
    return new Plan(
        call,
        ByteString.of(bytes),
        extrinsic.length(),
        signer,
        Rao.of(Value.of(at.fee(extrinsic).amount())),
        spending,
        has);
  }

  /** The most that can leave beside the fee: TAO of anybody's, stake by its worth. */
  public Rao takes() {
    return spending.total();
  }

  /** What the signer has. */
  public Rao free() {
    return Objects.requireNonNull(has.get(signer));
  }

  /** Why it should not be sent: more than the caps allow or than there is. */
  public Optional<String> obstacle(SpendCaps caps) {
    if (fee.isMoreThan(caps.fee())) {
      return Optional.of("the fee is %s, more than %s".formatted(fee, caps.fee()));
    }
    boolean capped = SpendCaps.NONE.takes().isMoreThan(caps.takes());
    if (capped && !spending.unknown().isEmpty()) {
      return Optional.of(
          "no cap can hold, for it is not known what this takes: "
              + String.join(", ", spending.unknown()));
    }
    if (takes().isMoreThan(caps.takes())) {
      return Optional.of("it can take %s, more than %s".formatted(takes(), caps.takes()));
    }
    return has.entrySet().stream()
        .filter(account -> needs(account.getKey()).isMoreThan(account.getValue()))
        .map(account -> shortage(account.getKey(), account.getValue()))
        .findFirst();
  }

  /** What an account must have for it: the signer the fee as well. */
  private Rao needs(AccountId account) {
    Rao beside = spending.needed().getOrDefault(account, Rao.ZERO);
    return account.equals(signer) ? Spending.sum(beside, fee) : beside;
  }

  private String shortage(AccountId account, Rao free) {
    return account.equals(signer)
        ? "it takes %s with the fee, the account has %s".formatted(needs(account), free)
        : "it takes %s of %s, which has %s".formatted(needs(account), account, free);
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
