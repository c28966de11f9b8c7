package xyz.infinitehash.devnet.pallet.proxy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.devnet.pallet.BlockContext;
import xyz.infinitehash.devnet.state.PalletStorage;
import xyz.infinitehash.substrate.extrinsic.Call;
import xyz.infinitehash.substrate.value.Value;

/**
 * Who pays when a proxy acts: the proxy itself, unless the account it acts for has said that it
 * does; then that account, or the next one when the call inside is for another in turn, or a batch
 * of calls that are all for the same other. Announced calls are always the sender's.
 */
final class Payers {
  private static final String ITEM = "RealPaysFee";
  private static final Set<String> BATCHES = Set.of("batch", "batch_all", "force_batch");

  private final PalletStorage items;

  Payers(BlockContext block) {
    this.items = block.state().of(ProxyPallet.NAME);
  }

  void set(AccountId real, AccountId delegate, boolean pays) {
    if (pays) {
      items.put(ITEM, Value.seq(), Value.of(real), Value.of(delegate));
    } else {
      items.remove(ITEM, Value.of(real), Value.of(delegate));
    }
  }

  AccountId of(AccountId signer, Call call) {
    Optional<AccountId> real = paying(signer, call);
    return real.isEmpty() ? signer : further(real.get(), Call.of(call.arg("call")));
  }

  private AccountId further(AccountId real, Call inner) {
    List<Call> calls =
        inner.pallet().equals("Utility") && BATCHES.contains(inner.name())
            ? inner.arg("calls").items().stream().map(Call::of).toList()
            : List.of(inner);
    List<Optional<AccountId>> payers =
        calls.stream().map(call -> paying(real, call)).distinct().toList();
    return payers.size() == 1 ? payers.getFirst().orElse(real) : real;
  }

  /** For whom a delegate acts, if that account pays for it. */
  private Optional<AccountId> paying(AccountId delegate, Call call) {
    if (!call.pallet().equals(ProxyPallet.NAME) || !call.name().equals("proxy")) {
      return Optional.empty();
    }
    Value address = call.arg("real");
    return switch (address.variant()) {
      case "Id", "Address32" ->
          Optional.of(AccountId.of(address.asVariant().value().asBytes()))
              .filter(real -> items.exists(ITEM, Value.of(real), Value.of(delegate)));
      default -> Optional.empty();
    };
  }
}
