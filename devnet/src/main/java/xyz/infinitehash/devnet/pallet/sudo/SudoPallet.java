package xyz.infinitehash.devnet.pallet.sudo;

import java.util.List;
import java.util.Optional;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.devnet.metadata.PalletBuilder;
import xyz.infinitehash.devnet.pallet.BlockContext;
import xyz.infinitehash.devnet.pallet.DispatchFault;
import xyz.infinitehash.devnet.pallet.DispatchInfo;
import xyz.infinitehash.devnet.pallet.DispatchOutcome;
import xyz.infinitehash.devnet.pallet.Dispatcher;
import xyz.infinitehash.devnet.pallet.Origin;
import xyz.infinitehash.devnet.pallet.Pallet;
import xyz.infinitehash.devnet.pallet.Refusal;
import xyz.infinitehash.devnet.pallet.Weight;
import xyz.infinitehash.substrate.extrinsic.Call;
import xyz.infinitehash.substrate.value.Value;

/** pallet_sudo: one account may act as root, for free; anybody else's sudo the pool refuses. */
public final class SudoPallet implements Pallet {
  private static final String NAME = "Sudo";
  private static final Weight OVERHEAD = new Weight(32_939_000, 1_517);

  private final AccountId key;

  /** With the account that is root from genesis. */
  public SudoPallet(AccountId key) {
    this.key = key;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public int index() {
    return 12;
  }

  @Override
  public void describe(PalletBuilder pallet) {
    pallet
        .optional("Key", "AccountId32")
        .call("0 sudo(call: RuntimeCall)")
        .call("1 sudo_unchecked_weight(call: RuntimeCall, weight: Weight)")
        .event("0 Sudid(sudo_result: Result<(), DispatchError>)")
        .event("1 KeyChanged(old: Option<AccountId32>, new: AccountId32)")
        .event("2 KeyRemoved")
        .event("3 SudoAsDone(sudo_result: Result<(), DispatchError>)")
        .error("0 RequireSudo");
  }

  @Override
  public void genesis(BlockContext block) {
    block.state().of(NAME).put("Key", Value.of(key));
  }

  @Override
  public List<Call> inner(Call call) {
    return List.of(Call.of(call.arg("call")));
  }

  @Override
  public DispatchInfo info(Call call, Dispatcher runtime) {
    DispatchInfo inner = runtime.info(Call.of(call.arg("call")));
    return inner.withWeight(OVERHEAD.plus(inner.weight())).withPays(true);
  }

  @Override
  public Optional<Refusal> validate(AccountId signer, Call call, BlockContext block) {
    boolean stranger = call.pallet().equals(NAME) && !isRoot(signer, block);
    return stranger ? Optional.of(Refusal.Invalid.BAD_SIGNER) : Optional.empty();
  }

  private static boolean isRoot(AccountId who, BlockContext block) {
    Optional<Value> root = block.state().of(NAME).find("Key");
    return root.isPresent() && root.get().asAccountId().equals(who);
  }

  @Override
  public DispatchOutcome dispatch(Origin origin, Call call, BlockContext block) {
    if (!isRoot(origin.signer(), block)) {
      throw DispatchFault.module(NAME, "RequireSudo");
    }
    DispatchOutcome outcome = block.dispatch(Origin.root(), Call.of(call.arg("call")));
    block.deposit(NAME, "Sudid", block.result(outcome));
    return DispatchOutcome.doneFree();
  }
}
