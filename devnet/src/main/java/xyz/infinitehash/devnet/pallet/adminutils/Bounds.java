package xyz.infinitehash.devnet.pallet.adminutils;

import static xyz.infinitehash.devnet.pallet.subtensor.store.Store.value;

import java.math.BigInteger;
import xyz.infinitehash.devnet.pallet.DispatchFault;
import xyz.infinitehash.devnet.pallet.subtensor.store.Store;
import xyz.infinitehash.substrate.value.Value;

/** What a new value of a parameter must keep to. */
final class Bounds {
  private static final int MOST_UIDS = 256;
  private static final int MOST_IMMUNE_OWNER_UIDS = 10;
  private static final int MOST_BURN_HALF_LIFE = 36_100;
  private static final long MIN_BURN_BELOW = 1_000_000_000;
  private static final long MAX_BURN_ABOVE = 100_000_000;
  private static final long OWNER_MOVING_AVERAGE = 975_000;
  private static final long MOST_REVEAL_EPOCHS = 100;
  private static final int MOST_MECHANISMS = 8;
  private static final BigInteger ONE = BigInteger.ONE.shiftLeft(64);

  private final Store store;
  private final Value net;

  Bounds(Store store, Value net) {
    this.store = store;
    this.net = net;
  }

  void check(String call, Value wanted, boolean byOwner) {
    switch (call) {
      case "sudo_set_max_allowed_uids" -> maxUids(wanted.asInt());
      case "sudo_set_min_allowed_uids" -> {
        ensure(
            wanted.asInt() < number("MaxAllowedUids"), "MinAllowedUidsGreaterThanMaxAllowedUids");
        ensure(wanted.asInt() < number("SubnetworkN"), "MinAllowedUidsGreaterThanCurrentUids");
      }
      case "sudo_set_activity_cutoff" ->
          Store.ensure(wanted.asInt() >= store.number("MinActivityCutoff"), "ActivityCutoffTooLow");
      case "sudo_set_min_burn" -> {
        BigInteger burn = wanted.asBigInteger();
        ensure(below(burn, MIN_BURN_BELOW) && below(burn, number("MaxBurn")), "ValueNotInBounds");
      }
      case "sudo_set_max_burn" -> {
        BigInteger burn = wanted.asBigInteger();
        ensure(
            !below(burn, MAX_BURN_ABOVE + 1) && !below(burn, number("MinBurn") + 1),
            "ValueNotInBounds");
      }
      case "sudo_set_max_allowed_validators" ->
          ensure(wanted.asInt() <= number("MaxAllowedUids"), "MaxValidatorsLargerThanMaxUIds");
      case "sudo_set_min_childkey_take_per_subnet" ->
          ensure(
              wanted.asInt() >= store.number("MinChildkeyTake")
                  && wanted.asInt() <= store.number("MaxChildkeyTake"),
              "InvalidValue");
      case "sudo_set_commit_reveal_weights_interval" -> {
        BigInteger epochs = wanted.asBigInteger();
        Store.ensure(below(epochs, MOST_REVEAL_EPOCHS + 1), "RevealPeriodTooLarge");
        Store.ensure(epochs.signum() > 0, "RevealPeriodTooSmall");
      }
      case "sudo_set_alpha_sigmoid_steepness" ->
          ensure(!byOwner || wanted.asInt() >= 0, "NegativeSigmoidSteepness");
      case "sudo_set_owner_immune_neuron_limit" ->
          Store.ensure(
              wanted.asInt() >= 1 && wanted.asInt() <= MOST_IMMUNE_OWNER_UIDS, "InvalidValue");
      case "sudo_set_burn_half_life" -> {
        notRoot();
        ensure(wanted.asInt() > 0 && wanted.asInt() <= MOST_BURN_HALF_LIFE, "InvalidValue");
      }
      case "sudo_set_burn_increase_mult" -> {
        notRoot();
        BigInteger factor = wanted.field("bits").asBigInteger();
        ensure(
            factor.compareTo(ONE) >= 0
                && factor.compareTo(ONE.multiply(BigInteger.valueOf(3))) <= 0,
            "InvalidValue");
      }
      case "sudo_set_owner_cut_enabled", "sudo_set_owner_cut_auto_lock_enabled" -> notRoot();
      case "sudo_set_max_mechanism_count" ->
          Store.ensure(wanted.asInt() > 0 && wanted.asInt() <= MOST_MECHANISMS, "InvalidValue");
      case "sudo_set_max_epochs_per_block" -> ensure(wanted.asInt() >= 1, "ValueNotInBounds");
      default -> {}
    }
  }

  /** Asked of an owner before it is asked whether the subnet exists. */
  void checkEarly(String call, Value wanted, boolean byOwner) {
    if (byOwner && call.equals("sudo_set_bonds_moving_average")) {
      ensure(
          below(wanted.asBigInteger(), OWNER_MOVING_AVERAGE + 1), "BondsMovingAverageMaxReached");
    }
  }

  private void maxUids(int wanted) {
    ensure(wanted >= number("MinAllowedUids"), "MaxAllowedUidsLessThanMinAllowedUids");
    ensure(number("SubnetworkN") <= wanted, "MaxAllowedUIdsLessThanCurrentUIds");
    ensure(wanted <= MOST_UIDS, "MaxAllowedUidsGreaterThanDefaultMaxAllowedUids");
    fitMechanisms(wanted, (int) number("MechanismCountCurrent"));
  }

  /** All mechanisms together have so many uids at most. */
  void fitMechanisms(long uids, int mechanisms) {
    Store.ensure(uids * mechanisms <= MOST_UIDS, "TooManyUIDsPerMechanism");
  }

  private void notRoot() {
    ensure(!net.equals(value(Store.ROOT)), "NotPermittedOnRootSubnet");
  }

  private long number(String item) {
    return store.number(item, net);
  }

  private static boolean below(BigInteger number, long limit) {
    return number.compareTo(BigInteger.valueOf(limit)) < 0;
  }

  static void ensure(boolean condition, String error) {
    if (!condition) {
      throw DispatchFault.module(AdminUtilsPallet.NAME, error);
    }
  }
}
