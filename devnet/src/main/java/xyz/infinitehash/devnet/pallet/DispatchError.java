package xyz.infinitehash.devnet.pallet;

/** Why a call failed, by the names of {@code sp_runtime::DispatchError} and of the metadata. */
public sealed interface DispatchError {
  /** An error of a pallet, both named as in the metadata. */
  record Module(String pallet, String error) implements DispatchError {}

  /** A variant with a named reason inside: Token, Arithmetic, Transactional. */
  record Because(String kind, String reason) implements DispatchError {}

  /** A variant without anything inside: BadOrigin, CannotLookup, Other ... */
  record Plain(String kind) implements DispatchError {}
}
