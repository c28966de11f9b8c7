package xyz.infinitehash.devnet.pallet;

import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.substrate.extrinsic.Call;
import xyz.infinitehash.substrate.value.Value;

/** The accounts behind the MultiAddresses of calls. */
public final class Address {
  private Address() {}

  /**
   * The account an argument names.
   *
   * @throws DispatchFault CannotLookup for indices and addresses of other chains
   */
  public static AccountId lookup(Call call, String arg) {
    Value address = call.arg(arg);
    return switch (address.variant()) {
      case "Id", "Address32" -> AccountId.of(address.asVariant().value().asBytes());
      default -> throw DispatchFault.plain("CannotLookup");
    };
  }
}
