package xyz.infinitehash.devnet.runtime;

import java.util.Arrays;
import java.util.Optional;
import xyz.infinitehash.devnet.pallet.DispatchInfo.DispatchClass;
import xyz.infinitehash.devnet.pallet.Pallet;
import xyz.infinitehash.devnet.pallet.Refusal;
import xyz.infinitehash.devnet.pallet.Refusal.Invalid;
import xyz.infinitehash.devnet.pallet.balances.Balances;
import xyz.infinitehash.devnet.pallet.system.Account;
import xyz.infinitehash.substrate.extrinsic.Era;

/**
 * What the transaction extensions of the live chain ask of a checked extrinsic, in their order. The
 * nonce may be ahead: the pool lets it wait, a block does not take it.
 */
final class Rules {
  private static final long NORMAL_WEIGHT = 3_000_000_000_000L; // ref_time a block, 75 % of 4 s
  private static final long NORMAL_EXTRINSIC = 2_599_891_843_000L;
  private static final long NORMAL_LENGTH = 7_864_320; // bytes a block

  private final ChainRuntime runtime;

  Rules(ChainRuntime runtime) {
    this.runtime = runtime;
  }

  Optional<Refusal> refuse(Checked extrinsic, Execution block) {
    if (Arrays.equals(extrinsic.signer().bytes(), new byte[32])) {
      return Optional.of(Invalid.BAD_SIGNER);
    }
    Account account = Account.of(block.state(), extrinsic.signer());
    boolean pays = extrinsic.info().paysFee();
    if (!account.exists() && pays) {
      return Optional.of(Invalid.PAYMENT);
    } else if (extrinsic.nonce() < account.nonce() || livesTooLong(extrinsic)) {
      return Optional.of(Invalid.STALE);
    } else if (tooBig(extrinsic)) {
      return Optional.of(Invalid.EXHAUSTS_RESOURCES);
    }
    long fee = extrinsic.fee();
    if (fee > 0 && fee > spendable(extrinsic, block)) {
      return Optional.of(Invalid.PAYMENT);
    }
    for (Pallet pallet : runtime.pallets()) {
      Optional<Refusal> refusal = pallet.validate(extrinsic.signer(), extrinsic.call(), block);
      if (refusal.isPresent()) {
        return refusal;
      }
    }
    return Optional.empty();
  }

  private boolean livesTooLong(Checked extrinsic) {
    int most = runtime.pallet(extrinsic.call().pallet()).mostBlocks(extrinsic.call());
    return switch (extrinsic.era()) {
      case Era.Immortal() -> most < Integer.MAX_VALUE;
      case Era.Mortal(int period, var _) -> period > most;
    };
  }

  private static long spendable(Checked extrinsic, Execution block) {
    return new Balances(block).spendable(extrinsic.payer(), Balances.Preservation.PRESERVE);
  }

  private static boolean tooBig(Checked extrinsic) {
    return extrinsic.info().dispatchClass() == DispatchClass.NORMAL
        && (extrinsic.info().weight().refTime() > NORMAL_EXTRINSIC
            || extrinsic.bytes() > NORMAL_LENGTH);
  }

  /** Whether the block has room for it. */
  static boolean fits(Checked extrinsic, Execution block) {
    long weight = extrinsic.info().weight().plus(Fees.BASE).refTime();
    return extrinsic.info().dispatchClass() != DispatchClass.NORMAL
        || (block.used().refTime() + weight <= NORMAL_WEIGHT
            && block.length() + extrinsic.bytes() <= NORMAL_LENGTH);
  }
}
