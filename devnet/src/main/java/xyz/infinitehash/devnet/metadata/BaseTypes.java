package xyz.infinitehash.devnet.metadata;

/**
 * The types of Substrate that every runtime has, under the paths by which polkadot.js and other
 * clients know them.
 */
final class BaseTypes {
  private BaseTypes() {}

  static TypeBook book() {
    TypeBook types = new TypeBook();
    generics(types);
    primitives(types);
    dispatch(types);
    runtime(types);
    extrinsic(types);
    return types;
  }

  private static void generics(TypeBook types) {
    types
        .variant("Option<T>", "0 None", "1 Some(T)")
        .variant("Result<T, E>", "0 Ok(T)", "1 Err(E)")
        .struct("Cow<T>", "T")
        .struct("BTreeMap<K, V>", "Vec<(K, V)>")
        .struct("BTreeSet<T>", "Vec<T>")
        .struct("bounded_collections::bounded_vec::BoundedVec<T, S>", "Vec<T>")
        .struct("bounded_collections::weak_bounded_vec::WeakBoundedVec<T, S>", "Vec<T>")
        .struct(
            "bounded_collections::bounded_btree_map::BoundedBTreeMap<K, V, S>", "BTreeMap<K, V>");
  }

  private static void primitives(TypeBook types) {
    types
        .struct("sp_core::crypto::AccountId32", "[u8; 32]")
        .struct("primitive_types::H256", "[u8; 32]")
        .struct("primitive_types::H160", "[u8; 20]")
        .struct("sp_arithmetic::fixed_point::FixedU128", "u128")
        .variant(
            "sp_runtime::multiaddress::MultiAddress<AccountId, AccountIndex>",
            "0 Id(AccountId)",
            "1 Index(Compact<AccountIndex>)",
            "2 Raw(Vec<u8>)",
            "3 Address32([u8; 32])",
            "4 Address20([u8; 20])")
        .alias("Address", "MultiAddress<AccountId32, ()>")
        .variant(
            "sp_runtime::MultiSignature",
            "0 Ed25519([u8; 64])",
            "1 Sr25519([u8; 64])",
            "2 Ecdsa([u8; 65])");
  }

  private static void dispatch(TypeBook types) {
    types
        .struct(
            "sp_weights::weight_v2::Weight", "ref_time: Compact<u64>", "proof_size: Compact<u64>")
        .struct("sp_weights::RuntimeDbWeight", "read: u64", "write: u64")
        .struct(
            "frame_support::dispatch::PerDispatchClass<T>",
            "normal: T",
            "operational: T",
            "mandatory: T")
        .variant(
            "frame_support::dispatch::DispatchClass", "0 Normal", "1 Operational", "2 Mandatory")
        .variant("frame_support::dispatch::Pays", "0 Yes", "1 No")
        .struct(
            "frame_system::DispatchEventInfo",
            "weight: Weight",
            "class: DispatchClass",
            "pays_fee: Pays")
        .struct("sp_runtime::ModuleError", "index: u8", "error: [u8; 4]")
        .variant(
            "sp_runtime::TokenError",
            "0 FundsUnavailable",
            "1 OnlyProvider",
            "2 BelowMinimum",
            "3 CannotCreate",
            "4 UnknownAsset",
            "5 Frozen",
            "6 Unsupported",
            "7 CannotCreateHold",
            "8 NotExpendable",
            "9 Blocked")
        .variant("sp_arithmetic::ArithmeticError", "0 Underflow", "1 Overflow", "2 DivisionByZero")
        .variant("sp_runtime::TransactionalError", "0 LimitReached", "1 NoLayer")
        .variant(
            "sp_runtime::proving_trie::TrieError",
            "0 InvalidStateRoot",
            "1 IncompleteDatabase",
            "2 ValueAtIncompleteKey",
            "3 DecoderError",
            "4 InvalidHash",
            "5 DuplicateKey",
            "6 ExtraneousNode",
            "7 ExtraneousValue",
            "8 ExtraneousHashReference",
            "9 InvalidChildReference",
            "10 ValueMismatch",
            "11 IncompleteProof",
            "12 RootMismatch",
            "13 DecodeError")
        .variant(
            "sp_runtime::DispatchError",
            "0 Other",
            "1 CannotLookup",
            "2 BadOrigin",
            "3 Module(ModuleError)",
            "4 ConsumerRemaining",
            "5 NoProviders",
            "6 TooManyConsumers",
            "7 Token(TokenError)",
            "8 Arithmetic(ArithmeticError)",
            "9 Transactional(TransactionalError)",
            "10 Exhausted",
            "11 Corruption",
            "12 Unavailable",
            "13 RootNotAllowed",
            "14 Trie(TrieError)");
  }

  private static void runtime(TypeBook types) {
    types
        .struct("node_subtensor_runtime::Runtime")
        .variant(
            "frame_system::Phase", "0 ApplyExtrinsic(u32)", "1 Finalization", "2 Initialization")
        .struct("frame_system::EventRecord<E, T>", "phase: Phase", "event: E", "topics: Vec<T>")
        .struct("sp_runtime::generic::digest::Digest", "logs: Vec<DigestItem>")
        .variant(
            "sp_runtime::generic::digest::DigestItem",
            "6 PreRuntime([u8; 4], Vec<u8>)",
            "4 Consensus([u8; 4], Vec<u8>)",
            "5 Seal([u8; 4], Vec<u8>)",
            "0 Other(Vec<u8>)",
            "8 RuntimeEnvironmentUpdated")
        .struct(
            "sp_version::RuntimeVersion",
            "spec_name: Cow<str>",
            "impl_name: Cow<str>",
            "authoring_version: u32",
            "spec_version: u32",
            "impl_version: u32",
            "apis: Cow<Vec<([u8; 8], u32)>>",
            "transaction_version: u32",
            "system_version: u8");
  }

  private static void extrinsic(TypeBook types) {
    String[] mortal = new String[256];
    mortal[0] = "0 Immortal";
    for (int i = 1; i < 256; i++) {
      mortal[i] = i + " Mortal" + i + "(u8)";
    }
    types
        .variant("sp_runtime::generic::era::Era", mortal)
        .struct(
            "sp_runtime::generic::unchecked_extrinsic::UncheckedExtrinsic<Address, Call, Signature, Extra>",
            "Vec<u8>");
  }
}
