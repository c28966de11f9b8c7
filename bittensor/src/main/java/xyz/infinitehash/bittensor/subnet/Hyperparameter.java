package xyz.infinitehash.bittensor.subnet;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import xyz.infinitehash.substrate.metadata.Field;
import xyz.infinitehash.substrate.metadata.Metadata;
import xyz.infinitehash.substrate.metadata.MetadataException;

/**
 * Parameters of a subnet that its owner may set, each with a call of its own in the chain's {@code
 * AdminUtils}. Most of them once in {@code OwnerHyperparamRateLimit} epochs, and none shortly
 * before an epoch. Named as the chain names them.
 */
public enum Hyperparameter {
  /** Blocks between two axons of a hotkey. */
  SERVING_RATE_LIMIT,
  /** Unused since registration has a price. */
  MAX_DIFFICULTY,
  /** Version that validators' software must have at least. */
  WEIGHTS_VERSION_KEY,
  /** Unused since registration has a price. */
  ADJUSTMENT_ALPHA,
  /** Blocks after its registration in which a neuron is not replaced. */
  IMMUNITY_PERIOD,
  /** Uids that weights must name at least. */
  MIN_ALLOWED_WEIGHTS,
  /** Slots. */
  MAX_ALLOWED_UIDS,
  /** Steepness of trust, in the old consensus. */
  RHO,
  /** Blocks without weights until a validator does not count. */
  ACTIVITY_CUTOFF,
  /** Least price of a slot, rao. */
  MIN_BURN,
  /** Highest price of a slot, rao. */
  MAX_BURN,
  /** How much of the old bonds stays at an epoch, of 1,000,000. */
  BONDS_MOVING_AVERAGE,
  /** How much bonds follow consensus, of 65,535. */
  BONDS_PENALTY,
  /** Whether weights are committed first. */
  COMMIT_REVEAL_WEIGHTS_ENABLED,
  /** Whether bonds follow consensus at their own speed. */
  LIQUID_ALPHA_ENABLED,
  /** Epochs between commit and reveal, 1 to 100. */
  COMMIT_REVEAL_WEIGHTS_INTERVAL,
  /** Whether stake may go to another coldkey. */
  TOGGLE_TRANSFER,
  /** What becomes of what owners' hotkeys would earn as miners: Burn or Recycle. */
  RECYCLE_OR_BURN,
  /** The owner's hotkey. */
  SUBNET_OWNER_HOTKEY,
  /** The owner's hotkey, by its newer call. */
  SN_OWNER_HOTKEY,
  /** Steepness of liquid alpha. */
  ALPHA_SIGMOID_STEEPNESS,
  /** Whether the newer consensus counts. */
  YUMA3_ENABLED,
  /** Whether a commitment may reset bonds. */
  BONDS_RESET_ENABLED,
  /** Hotkeys of the owner that are never replaced. */
  OWNER_IMMUNE_NEURON_LIMIT,
  /** Weight tables. */
  MECHANISM_COUNT,
  /** Shares of the mechanisms in what miners earn, of 65,535. */
  MECHANISM_EMISSION_SPLIT,
  /** Slots, taking away the worst neurons above them. */
  TRIM_TO_MAX_ALLOWED_UIDS("sudo_trim_to_max_allowed_uids"),
  /** Blocks in which the price of a slot halves. */
  BURN_HALF_LIFE,
  /** Factor of the price at each registration, fixed point of 64 bits. */
  BURN_INCREASE_MULT,
  /** Whether the owner gets its cut. */
  OWNER_CUT_ENABLED,
  /** Whether the owner's cut is locked at once. */
  OWNER_CUT_AUTO_LOCK_ENABLED;

  private final String call;

  Hyperparameter() {
    this.call = "sudo_set_" + name().toLowerCase(Locale.ROOT);
  }

  Hyperparameter(String call) {
    this.call = call;
  }

  /** Name of its call in {@code AdminUtils}. */
  public String callName() {
    return call;
  }

  /** By its name in lower case with dashes or underscores: {@code immunity-period}. */
  public static Optional<Hyperparameter> named(String name) {
    return Arrays.stream(values())
        .filter(each -> each.name().equalsIgnoreCase(name.replace('-', '_')))
        .findFirst();
  }

  /**
   * Name and type of its value in this runtime.
   *
   * @throws MetadataException when the runtime has no such call
   */
  public Field argument(Metadata metadata) {
    List<Field> fields =
        metadata
            .call("AdminUtils", call)
            .orElseThrow(() -> new MetadataException("no call AdminUtils." + call))
            .fields();
    return fields.getLast();
  }
}
