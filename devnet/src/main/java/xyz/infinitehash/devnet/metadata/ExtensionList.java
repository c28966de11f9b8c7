package xyz.infinitehash.devnet.metadata;

import java.util.List;
import java.util.stream.Collectors;
import xyz.infinitehash.substrate.metadata.Extension;

/**
 * The transaction extensions of the live chain (specs 424 to 459) in their order.
 *
 * @param extensions id, type in the extrinsic, type of the part that is signed only
 */
record ExtensionList(List<Entry> extensions) {
  /** One extension; the types are names in the {@link TypeBook}. */
  record Entry(String id, String type, String implicit) {}

  static ExtensionList live(TypeBook types) {
    types
        .struct("frame_system::extensions::check_non_zero_sender::CheckNonZeroSender<T>")
        .struct("frame_system::extensions::check_spec_version::CheckSpecVersion<T>")
        .struct("frame_system::extensions::check_tx_version::CheckTxVersion<T>")
        .struct("frame_system::extensions::check_genesis::CheckGenesis<T>")
        .struct("node_subtensor_runtime::check_mortality::CheckMortality<T>", "Era")
        .struct("node_subtensor_runtime::check_nonce::CheckNonce<T>", "Compact<u32>")
        .struct("frame_system::extensions::check_weight::CheckWeight<T>")
        .struct("pallet_transaction_payment::ChargeTransactionPayment<T>", "Compact<u64>")
        .struct("node_subtensor_runtime::sudo_wrapper::SudoTransactionExtension<T>")
        .struct("pallet_shield::extension::CheckShieldedTxValidity<T>")
        .struct("pallet_subtensor::extensions::subtensor::SubtensorTransactionExtension<T>")
        .struct("pallet_drand::drand_priority::DrandPriority<T>")
        .variant("frame_metadata_hash_extension::Mode", "0 Disabled", "1 Enabled")
        .struct("frame_metadata_hash_extension::CheckMetadataHash<T>", "mode: Mode");
    return new ExtensionList(
        List.of(
            new Entry("CheckNonZeroSender", "CheckNonZeroSender", "()"),
            new Entry("CheckSpecVersion", "CheckSpecVersion", "u32"),
            new Entry("CheckTxVersion", "CheckTxVersion", "u32"),
            new Entry("CheckGenesis", "CheckGenesis", "H256"),
            new Entry("CheckMortality", "CheckMortality", "H256"),
            new Entry("CheckNonce", "CheckNonce", "()"),
            new Entry("CheckWeight", "CheckWeight", "()"),
            new Entry("ChargeTransactionPayment", "ChargeTransactionPayment", "()"),
            new Entry("SudoTransactionExtension", "SudoTransactionExtension<Runtime>", "()"),
            new Entry("CheckShieldedTxValidity", "CheckShieldedTxValidity<Runtime>", "()"),
            new Entry(
                "SubtensorTransactionExtension", "SubtensorTransactionExtension<Runtime>", "()"),
            new Entry("DrandPriority", "DrandPriority<Runtime>", "()"),
            new Entry("CheckMetadataHash", "CheckMetadataHash", "Option<[u8; 32]>")));
  }

  List<Extension> describe(TypeBook types) {
    return extensions.stream()
        .map(e -> new Extension(e.id(), types.id(e.type()), types.id(e.implicit())))
        .toList();
  }

  /** The tuple of all types in the extrinsic. */
  String tuple() {
    return extensions.stream().map(Entry::type).collect(Collectors.joining(", ", "(", ")"));
  }
}
