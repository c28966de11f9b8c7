package xyz.infinitehash.bittensor;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.substrate.extrinsic.Call;
import xyz.infinitehash.substrate.value.Value;

/**
 * What each call can take. A call that stands nowhere here is unknown, not free: a cap keeps it
 * from being signed.
 */
final class SpendRules {
  private static final String SUBTENSOR = "SubtensorModule";

  /** Calls that take nothing but their fee. */
  private static final Set<String> FREE =
      Set.of(
          "System.remark",
          "System.remark_with_event",
          "Balances.upgrade_accounts",
          "Proxy.remove_proxy",
          "Proxy.remove_proxies",
          "Proxy.remove_announcement",
          "Proxy.reject_announcement",
          "Proxy.set_real_pays_fee",
          "Multisig.cancel_as_multi",
          "MevShield.submit_encrypted");

  /** The same of {@code SubtensorModule}. */
  private static final Set<String> FREE_OF_SUBTENSOR =
      Set.of(
          "set_weights",
          "set_mechanism_weights",
          "batch_set_weights",
          "commit_weights",
          "commit_mechanism_weights",
          "batch_commit_weights",
          "reveal_weights",
          "reveal_mechanism_weights",
          "batch_reveal_weights",
          "commit_crv3_weights",
          "commit_crv3_mechanism_weights",
          "commit_timelocked_weights",
          "commit_timelocked_mechanism_weights",
          "increase_take",
          "decrease_take",
          "set_childkey_take",
          "set_children",
          "serve_axon",
          "serve_axon_tls",
          "serve_prometheus",
          "root_register",
          "set_identity",
          "set_subnet_identity",
          "try_associate_hotkey",
          "start_call",
          "update_symbol",
          "set_coldkey_auto_stake_hotkey",
          "claim_root",
          "set_root_claim_type",
          "dispute_coldkey_swap",
          "clear_coldkey_swap_announcement",
          "set_auto_parent_delegation_enabled",
          "set_reject_locked_alpha",
          "move_lock",
          "set_perpetual_lock",
          "set_tempo",
          "set_activity_cutoff_factor",
          "trigger_epoch");

  private final SpendReads reads;

  SpendRules(SpendReads reads) {
    this.reads = reads;
  }

  Spending of(Call call, AccountId origin) {
    return switch (call.pallet()) {
      case "Balances" -> balances(call, origin);
      case SUBTENSOR -> subtensor(call, origin);
      case "Utility" -> batch(call, origin);
      case "Proxy" -> proxy(call, origin);
      case "Multisig" -> multisig(call, origin);
      case "Commitments" -> commitment(call, origin);
      case "AdminUtils" -> Spending.NONE; // parameters; most of them the root's alone
      default -> other(call);
    };
  }

  private static Spending other(Call call) {
    String name = call.pallet() + "." + call.name();
    return FREE.contains(name) ? Spending.NONE : Spending.unknown(name);
  }

  private Spending balances(Call call, AccountId origin) {
    return switch (call.name()) {
      case "transfer_keep_alive", "transfer_allow_death", "burn" ->
          Spending.tao(origin, amount(call, "value"));
      case "transfer_all" -> whole(origin);
      default -> other(call);
    };
  }

  /** All that is free; how much that is when it comes to it, the fee decides. */
  private Spending whole(AccountId origin) {
    return Spending.tao(Map.of(), Map.of(origin, reads.free(origin)));
  }

  private Spending subtensor(Call call, AccountId origin) {
    return switch (call.name()) {
      case "add_stake", "add_stake_limit" -> Spending.tao(origin, amount(call, "amount_staked"));
      case "add_stake_burn" -> Spending.tao(origin, amount(call, "amount"));
      case "burned_register", "register" ->
          slot(call, origin, reads.highestSlotPrice(netUid(call)));
      case "register_limit" -> slot(call, origin, amount(call, "limit_price"));
      case "register_network", "register_network_with_identity" ->
          Spending.tao(
              Map.of(origin, reads.subnetPrice()), Map.of(origin, reads.highestSubnetPrice()));
      case "swap_hotkey", "swap_hotkey_v2" ->
          constant(
              call,
              origin,
              call.arg("netuid").asOption().isEmpty() ? "KeySwapCost" : "KeySwapOnSubnetCost");
      case "announce_coldkey_swap" -> constant(call, origin, "KeySwapCost");
      case "swap_coldkey_announced" ->
          whole(origin).plus(Spending.stake(reads.worth(origin, _ -> true)));
      case "remove_stake", "remove_stake_limit" -> alpha(netUid(call), call.arg("amount_unstaked"));
      case "remove_stake_full_limit" ->
          Spending.stake(
              reads.worth(origin, s -> s.isOf(call.arg("hotkey")) && s.isOn(call.arg("netuid"))));
      case "unstake_all", "unstake_all_alpha" ->
          Spending.stake(reads.worth(origin, s -> s.isOf(call.arg("hotkey"))));
      case "move_stake", "swap_stake", "swap_stake_limit" ->
          call.arg("origin_netuid").equals(call.arg("destination_netuid"))
              ? Spending.NONE
              : alpha(call.arg("origin_netuid"), call.arg("alpha_amount"));
      case "transfer_stake" -> alpha(call.arg("origin_netuid"), call.arg("alpha_amount"));
      case "burn_alpha", "recycle_alpha", "lock_stake" -> alpha(netUid(call), call.arg("amount"));
      default ->
          FREE_OF_SUBTENSOR.contains(call.name())
              ? Spending.NONE
              : Spending.unknown(SUBTENSOR + "." + call.name());
    };
  }

  private Spending slot(Call call, AccountId origin, Rao most) {
    return Spending.tao(Map.of(origin, reads.slotPrice(netUid(call))), Map.of(origin, most));
  }

  private Spending alpha(Value netUid, Value amount) {
    return Spending.stake(reads.worth(netUid, amount.asBigInteger()));
  }

  private Spending constant(Call call, AccountId origin, String... names) {
    Rao sum = Rao.ZERO;
    for (String name : names) {
      Optional<Rao> each = reads.constant(call.pallet(), name);
      if (each.isEmpty()) {
        return Spending.unknown(call.pallet() + "." + call.name());
      }
      sum = Spending.sum(sum, each.get());
    }
    return Spending.tao(origin, sum);
  }

  private Spending commitment(Call call, AccountId origin) {
    if (!call.name().equals("set_commitment")) {
      return other(call);
    }
    int fields = call.arg("info").field("fields").items().size();
    String[] names = new String[1 + fields];
    Arrays.fill(names, "FieldDeposit");
    names[0] = "InitialDeposit";
    return constant(call, origin, names);
  }

  private Spending batch(Call call, AccountId origin) {
    return switch (call.name()) {
      case "batch", "batch_all", "force_batch" ->
          call.arg("calls").items().stream()
              .map(each -> of(Call.of(each), origin))
              .reduce(Spending.NONE, Spending::plus);
      case "if_else" ->
          of(Call.of(call.arg("main")), origin).or(of(Call.of(call.arg("fallback")), origin));
      default -> other(call);
    };
  }

  private Spending proxy(Call call, AccountId origin) {
    return switch (call.name()) {
      case "proxy", "proxy_announced" ->
          of(Call.of(call.arg("call")), call.arg("real").asAccountId());
      case "add_proxy", "create_pure" ->
          constant(call, origin, "ProxyDepositBase", "ProxyDepositFactor");
      case "announce" ->
          constant(call, origin, "AnnouncementDepositBase", "AnnouncementDepositFactor");
      case "kill_pure" -> whole(origin).plus(Spending.stake(reads.worth(origin, _ -> true)));
      default -> other(call);
    };
  }

  /** The opener's deposit; and what is approved is the signer's doing as well. */
  private Spending multisig(Call call, AccountId origin) {
    return switch (call.name()) {
      case "as_multi_threshold_1" -> of(Call.of(call.arg("call")), account(call, 1, origin));
      case "as_multi" ->
          deposit(call, origin)
              .plus(of(Call.of(call.arg("call")), account(call, threshold(call), origin)).later());
      case "approve_as_multi" ->
          deposit(call, origin).plus(Spending.unknown("the call behind the hash"));
      default -> other(call);
    };
  }

  private Spending deposit(Call call, AccountId origin) {
    if (call.arg("maybe_timepoint").asOption().isPresent()) {
      return Spending.NONE;
    }
    String[] names = new String[1 + threshold(call)];
    Arrays.fill(names, "DepositFactor");
    names[0] = "DepositBase";
    return constant(call, origin, names);
  }

  private static int threshold(Call call) {
    return call.arg("threshold").asInt();
  }

  private static AccountId account(Call call, int threshold, AccountId origin) {
    List<AccountId> all =
        Stream.concat(
                Stream.of(origin),
                call.arg("other_signatories").items().stream().map(Value::asAccountId))
            .toList();
    return DerivedAccount.multisig(all, threshold);
  }

  private static Value netUid(Call call) {
    return call.arg("netuid");
  }

  private static Rao amount(Call call, String arg) {
    BigInteger amount = call.arg(arg).asBigInteger();
    return Spending.rao(amount);
  }
}
