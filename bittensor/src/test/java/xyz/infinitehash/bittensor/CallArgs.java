package xyz.infinitehash.bittensor;

import java.math.BigInteger;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import xyz.infinitehash.bittensor.children.Child;
import xyz.infinitehash.bittensor.serving.Endpoint;
import xyz.infinitehash.bittensor.weights.WeightVector;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.substrate.extrinsic.Call;
import xyz.infinitehash.substrate.value.Value;

/** The arguments of a call in this module's units. */
record CallArgs(Call of) {
  String name() {
    return of.name();
  }

  boolean has(String arg) {
    return of.args().containsKey(arg);
  }

  Value get(String arg) {
    return of.arg(arg);
  }

  Value struct() {
    return Value.struct(of.args());
  }

  AccountId account(String arg) {
    return get(arg).asAccountId();
  }

  AccountId hotkey() {
    return account("hotkey");
  }

  NetUid netUid() {
    return netUid("netuid");
  }

  NetUid netUid(String arg) {
    return new NetUid(number(arg));
  }

  int number(String arg) {
    return get(arg).asInt();
  }

  long key() {
    return get("version_key").asBigInteger().longValue();
  }

  boolean flag(String arg) {
    return get(arg).asBool();
  }

  Rao rao(String arg) {
    return Rao.of(get(arg));
  }

  Alpha alpha(String arg) {
    return Alpha.of(get(arg));
  }

  Rao limit() {
    return rao("limit_price");
  }

  boolean partial() {
    return flag("allow_partial");
  }

  long version() {
    return get("version").asLong();
  }

  WeightVector weights(String uidsArg, String valuesArg) {
    SortedMap<Uid, Integer> byUid = new TreeMap<>();
    List<Value> uids = get(uidsArg).items();
    if (uids.size() != get(valuesArg).items().size()) {
      throw new Typed.Inexpressible("lists of different length: a WeightVector cannot");
    }
    for (int i = 0; i < uids.size(); i++) {
      byUid.put(new Uid(uids.get(i).asInt()), get(valuesArg).item(i).asInt());
    }
    if (!List.copyOf(byUid.keySet()).stream().map(Uid::toValue).toList().equals(uids)) {
      throw new Typed.Inexpressible("uids out of order or twice: a WeightVector sorts them");
    }
    return new WeightVector(byUid);
  }

  Endpoint endpoint() {
    int type = number("ip_type");
    BigInteger ip = get("ip").asBigInteger();
    if ((type != 4 && type != 6) || (type == 4 && ip.bitLength() > 32)) {
      throw new Typed.Inexpressible("an address of version " + type);
    }
    if (has("placeholder1") && number("placeholder1") + number("placeholder2") > 0) {
      throw new Typed.Inexpressible("placeholders that mean nothing");
    }
    return Endpoint.of(ip, type, number("port"));
  }

  TreeSet<NetUid> subnets() {
    TreeSet<NetUid> sorted = new TreeSet<>();
    get("subnets").items().forEach(each -> sorted.add(new NetUid(each.asInt())));
    if (!sorted.stream().map(NetUid::toValue).toList().equals(get("subnets").items())) {
      throw new Typed.Inexpressible("subnets out of order");
    }
    return sorted;
  }

  List<Child> children() {
    return get("children").items().stream()
        .map(pair -> new Child(pair.item(1).asAccountId(), pair.item(0).asBigInteger().longValue()))
        .toList();
  }
}
