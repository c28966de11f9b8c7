package xyz.infinitehash.bittensor;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.substrate.chain.ChainAt;
import xyz.infinitehash.substrate.value.Value;

/** Balances and prices at one block. */
final class BlockReads implements SpendReads {
  private static final String SUBTENSOR = "SubtensorModule";
  private static final BigInteger ONE_ALPHA = BigInteger.valueOf(1_000_000_000);
  private static final long ERA = 128; // blocks a signed call may wait, at most

  private final ChainAt at;
  private final Map<Value, BigInteger> prices = new HashMap<>();

  BlockReads(ChainAt at) {
    this.at = at;
  }

  @Override
  public Rao free(AccountId account) {
    return Rao.of(at.value("System", "Account", Value.of(account)).field("data").field("free"));
  }

  @Override
  public Rao slotPrice(Value netUid) {
    return Rao.of(at.value(SUBTENSOR, "Burn", netUid));
  }

  @Override
  public Rao highestSlotPrice(Value netUid) {
    Rao bound = Rao.of(at.value(SUBTENSOR, "MaxBurn", netUid));
    Rao price = slotPrice(netUid);
    return bound.isMoreThan(price) ? bound : price;
  }

  @Override
  public Rao subnetPrice() {
    return Rao.of(at.runtimeCall("SubnetRegistrationRuntimeApi", "get_network_registration_cost"));
  }

  @Override
  public Rao highestSubnetPrice() {
    Rao price = subnetPrice();
    return at.value(SUBTENSOR, "NetworkRateLimit").asLong() > ERA
        ? price
        : Spending.sum(price, price);
  }

  @Override
  public Optional<Rao> constant(String pallet, String name) {
    return at.metadata()
        .findPallet(pallet)
        .flatMap(p -> p.constant(name))
        .map(c -> Rao.of(at.runtime().values().decode(c.type(), c.value().bytes())));
  }

  @Override
  public Rao worth(Value netUid, BigInteger alpha) {
    BigInteger rao = alpha.multiply(prices.computeIfAbsent(netUid, this::price));
    return Spending.rao(rao.add(ONE_ALPHA).subtract(BigInteger.ONE).divide(ONE_ALPHA));
  }

  private BigInteger price(Value netUid) {
    return at.runtimeCall("SwapRuntimeApi", "current_alpha_price", netUid).asBigInteger();
  }

  @Override
  public Rao worth(AccountId coldkey, Predicate<Staked> which) {
    return at
        .runtimeCall("StakeInfoRuntimeApi", "get_stake_info_for_coldkey", Value.of(coldkey))
        .items()
        .stream()
        .map(
            info ->
                new Staked(
                    info.field("hotkey"), info.field("netuid"), info.field("stake").asBigInteger()))
        .filter(which)
        .map(staked -> worth(staked.netUid(), staked.alpha()))
        .reduce(Rao.ZERO, Spending::sum);
  }
}
