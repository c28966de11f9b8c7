package xyz.infinitehash.bench.signature;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import xyz.infinitehash.bench.measure.Contestant;
import xyz.infinitehash.bench.measure.Loop;
import xyz.infinitehash.crypto.sr25519.BatchVerifier;
import xyz.infinitehash.crypto.sr25519.KeyPair;
import xyz.infinitehash.crypto.sr25519.PreparedKey;
import xyz.infinitehash.crypto.sr25519.PublicKey;
import xyz.infinitehash.crypto.sr25519.Signatures;
import xyz.infinitehash.crypto.ss58.AccountId;

/**
 * What is verified: {@value #SIGNERS} signers with a message of {@value #BYTES} bytes each (a
 * signed request or an extrinsic is about that long), taken in turn so that no key's tables stay in
 * the innermost cache by accident.
 */
final class Signed {
  static final int SIGNERS = 64;
  private static final int BYTES = 160;

  @SuppressWarnings("ArrayRecordComponent") // never written to
  private record One(AccountId account, PreparedKey prepared, byte[] message, byte[] signature) {}

  private final List<One> all = new ArrayList<>();
  private final byte[] seed = new byte[32];
  private final KeyPair first;
  private int turn;

  Signed() {
    Random random = new Random(89);
    random.nextBytes(seed);
    first = KeyPair.fromMiniSecret(seed);
    add(first, random);
    while (all.size() < SIGNERS) {
      byte[] other = new byte[32];
      random.nextBytes(other);
      add(KeyPair.fromMiniSecret(other), random);
    }
  }

  byte[] seed() {
    return seed;
  }

  /** The first signer's message. */
  byte[] message() {
    return all.getFirst().message();
  }

  byte[] signature() {
    return all.getFirst().signature();
  }

  /** By account: the key is decoded each time and nothing is kept. */
  Contestant verify() {
    return new Loop(
        1,
        () -> {
          One one = next();
          return Signatures.verify(one.account(), one.message(), one.signature());
        });
  }

  /** By a key prepared once, as a validator keeps them for its miners. */
  Contestant verifyCached() {
    return new Loop(
        1,
        () -> {
          One one = next();
          return one.prepared().verify(one.message(), one.signature());
        });
  }

  /** All of them in one batch, by account: keys are decoded each time and nothing is kept. */
  Contestant verifyBatch() {
    return new Loop(
        SIGNERS,
        () -> {
          BatchVerifier batch = new BatchVerifier();
          for (One one : all) {
            batch.add(PublicKey.of(one.account()), one.message(), one.signature());
          }
          return batch.allValid();
        });
  }

  /** All of them in one batch, by prepared keys. */
  Contestant verifyBatchCached() {
    return new Loop(
        SIGNERS,
        () -> {
          BatchVerifier batch = new BatchVerifier();
          for (One one : all) {
            batch.add(one.prepared(), one.message(), one.signature());
          }
          return batch.allValid();
        });
  }

  Contestant sign() {
    byte[] message = message();
    return new Loop(1, () -> first.sign(message).length == 64);
  }

  private One next() {
    turn = (turn + 1) % SIGNERS;
    return all.get(turn);
  }

  private void add(KeyPair pair, Random random) {
    byte[] message = new byte[BYTES];
    random.nextBytes(message);
    all.add(new One(pair.accountId(), pair.publicKey().prepare(), message, pair.sign(message)));
  }
}
