package xyz.infinitehash.bittensor;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import xyz.infinitehash.bittensor.balance.TransferCall;
import xyz.infinitehash.bittensor.batch.BatchCall;
import xyz.infinitehash.bittensor.children.ChildrenCall;
import xyz.infinitehash.bittensor.commitment.CommitmentField;
import xyz.infinitehash.bittensor.commitment.SetCommitment;
import xyz.infinitehash.bittensor.identity.Identity;
import xyz.infinitehash.bittensor.identity.IdentityCall;
import xyz.infinitehash.bittensor.identity.SubnetIdentity;
import xyz.infinitehash.bittensor.multisig.Multisig;
import xyz.infinitehash.bittensor.multisig.MultisigCall;
import xyz.infinitehash.bittensor.ownership.OwnershipCall;
import xyz.infinitehash.bittensor.proxy.ProxyCall;
import xyz.infinitehash.bittensor.proxy.ProxyType;
import xyz.infinitehash.bittensor.registration.RegistrationCall;
import xyz.infinitehash.bittensor.serving.ServeCall;
import xyz.infinitehash.bittensor.shield.ShieldCall;
import xyz.infinitehash.bittensor.stake.StakeCall;
import xyz.infinitehash.bittensor.subnet.Hyperparameter;
import xyz.infinitehash.bittensor.subnet.SubnetCall;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.substrate.extrinsic.Call;
import xyz.infinitehash.substrate.extrinsic.Extrinsic;
import xyz.infinitehash.substrate.scale.ByteString;
import xyz.infinitehash.substrate.value.Value;

/** The typed value a program would write for a call, for those that have one. */
final class Typed {
  private final AccountId signer;
  private final Consumer<Class<?>> seen;

  /** A call that a typed value refuses to be: the chain would not take it either. */
  static final class Inexpressible extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Inexpressible(String why) {
      super(why);
    }
  }

  Typed(AccountId signer, Consumer<Class<?>> seen) {
    this.signer = signer;
    this.seen = seen;
  }

  static Typed of(Extrinsic extrinsic, Consumer<Class<?>> seen) {
    AccountId none = AccountId.of(new byte[32]);
    return new Typed(
        extrinsic instanceof Extrinsic.Signed signed ? signed.signer().orElse(none) : none, seen);
  }

  /** Empty when the call has no type here. */
  Optional<TypedCall> of(Call call) {
    Optional<TypedCall> typed =
        switch (call.pallet()) {
          case "SubtensorModule" ->
              subtensor(new CallArgs(call))
                  .or(() -> owner(new CallArgs(call)))
                  .or(() -> TypedWeights.of(new CallArgs(call)));
          case "AdminUtils" -> hyperparameter(new CallArgs(call));
          case "Balances" -> balances(new CallArgs(call));
          case "Utility" -> batch(new CallArgs(call));
          case "Proxy" -> proxy(new CallArgs(call));
          case "Multisig" -> multisig(new CallArgs(call));
          case "Commitments" -> commitment(new CallArgs(call));
          case "MevShield" -> shield(new CallArgs(call));
          default -> Optional.empty();
        };
    typed.ifPresent(value -> seen.accept(value.getClass()));
    return typed;
  }

  /** What is inside another call: typed, else as it is. */
  private TypedCall inner(Value call) {
    Call inside = Call.of(call);
    return of(inside).orElse(metadata -> inside);
  }

  private Optional<TypedCall> subtensor(CallArgs a) {
    return Optional.ofNullable(
        switch (a.name()) {
          case "register_limit" ->
              new RegistrationCall.Register(a.netUid(), a.hotkey(), a.rao("limit_price"));
          case "burned_register" -> new RegistrationCall.RegisterAtAnyPrice(a.netUid(), a.hotkey());
          case "root_register" -> new RegistrationCall.RegisterOnRoot(a.hotkey());
          case "serve_axon" ->
              new ServeCall.Axon(a.netUid(), a.endpoint(), a.number("protocol"), a.version());
          case "serve_axon_tls" ->
              new ServeCall.AxonTls(
                  a.netUid(),
                  a.endpoint(),
                  a.number("protocol"),
                  a.version(),
                  a.get("certificate").asByteString());
          case "serve_prometheus" ->
              new ServeCall.Prometheus(a.netUid(), a.endpoint(), a.version());
          case "add_stake" -> new StakeCall.Add(a.hotkey(), a.netUid(), a.rao("amount_staked"));
          case "add_stake_limit" ->
              new StakeCall.AddLimit(
                  a.hotkey(), a.netUid(), a.rao("amount_staked"), a.limit(), a.partial());
          case "add_stake_burn" ->
              a.get("limit")
                  .asOption()
                  .<TypedCall>map(
                      limit ->
                          new StakeCall.AddBurnLimit(
                              a.hotkey(), a.netUid(), a.rao("amount"), Rao.of(limit)))
                  .orElseGet(() -> new StakeCall.AddBurn(a.hotkey(), a.netUid(), a.rao("amount")));
          case "remove_stake" ->
              new StakeCall.Remove(a.hotkey(), a.netUid(), a.alpha("amount_unstaked"));
          case "remove_stake_limit" ->
              new StakeCall.RemoveLimit(
                  a.hotkey(), a.netUid(), a.alpha("amount_unstaked"), a.limit(), a.partial());
          case "remove_stake_full_limit" ->
              a.get("limit_price")
                  .asOption()
                  .<TypedCall>map(
                      limit -> new StakeCall.RemoveFullLimit(a.hotkey(), a.netUid(), Rao.of(limit)))
                  .orElseGet(() -> new StakeCall.RemoveFull(a.hotkey(), a.netUid()));
          case "unstake_all" -> new StakeCall.UnstakeAll(a.hotkey());
          case "unstake_all_alpha" -> new StakeCall.UnstakeAllAlpha(a.hotkey());
          case "move_stake" ->
              new StakeCall.Move(
                  a.account("origin_hotkey"),
                  a.netUid("origin_netuid"),
                  a.account("destination_hotkey"),
                  a.netUid("destination_netuid"),
                  a.alpha("alpha_amount"));
          case "transfer_stake" ->
              new StakeCall.Transfer(
                  a.account("destination_coldkey"),
                  a.hotkey(),
                  a.netUid("origin_netuid"),
                  a.netUid("destination_netuid"),
                  a.alpha("alpha_amount"));
          case "swap_stake" ->
              new StakeCall.Swap(
                  a.hotkey(),
                  a.netUid("origin_netuid"),
                  a.netUid("destination_netuid"),
                  a.alpha("alpha_amount"));
          case "swap_stake_limit" ->
              new StakeCall.SwapLimit(
                  a.hotkey(),
                  a.netUid("origin_netuid"),
                  a.netUid("destination_netuid"),
                  a.alpha("alpha_amount"),
                  a.limit(),
                  a.partial());
          case "burn_alpha" -> new StakeCall.BurnAlpha(a.hotkey(), a.netUid(), a.alpha("amount"));
          case "recycle_alpha" ->
              new StakeCall.RecycleAlpha(a.hotkey(), a.netUid(), a.alpha("amount"));
          case "lock_stake" -> new StakeCall.Lock(a.hotkey(), a.netUid(), a.alpha("amount"));
          case "move_lock" -> new StakeCall.MoveLock(a.account("destination_hotkey"), a.netUid());
          case "set_perpetual_lock" -> new StakeCall.PerpetualLock(a.netUid(), a.flag("enabled"));
          case "claim_root" -> new StakeCall.ClaimRoot(a.subnets());
          case "set_coldkey_auto_stake_hotkey" -> new StakeCall.AutoStake(a.netUid(), a.hotkey());
          case "set_identity" -> new IdentityCall.Set(Identity.of(texts(a.struct())));
          case "set_subnet_identity" ->
              new IdentityCall.SetOfSubnet(a.netUid(), SubnetIdentity.of(texts(a.struct())));
          case "set_children" -> new ChildrenCall.Set(a.hotkey(), a.netUid(), a.children());
          case "set_childkey_take" ->
              new ChildrenCall.SetChildTake(a.hotkey(), a.netUid(), a.number("take"));
          case "increase_take" -> new ChildrenCall.IncreaseTake(a.hotkey(), a.number("take"));
          case "decrease_take" -> new ChildrenCall.DecreaseTake(a.hotkey(), a.number("take"));
          case null, default -> null;
        });
  }

  private static Value texts(Value identity) {
    for (Value field : identity.asStruct().values()) {
      if (field instanceof Value.Bytes(ByteString bytes)
          && !ByteString.of(
                  new String(bytes.bytes(), StandardCharsets.UTF_8)
                      .getBytes(StandardCharsets.UTF_8))
              .equals(bytes)) {
        throw new Inexpressible("bytes that are no text");
      }
    }
    return identity;
  }

  private static Optional<TypedCall> owner(CallArgs a) {
    return Optional.ofNullable(
        switch (a.name()) {
          case "try_associate_hotkey" -> new OwnershipCall.Associate(a.hotkey());
          case "swap_hotkey" -> swap(a, false);
          case "swap_hotkey_v2" -> swap(a, a.flag("keep_stake"));
          case "announce_coldkey_swap" -> announced(a.get("new_coldkey_hash"));
          case "swap_coldkey_announced" -> new OwnershipCall.SwapColdkey(a.account("new_coldkey"));
          case "dispute_coldkey_swap" -> new OwnershipCall.DisputeColdkeySwap();
          case "clear_coldkey_swap_announcement" -> new OwnershipCall.ClearColdkeySwap();
          case "register_network" -> new SubnetCall.Register(a.hotkey());
          case "register_network_with_identity" ->
              a.get("identity")
                  .asOption()
                  .map(
                      id ->
                          new SubnetCall.RegisterWithIdentity(
                              a.hotkey(), SubnetIdentity.of(texts(id))))
                  .orElseThrow(() -> new Inexpressible("an identity of none: use Register"));
          case "start_call" -> new SubnetCall.Start(a.netUid());
          case "update_symbol" ->
              new SubnetCall.UpdateSymbol(
                  a.netUid(),
                  new String(texts(a.struct()).field("symbol").asBytes(), StandardCharsets.UTF_8));
          case "set_tempo" -> new SubnetCall.SetTempo(a.netUid(), a.number("tempo"));
          case "set_activity_cutoff_factor" ->
              new SubnetCall.SetActivityCutoffFactor(a.netUid(), a.get("factor_milli").asLong());
          case "trigger_epoch" -> new SubnetCall.TriggerEpoch(a.netUid());
          case null, default -> null;
        });
  }

  private static TypedCall swap(CallArgs a, boolean keepStake) {
    if (a.name().equals("swap_hotkey_v2") && !keepStake) {
      throw new Inexpressible("swap_hotkey_v2 without keeping stake: swap_hotkey does the same");
    }
    AccountId to = a.account("new_hotkey");
    return a.get("netuid")
        .asOption()
        .<TypedCall>map(
            subnet ->
                new OwnershipCall.SwapHotkeyOn(
                    new NetUid(subnet.asInt()), a.hotkey(), to, keepStake))
        .orElseGet(() -> new OwnershipCall.SwapHotkey(a.hotkey(), to, keepStake));
  }

  /** The hash hides the key: it is one of the recording's, or unknown. */
  private static TypedCall announced(Value hash) {
    return Keys.all()
        .map(OwnershipCall.AnnounceColdkeySwap::new)
        .filter(call -> call.call(RecordedCallsTest.METADATA).arg("new_coldkey_hash").equals(hash))
        .findFirst()
        .orElseThrow(() -> new Inexpressible("a hash of no known coldkey"));
  }

  private static Optional<TypedCall> hyperparameter(CallArgs a) {
    if (a.name().equals("sudo_set_alpha_values")) {
      return Optional.of(
          new SubnetCall.SetAlphaValues(a.netUid(), a.number("alpha_low"), a.number("alpha_high")));
    }
    for (Hyperparameter each : Hyperparameter.values()) {
      if (each.callName().equals(a.name())) {
        String argument = each.argument(RecordedCallsTest.METADATA).name();
        return Optional.of(new SubnetCall.SetHyperparameter(a.netUid(), each, a.get(argument)));
      }
    }
    return Optional.empty();
  }

  private static Optional<TypedCall> balances(CallArgs a) {
    return Optional.ofNullable(
        switch (a.name()) {
          case "transfer_keep_alive" ->
              new TransferCall.KeepAlive(a.account("dest"), a.rao("value"));
          case "transfer_allow_death" ->
              new TransferCall.AllowDeath(a.account("dest"), a.rao("value"));
          case "transfer_all" -> new TransferCall.All(a.account("dest"), a.flag("keep_alive"));
          case "burn" -> new TransferCall.Burn(a.rao("value"), a.flag("keep_alive"));
          case null, default -> null;
        });
  }

  private Optional<TypedCall> batch(CallArgs a) {
    return Optional.ofNullable(
        switch (a.name()) {
          case "batch" -> new BatchCall.UntilFailure(calls(a));
          case "batch_all" -> new BatchCall.AllOrNothing(calls(a));
          case "force_batch" -> new BatchCall.EachAlone(calls(a));
          case "if_else" -> new BatchCall.IfElse(inner(a.get("main")), inner(a.get("fallback")));
          case null, default -> null;
        });
  }

  private List<TypedCall> calls(CallArgs a) {
    return a.get("calls").items().stream().map(this::inner).toList();
  }

  private Optional<TypedCall> proxy(CallArgs a) {
    return Optional.ofNullable(
        switch (a.name()) {
          case "proxy" ->
              a.get("force_proxy_type")
                  .asOption()
                  .<TypedCall>map(
                      type ->
                          new ProxyCall.ForBy(a.account("real"), kind(type), inner(a.get("call"))))
                  .orElseGet(() -> new ProxyCall.For(a.account("real"), inner(a.get("call"))));
          case "add_proxy" ->
              new ProxyCall.Add(
                  a.account("delegate"), kind(a.get("proxy_type")), a.number("delay"));
          case "remove_proxy" ->
              new ProxyCall.Remove(
                  a.account("delegate"), kind(a.get("proxy_type")), a.number("delay"));
          case "remove_proxies" -> new ProxyCall.RemoveAll();
          case "create_pure" ->
              new ProxyCall.CreatePure(
                  kind(a.get("proxy_type")), a.number("delay"), a.number("index"));
          case "kill_pure" ->
              new ProxyCall.KillPure(
                  a.account("spawner"),
                  kind(a.get("proxy_type")),
                  a.number("index"),
                  a.get("height").asLong(),
                  a.number("ext_index"));
          case "announce" ->
              new ProxyCall.Announce(a.account("real"), a.get("call_hash").asByteString());
          case "remove_announcement" ->
              new ProxyCall.RemoveAnnouncement(
                  a.account("real"), a.get("call_hash").asByteString());
          case "reject_announcement" ->
              new ProxyCall.RejectAnnouncement(
                  a.account("delegate"), a.get("call_hash").asByteString());
          case "proxy_announced" -> announcedProxy(a);
          case "set_real_pays_fee" ->
              new ProxyCall.RealPaysFee(a.account("delegate"), a.flag("pays_fee"));
          case null, default -> null;
        });
  }

  private TypedCall announcedProxy(CallArgs a) {
    if (a.get("force_proxy_type").asOption().isPresent()) {
      throw new Inexpressible("a forced kind: Announced leaves it to the chain");
    }
    return new ProxyCall.Announced(a.account("delegate"), a.account("real"), inner(a.get("call")));
  }

  private static ProxyType kind(Value type) {
    for (ProxyType each : ProxyType.values()) {
      if (each.variant().equals(type.variant())) {
        return each;
      }
    }
    throw new Inexpressible("proxy type " + type.variant());
  }

  private Optional<TypedCall> multisig(CallArgs a) {
    if (!a.has("other_signatories") || a.name().equals("poke_deposit")) {
      return Optional.empty();
    }
    List<AccountId> others =
        a.get("other_signatories").items().stream().map(Value::asAccountId).toList();
    if (!others.equals(others.stream().sorted().toList())) {
      throw new Inexpressible("signatories out of order: a Multisig sorts them");
    }
    List<AccountId> all = new ArrayList<>(others);
    all.add(signer);
    boolean alone = a.name().equals("as_multi_threshold_1");
    Multisig multisig = new Multisig(all, alone ? 1 : a.number("threshold"));
    if (alone) {
      return Optional.of(new MultisigCall.Alone(multisig, signer, inner(a.get("call"))));
    }
    if (a.name().equals("cancel_as_multi")) {
      return Optional.of(
          new MultisigCall.Cancel(
              multisig, signer, point(a.get("timepoint")), a.get("call_hash").asByteString()));
    }
    Value weight = a.get("max_weight");
    var most =
        new MultisigCall.Weight(
            weight.field("ref_time").asLong(), weight.field("proof_size").asLong());
    Optional<MultisigCall.Timepoint> opened = a.get("maybe_timepoint").asOption().map(Typed::point);
    if (a.name().equals("as_multi")) {
      TypedCall inside = inner(a.get("call"));
      return Optional.of(
          opened.isPresent()
              ? new MultisigCall.Execute(multisig, signer, opened.get(), inside, most)
              : new MultisigCall.Open(multisig, signer, inside, most));
    }
    var hash = a.get("call_hash").asByteString();
    return Optional.of(
        opened.isPresent()
            ? new MultisigCall.Approve(multisig, signer, opened.get(), hash, most)
            : new MultisigCall.OpenByHash(multisig, signer, hash, most));
  }

  private static MultisigCall.Timepoint point(Value point) {
    return new MultisigCall.Timepoint(point.field("height").asLong(), point.field("index").asInt());
  }

  private static Optional<TypedCall> commitment(CallArgs a) {
    return a.name().equals("set_commitment")
        ? Optional.of(
            new SetCommitment(
                a.netUid(),
                a.get("info").field("fields").items().stream().map(CommitmentField::of).toList()))
        : Optional.empty();
  }

  private static Optional<TypedCall> shield(CallArgs a) {
    return Optional.ofNullable(
        switch (a.name()) {
          case "submit_encrypted" -> new ShieldCall.Submit(a.get("ciphertext").asByteString());
          case "store_encrypted" -> new ShieldCall.Store(a.get("encrypted_call").asByteString());
          case null, default -> null;
        });
  }
}
