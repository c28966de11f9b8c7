package xyz.infinitehash.devnet.api.subtensor;

import java.util.List;

/** The fields of each answer about a subnet, in the runtime's order. */
final class SubnetFields {
  /** The metagraph; the place of a field is its index in the selective one. */
  static final List<String> METAGRAPH =
      words(
          """
          netuid name symbol identity network_registered_at owner_hotkey owner_coldkey block tempo
          last_step blocks_since_last_step subnet_emission alpha_in alpha_out tao_in
          alpha_out_emission alpha_in_emission tao_in_emission pending_alpha_emission
          pending_root_emission subnet_volume moving_price rho kappa min_allowed_weights
          max_weights_limit weights_version weights_rate_limit activity_cutoff max_validators
          num_uids max_uids burn difficulty registration_allowed pow_registration_allowed
          immunity_period min_difficulty max_difficulty min_burn max_burn adjustment_alpha
          adjustment_interval target_regs_per_interval max_regs_per_block serving_rate_limit
          commit_reveal_weights_enabled commit_reveal_period liquid_alpha_enabled alpha_high
          alpha_low bonds_moving_avg hotkeys coldkeys identities axons active validator_permit
          pruning_score last_update emission dividends incentives consensus trust rank
          block_at_registration alpha_stake tao_stake total_stake tao_dividends_per_hotkey
          alpha_dividends_per_hotkey
          """);

  /** What the selective metagraph has beyond. */
  static final List<String> SELECTIVE_ONLY = List.of("validators", "commitments");

  static final List<String> DYNAMIC =
      words(
          """
          netuid owner_hotkey owner_coldkey subnet_name token_symbol tempo last_step
          blocks_since_last_step emission alpha_in alpha_out tao_in alpha_out_emission
          alpha_in_emission tao_in_emission pending_alpha_emission pending_root_emission
          subnet_volume network_registered_at subnet_identity moving_price
          """);

  /** What was told of a subnet before there was dynamic info; the emission is not told any more. */
  static final List<String> INFO =
      words(
          """
          netuid rho kappa difficulty immunity_period max_allowed_validators min_allowed_weights
          max_weights_limit scaling_law_power subnetwork_n max_allowed_uids
          blocks_since_last_step tempo network_modality network_connect emission_values burn owner
          """);

  static final List<String> INFO_2 =
      words(
          """
          netuid rho kappa difficulty immunity_period max_allowed_validators min_allowed_weights
          max_weights_limit scaling_law_power subnetwork_n max_allowed_uids
          blocks_since_last_step tempo network_modality network_connect emission_value burn owner
          identity
          """);

  static final List<String> HYPERPARAMS =
      words(
          """
          rho kappa immunity_period min_allowed_weights max_weights_limit tempo min_difficulty
          max_difficulty weights_version weights_rate_limit adjustment_interval activity_cutoff
          registration_allowed target_regs_per_interval min_burn max_burn bonds_moving_avg
          max_regs_per_block serving_rate_limit max_validators adjustment_alpha difficulty
          commit_reveal_period commit_reveal_weights_enabled alpha_high alpha_low
          liquid_alpha_enabled
          """);

  static final List<String> HYPERPARAMS_2_ONLY =
      words(
          """
          alpha_sigmoid_steepness yuma_version subnet_is_active transfers_enabled
          bonds_reset_enabled user_liquidity_enabled
          """);

  /** Names of the third form, each with the variant of its value. */
  static final List<String> HYPERPARAMS_3 =
      words(
          """
          kappa:U16 immunity_period:U16 min_allowed_weights:U16 max_weights_limit:U16 tempo:U16
          weights_version:U64 weights_rate_limit:U64 activity_cutoff:U64
          activity_cutoff_factor:U32 registration_allowed:Bool target_regs_per_interval:U16
          min_burn:TaoBalance max_burn:TaoBalance burn_half_life:U16 burn_increase_mult:U64F64
          bonds_moving_avg:U64 max_regs_per_block:U16 serving_rate_limit:U64 max_validators:U16
          commit_reveal_period:U64 commit_reveal_weights_enabled:Bool alpha_high:U16
          alpha_low:U16 liquid_alpha_enabled:Bool alpha_sigmoid_steepness:I32F32
          yuma_version:U16 subnet_is_active:Bool transfers_enabled:Bool
          bonds_reset_enabled:Bool user_liquidity_enabled:Bool owner_cut_enabled:Bool
          owner_cut_auto_lock_enabled:Bool min_childkey_take:U16
          """);

  static final List<String> STATE =
      words(
          """
          netuid hotkeys coldkeys active validator_permit pruning_score last_update emission
          dividends incentives consensus trust rank block_at_registration alpha_stake tao_stake
          total_stake emission_history
          """);

  private SubnetFields() {}

  private static List<String> words(String text) {
    return List.of(text.strip().split("\\s+"));
  }
}
