package xyz.infinitehash.devnet.pallet.subtensor;

import static xyz.infinitehash.devnet.pallet.subtensor.store.Store.value;

import java.nio.charset.StandardCharsets;
import xyz.infinitehash.devnet.pallet.balances.Balances;
import xyz.infinitehash.devnet.pallet.subtensor.SubtensorGenesis.Neuron;
import xyz.infinitehash.devnet.pallet.subtensor.SubtensorGenesis.Subnet;
import xyz.infinitehash.devnet.pallet.subtensor.fixed.Unsigned;
import xyz.infinitehash.devnet.pallet.subtensor.neuron.Neurons;
import xyz.infinitehash.devnet.pallet.subtensor.pool.TaoMoves;
import xyz.infinitehash.devnet.pallet.subtensor.registration.Registration;
import xyz.infinitehash.devnet.pallet.subtensor.stake.Stakes;
import xyz.infinitehash.devnet.pallet.subtensor.store.Store;
import xyz.infinitehash.devnet.pallet.subtensor.store.SubnetFacts;
import xyz.infinitehash.devnet.pallet.subtensor.subnet.Subnets;
import xyz.infinitehash.substrate.value.Value;

/** Writes the genesis state of the pallet. */
final class GenesisWriter {
  private static final int ROOT_SEATS = 64;
  private static final int ROOT_TEMPO = 100;

  private final Store store;

  GenesisWriter(Store store) {
    this.store = store;
  }

  void write(SubtensorGenesis genesis) {
    root();
    genesis.parameters().forEach((item, value) -> store.put(item, value));
    genesis.subnets().forEach(this::subnet);
    store.put("TotalIssuance", Value.of(store.block().state().of("Balances").big("TotalIssuance")));
  }

  private void root() {
    Value root = value(Store.ROOT);
    store.put("NetworksAdded", Value.of(true), root);
    store.add("TotalNetworks", 1);
    store.put("SubnetworkN", 0, root);
    store.put("MaxAllowedUids", ROOT_SEATS, root);
    store.put("MaxAllowedValidators", ROOT_SEATS, root);
    store.put("MinAllowedWeights", 0, root);
    store.put("Tempo", ROOT_TEMPO, root);
    store.put("NetworkRegistrationAllowed", Value.of(true), root);
    store.put("TargetRegistrationsPerInterval", 1, root);
    store.put("TokenSymbol", Value.of("\u03a4".getBytes(StandardCharsets.UTF_8)), root);
  }

  private void subnet(Subnet subnet) {
    Value net = value(subnet.netuid());
    Subnets subnets = new Subnets(store);
    subnets.initialize(subnet.netuid(), subnet.tempo());
    new Registration(store).associate(subnet.ownerColdkey(), subnet.ownerHotkey());
    new Neurons(store).append(subnet.netuid(), subnet.ownerHotkey());
    subnets.fill(
        subnet.netuid(),
        subnet.ownerColdkey(),
        subnet.ownerHotkey(),
        subnet.tao(),
        Unsigned.u64f64(1));
    store.put("FirstEmissionBlockNumber", 1, net);
    store.put("SubtokenEnabled", Value.of(true), net);
    Balances balances = new Balances(store.block());
    balances.issue(subnet.tao());
    balances.increase(SubnetFacts.account(subnet.netuid()), subnet.tao());
    subnet.neurons().forEach(neuron -> neuron(subnet.netuid(), neuron));
    subnet.parameters().forEach((item, value) -> store.put(item, value, net));
  }

  private void neuron(int netuid, Neuron neuron) {
    new Registration(store).associate(neuron.coldkey(), neuron.hotkey());
    int uid = new Neurons(store).append(netuid, neuron.hotkey());
    store.setAt("ValidatorPermit", uid, Value.of(neuron.validator()), value(netuid));
    if (neuron.alpha() > 0) {
      new Stakes(store).grow(neuron.hotkey(), neuron.coldkey(), netuid, neuron.alpha());
      store.add("SubnetAlphaOut", neuron.alpha(), value(netuid));
      new TaoMoves(store).mintAlpha(netuid, neuron.alpha());
    }
  }
}
