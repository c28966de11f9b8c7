package xyz.infinitehash.devnet.pallet.subtensor.subnet;

import static xyz.infinitehash.devnet.pallet.subtensor.store.Store.value;

import java.util.List;
import xyz.infinitehash.devnet.pallet.subtensor.store.Store;
import xyz.infinitehash.devnet.state.PalletStorage;
import xyz.infinitehash.substrate.value.Value;

/** Everything SubtensorModule keeps about one subnet, to be cleared when it ends. */
record SubnetTraces(Store store, int netuid) {
  /** Under the netuid alone. */
  private static final List<String> SINGLE =
      List.of(
          """
          SubnetOwner SubnetworkN NetworksAdded NetworkRegisteredAt Active Emission Consensus
          Dividends ValidatorPermit ValidatorTrust Tempo Kappa Difficulty MaxAllowedUids
          ImmunityPeriod ActivityCutoff ActivityCutoffFactorMilli LastEpochBlock PendingEpochAt
          SubnetEpochIndex MinAllowedWeights RegistrationsThisInterval POWRegistrationsThisInterval
          BurnRegistrationsThisInterval SubnetAlphaInEmission SubnetAlphaOutEmission
          SubnetTaoInEmission SubnetVolume SubnetMovingPrice SubnetTaoFlow SubnetEmaTaoFlow
          SubnetProtocolFlow SubnetEmaProtocolFlow SubnetExcessTao SubnetRootSellTao TokenSymbol
          SubnetMechanism SubnetOwnerHotkey NetworkRegistrationAllowed
          NetworkPowRegistrationAllowed TransferToggle SubnetLocked LargestLocked
          FirstEmissionBlockNumber PendingValidatorEmission PendingServerEmission
          PendingRootAlphaDivs PendingOwnerCut MinerBurned BlocksSinceLastStep
          LastMechansimStepBlock LastAdjustmentBlock ServingRateLimit Rho AlphaSigmoidSteepness
          MaxAllowedValidators BondsMovingAverage BondsPenalty BondsResetOn WeightsSetRateLimit
          ValidatorPruneLen ScalingLawPower TargetRegistrationsPerInterval
          CommitRevealWeightsEnabled BurnHalfLife BurnIncreaseMult Burn MinBurn MaxBurn
          MinDifficulty MaxDifficulty RegistrationsThisBlock EMAPriceHalvingBlocks
          RAORecycledForRegistration MaxRegistrationsPerBlock WeightsVersionKey LiquidAlphaOn
          Yuma3On AlphaValues SubtokenEnabled OwnerCutAutoLockEnabled ImmuneOwnerUidsLimit
          StakeWeight LoadedEmission RevealPeriodEpochs MechanismCountCurrent
          MechanismEmissionSplit
          """
              .strip()
              .split("\\s+"));

  /** Under the netuid first. */
  private static final List<String> FIRST =
      List.of(
          "Uids",
          "Keys",
          "BlockAtRegistration",
          "Axons",
          "NeuronCertificates",
          "Prometheus",
          "AlphaDividendsPerSubnet",
          "PendingChildKeys",
          "AssociatedEvmAddress",
          "LastHotkeySwapOnNetuid");

  /** Under the netuid second. */
  private static final List<String> SECOND =
      List.of(
          "ChildkeyTake",
          "ChildKeys",
          "ParentKeys",
          "LastHotkeyEmissionOnNetuid",
          "TotalHotkeyAlphaLastEpoch",
          "TransactionKeyLastBlock");

  void clear() {
    Value net = value(netuid);
    PalletStorage items = store.items();
    items.entries("Keys", net).forEach(key -> store.remove("IsNetworkMember", key.value(), net));
    clearMechanisms();
    store.add("TotalNetworks", -1);
    SINGLE.forEach(item -> store.remove(item, net));
    FIRST.forEach(item -> items.clear(item, net));
    for (String item : SECOND) {
      items.entries(item).stream()
          .filter(entry -> entry.keys().get(1).equals(net))
          .forEach(entry -> store.remove(item, entry.keys().toArray(Value[]::new)));
    }
    if (store.exists("SubnetIdentitiesV3", net)) {
      store.remove("SubnetIdentitiesV3", net);
      store.event("SubnetIdentityRemoved", net);
    }
  }

  private void clearMechanisms() {
    long count = store.number("MechanismCountCurrent", value(netuid));
    for (int mechanism = 0; mechanism < count; mechanism++) {
      Value index = value(netuid + Store.MECHANISM_STEP * mechanism);
      store.remove("LastUpdate", index);
      store.remove("Incentive", index);
      for (String item : List.of("WeightCommits", "TimelockedWeightCommits", "Bonds", "Weights")) {
        store.items().clear(item, index);
      }
    }
  }
}
