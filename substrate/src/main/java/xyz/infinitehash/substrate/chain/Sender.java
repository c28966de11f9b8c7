package xyz.infinitehash.substrate.chain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import xyz.infinitehash.substrate.extrinsic.Call;
import xyz.infinitehash.substrate.extrinsic.Signer;

/**
 * Signs, sends and follows a call, and signs it again when that is certain or harmless to do: its
 * era ended, the runtime or the block it was signed over changed, or the nonce was another's and
 * the node never took it.
 */
final class Sender {
  private final Chain chain;
  private final Node node;
  private final Call call;
  private final Signer signer;
  private final SendTerms terms;
  private final Instant end;
  private final List<PreparedExtrinsic> signed = new ArrayList<>();

  Sender(Chain chain, Node node, Call call, Signer signer, SendTerms terms) {
    this.chain = chain;
    this.node = node;
    this.call = call;
    this.signer = signer;
    this.terms = terms;
    this.end = node.settings().clock().instant().plus(terms.atMost());
  }

  private enum Next {
    DONE,
    SIGN_AGAIN,
    OTHER_NONCE
  }

  /**
   * What to do after a submission.
   *
   * @param nonce how the reservation ends, if that is the end
   */
  private record Verdict(Next next, Nonces.End nonce) {
    static Verdict done(Nonces.End nonce) {
      return new Verdict(Next.DONE, nonce);
    }
  }

  Submission send() {
    while (true) {
      try (Nonces.Reserved nonce = chain.nonces().reserve(signer.accountId(), left())) {
        Optional<Submission> end = send(nonce);
        if (end.isPresent()) {
          return end.get();
        }
      }
    }
  }

  /** Empty when it should be tried with another nonce. */
  private Optional<Submission> send(Nonces.Reserved nonce) {
    while (true) {
      Chain.Signing signing = chain.signing(call, signer, nonce.value());
      signed.add(signing.extrinsic());
      Submission submission =
          new Submitter(chain, node, signing.extrinsic(), terms.until(), left(), nonce::sent)
              .submit();
      if (!(submission instanceof Submission.Included) && signed.size() > 1) {
        submission = earlier().orElse(submission);
      }
      Verdict verdict = verdict(submission, signing, nonce);
      boolean mayGoOn = signed.size() < terms.mostSignings() && left().isPositive();
      if (verdict.next() == Next.DONE || !mayGoOn) {
        nonce.end(verdict.nonce());
        return Optional.of(submission);
      }
      if (verdict.next() == Next.OTHER_NONCE) {
        nonce.end(verdict.nonce());
        return Optional.empty();
      }
    }
  }

  /** An earlier signature of the same nonce may have got into a block in the end. */
  private Optional<Submission> earlier() {
    try {
      for (PreparedExtrinsic extrinsic : signed) {
        Optional<Inclusion> found = chain.find(extrinsic);
        if (found.isPresent()) {
          return Optional.of(new Submission.Included(found.get()));
        }
      }
      return Optional.empty();
    } catch (ChainException e) {
      return Optional.of(new Submission.Unknown(String.valueOf(e.getMessage())));
    }
  }

  private Duration left() {
    return Duration.between(node.settings().clock().instant(), end);
  }

  private Verdict verdict(Submission submission, Chain.Signing signing, Nonces.Reserved nonce) {
    return switch (submission) {
      case Submission.Included _ -> Verdict.done(Nonces.End.INCLUDED);
      case Submission.Unknown _ -> Verdict.done(Nonces.End.UNKNOWN);
      case Submission.Expired _ -> new Verdict(Next.SIGN_AGAIN, Nonces.End.EXPIRED);
      case Submission.Dropped _ ->
          isOutdated(signing)
              ? new Verdict(Next.SIGN_AGAIN, Nonces.End.UNKNOWN)
              : Verdict.done(Nonces.End.UNKNOWN);
      case Submission.Refused(PoolRefusal refusal) -> refused(refusal, signing, nonce);
    };
  }

  private Verdict refused(PoolRefusal refusal, Chain.Signing signing, Nonces.Reserved nonce) {
    Nonces.End free = nonce.wasSent() ? Nonces.End.UNKNOWN : Nonces.End.NEVER_SENT;
    return switch (refusal.reason()) {
      case ANCIENT_BIRTH_BLOCK -> new Verdict(Next.SIGN_AGAIN, free);
      case STALE ->
          chain.nextNonce(signer.accountId()) > nonce.value()
              ? otherNonce(nonce, Nonces.End.STALE)
              : new Verdict(Next.SIGN_AGAIN, free); // it is the era
      case FUTURE -> otherNonce(nonce, Nonces.End.FUTURE);
      case BANNED, ALREADY_IMPORTED, PRIORITY_TOO_LOW -> Verdict.done(Nonces.End.UNKNOWN);
      case CALL,
          PAYMENT,
          BAD_PROOF,
          EXHAUSTS_RESOURCES,
          CUSTOM,
          BAD_MANDATORY,
          MANDATORY_VALIDATION,
          BAD_SIGNER,
          CANNOT_LOOKUP,
          NO_UNSIGNED_VALIDATOR,
          UNKNOWN_CUSTOM,
          BAD_FORMAT,
          RUNTIME_PANIC,
          CYCLE,
          IMMEDIATELY_DROPPED,
          UNACTIONABLE,
          OTHER ->
          isOutdated(signing) ? new Verdict(Next.SIGN_AGAIN, free) : Verdict.done(free);
    };
  }

  /** The bytes were never in the pool, and never will be: the call may go out under another one. */
  private static Verdict otherNonce(Nonces.Reserved nonce, Nonces.End why) {
    return nonce.wasSent() ? Verdict.done(why) : new Verdict(Next.OTHER_NONCE, why);
  }

  /** Whether what was signed over has changed: the runtime, or the block the era begins at. */
  private boolean isOutdated(Chain.Signing signing) {
    return !node.runtimeVersion(node.bestHash()).equals(signing.version())
        || !node.blockHash(signing.extrinsic().birth()).equals(Optional.of(signing.birthHash()));
  }
}
