package xyz.infinitehash.devnet.pallet.subtensor.store;

import static xyz.infinitehash.devnet.pallet.subtensor.store.Store.value;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.devnet.state.PalletStorage;
import xyz.infinitehash.substrate.value.Value;

/** What every part asks of subnets: which there are, who sits where, who owns what. */
public final class SubnetFacts {
  private static final byte[] ACCOUNT_PREFIX = "modlsubtensr".getBytes(StandardCharsets.US_ASCII);

  private final Store store;

  /** On a store. */
  public SubnetFacts(Store store) {
    this.store = store;
  }

  /** All subnets, root included, ascending. */
  public List<Integer> all() {
    return store.items().entries("NetworksAdded").stream()
        .filter(entry -> entry.value().asBool())
        .map(entry -> entry.keys().getFirst().asInt())
        .sorted(Comparator.naturalOrder())
        .toList();
  }

  /** All subnets but root, ascending. */
  public List<Integer> allButRoot() {
    return all().stream().filter(netuid -> netuid != Store.ROOT).toList();
  }

  /** Whether the subnet exists. */
  public boolean exists(int netuid) {
    return store.flag("NetworksAdded", value(netuid));
  }

  /** Neurons on the subnet. */
  public int size(int netuid) {
    return (int) store.number("SubnetworkN", value(netuid));
  }

  /** Mechanisms of the subnet. */
  public int mechanisms(int netuid) {
    return (int) store.number("MechanismCountCurrent", value(netuid));
  }

  /** The uid of a hotkey. */
  public OptionalInt uid(int netuid, AccountId hotkey) {
    Optional<Value> uid = store.find("Uids", value(netuid), value(hotkey));
    return uid.isPresent() ? OptionalInt.of(uid.get().asInt()) : OptionalInt.empty();
  }

  /** The hotkey at a uid. */
  public Optional<AccountId> hotkey(int netuid, int uid) {
    PalletStorage items = store.items();
    return items.exists("Keys", value(netuid), value(uid))
        ? items.find("Keys", value(netuid), value(uid)).map(Value::asAccountId)
        : Optional.empty();
  }

  /** The coldkey of a hotkey; the account of zeros when it has none. */
  public AccountId coldkey(AccountId hotkey) {
    return store.account("Owner", value(hotkey));
  }

  /** Whether anybody has made this hotkey. */
  public boolean hotkeyExists(AccountId hotkey) {
    return store.exists("Owner", value(hotkey));
  }

  /** Whether the coldkey owns the hotkey. */
  public boolean owns(AccountId coldkey, AccountId hotkey) {
    return hotkeyExists(hotkey) && coldkey(hotkey).equals(coldkey);
  }

  /** The uid of the subnet owner's own hotkey. */
  public OptionalInt ownerUid(int netuid) {
    return store.exists("SubnetOwnerHotkey", value(netuid))
        ? uid(netuid, store.account("SubnetOwnerHotkey", value(netuid)))
        : OptionalInt.empty();
  }

  /** The hotkeys of the subnet owner's coldkey that hold a uid, the newest registration first. */
  public List<Seat> ownerSeats(int netuid) {
    return store.row("OwnedHotkeys", value(store.account("SubnetOwner", value(netuid)))).stream()
        .map(Value::asAccountId)
        .filter(hotkey -> uid(netuid, hotkey).isPresent())
        .map(hotkey -> seat(netuid, hotkey))
        .toList();
  }

  /** A hotkey with its uid and the block of its registration. */
  public record Seat(AccountId hotkey, int uid, long registered) {}

  /** Where a registered hotkey sits. */
  public Seat seat(int netuid, AccountId hotkey) {
    int uid = uid(netuid, hotkey).orElseThrow();
    return new Seat(hotkey, uid, store.number("BlockAtRegistration", value(netuid), value(uid)));
  }

  /** The account that holds the subnet's TAO. */
  public static AccountId account(int netuid) {
    byte[] id = new byte[32];
    System.arraycopy(ACCOUNT_PREFIX, 0, id, 0, ACCOUNT_PREFIX.length);
    id[ACCOUNT_PREFIX.length] = (byte) netuid;
    id[ACCOUNT_PREFIX.length + 1] = (byte) (netuid >> 8);
    return AccountId.of(id);
  }

  /** Whether an account is the account of an existing subnet. */
  public boolean isSubnetAccount(AccountId account) {
    return all().stream().anyMatch(netuid -> account(netuid).equals(account));
  }
}
