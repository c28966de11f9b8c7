// polkadot.js as a stranger to the subnet.
//   node subnet.mjs register ENDPOINT NETUID          makes a hotkey, registers it with //Charlie's money, prints its address
//   node subnet.mjs weights ENDPOINT NETUID UID       prints the weights of validator UID, one "uid weight" a line
import { ApiPromise, Keyring, WsProvider } from '@polkadot/api';
import { randomAsU8a } from '@polkadot/util-crypto';

const [what, endpoint, netuid, uid] = process.argv.slice(2);
const api = await ApiPromise.create({ provider: new WsProvider(endpoint, 500), throwOnConnect: true, noInitWarn: true });

function finalized(tx, signer) {
  return new Promise((resolve, reject) => {
    tx.signAndSend(signer, (result) => {
      if (result.dispatchError) {
        const error = result.dispatchError;
        reject(new Error(error.isModule ? api.registry.findMetaError(error.asModule).name : error.toString()));
      } else if (result.status.isFinalized) {
        resolve(result.events);
      } else if (result.isError) {
        reject(new Error(`ended as ${result.status.type}`));
      }
    }).catch(reject);
  });
}

if (what === 'register') {
  const keyring = new Keyring({ type: 'sr25519', ss58Format: 42 });
  const hotkey = keyring.addFromSeed(randomAsU8a(32));
  const events = await finalized(
    api.tx.subtensorModule.registerLimit(netuid, hotkey.address, 1_000_000_000n),
    keyring.addFromUri('//Charlie'),
  );
  if (!events.some(({ event }) => api.events.subtensorModule.NeuronRegistered.is(event))) {
    throw new Error('no NeuronRegistered event');
  }
  console.log(`HOTKEY ${hotkey.address}`);
} else {
  const row = await api.query.subtensorModule.weights(netuid, uid);
  for (const [miner, weight] of row.toJSON()) {
    console.log(`WEIGHT ${miner} ${weight}`);
  }
}
await api.disconnect();
process.exit(0);
