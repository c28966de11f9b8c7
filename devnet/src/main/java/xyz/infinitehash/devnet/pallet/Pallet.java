package xyz.infinitehash.devnet.pallet;

import java.util.List;
import java.util.Optional;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.devnet.metadata.PalletBuilder;
import xyz.infinitehash.substrate.extrinsic.Call;
import xyz.infinitehash.substrate.scale.ByteString;

/**
 * A pallet of the devnet's runtime. It keeps nothing itself: all it knows is in the state it is
 * given, so that one instance serves every block. {@code pallet.timestamp.TimestampPallet} is the
 * smallest example.
 *
 * <p>Within a block the runtime calls: {@link #onInitialize} of all pallets by index, then the
 * extrinsics in order, then {@link #onFinalize} of all pallets by index. One thread at a time.
 */
public interface Pallet {
  /** Name as on the live chain, also the storage prefix. */
  String name();

  /** Index as on the live chain, 0 to 255. */
  int index();

  /** Says its types, storage, calls, events, errors and constants, with the live indices. */
  void describe(PalletBuilder pallet);

  /** Writes its part of the genesis state; the block number is 0. */
  default void genesis(BlockContext block) {}

  /** Before the extrinsics of a block; {@code Timestamp.Now} is still that of the parent. */
  default void onInitialize(BlockContext block) {}

  /** After the extrinsics of a block. */
  default void onFinalize(BlockContext block) {}

  /** What a call of this pallet declares: weight, class, whether it pays. */
  default DispatchInfo info(Call call, Dispatcher runtime) {
    return DispatchInfo.normal(0, 0);
  }

  /** The calls inside a call of this pallet: those of a batch, the one under Sudo. */
  default List<Call> inner(Call call) {
    return List.of();
  }

  /**
   * Whether the arguments of a call keep to the bounds of their types, which metadata does not
   * tell. The live runtime cannot decode a call that does not.
   */
  default boolean withinBounds(Call call) {
    return true;
  }

  /**
   * Runs a call of this pallet. A {@link DispatchFault} thrown here is the same as a returned
   * {@link DispatchOutcome.Failed}; with both, state and events are as they were before.
   */
  default DispatchOutcome dispatch(Origin origin, Call call, BlockContext block) {
    return DispatchOutcome.failed(new DispatchError.Module("System", "CallFiltered"));
  }

  /**
   * Asked of every pallet for every signed extrinsic, before it enters the pool and again when it
   * is put into a block; only for the outer call, not for calls inside batches. The block number is
   * that of the block the extrinsic would be in; writes are thrown away.
   *
   * @return why the pool refuses it, or empty
   */
  default Optional<Refusal> validate(AccountId signer, Call call, BlockContext block) {
    return Optional.empty();
  }

  /** Who pays for an extrinsic with this call; asked of the outer call's pallet only. */
  default AccountId payer(AccountId signer, Call call, BlockContext block) {
    return signer;
  }

  /** For how many blocks an extrinsic with this call may be signed at most; an era that lives. */
  default int mostBlocks(Call call) {
    return Integer.MAX_VALUE;
  }

  /** A whole extrinsic hidden in a call, which the author puts into the block right behind it. */
  default Optional<ByteString> carried(Call call) {
    return Optional.empty();
  }

  /**
   * Asked of every pallet before any call runs, inside batches too.
   *
   * @return why the call fails, or empty
   */
  default Optional<DispatchError> guard(Origin origin, Call call, BlockContext block) {
    return Optional.empty();
  }
}
