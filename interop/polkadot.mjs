// polkadot.js against a devnet: node polkadot.mjs ws://127.0.0.1:9944
// Prints a line PASS or FAIL a check and ends with code 0 when all passed.
// Alice must have money; blocks must come by themselves.
import { ApiPromise, HttpProvider, Keyring, WsProvider } from '@polkadot/api';
import { u8aToHex } from '@polkadot/util';

const endpoint = process.argv[2] ?? 'ws://127.0.0.1:9944';
const warnings = [];
for (const level of ['warn', 'error']) {
  const original = console[level];
  console[level] = (...args) => {
    warnings.push(args.map(String).join(' '));
    original.apply(console, args);
  };
}

let failed = 0;
function check(name, good, detail = '') {
  console.log(`${good ? 'PASS' : 'FAIL'} ${name}${detail ? `: ${detail}` : ''}`);
  failed += good ? 0 : 1;
}

/** Submits, follows to finalized, and answers the events of the extrinsic. */
function send(tx, signer, options = {}) {
  return new Promise((resolve, reject) => {
    const seen = [];
    tx.signAndSend(signer, options, (result) => {
      seen.push(result.status.type);
      if (result.status.isFinalized) {
        resolve({ seen, events: result.events, error: result.dispatchError, result });
      } else if (result.isError) {
        reject(new Error(`ended as ${result.status.type}`));
      }
    }).catch(reject);
  });
}

const provider = new WsProvider(endpoint, 500);
const api = await ApiPromise.create({ provider, throwOnConnect: true });
const keyring = new Keyring({ type: 'sr25519' });
const alice = keyring.addFromUri('//Alice');
const bob = keyring.addFromUri('//Bob');
const fresh = keyring.addFromUri(`//Fresh//${Date.now()}`);

check('connects', api.isConnected, `${await api.rpc.system.chain()}, spec ${api.runtimeVersion.specVersion}`);
check('decodes metadata', api.runtimeMetadata.asLatest.pallets.length > 6, `V${api.runtimeMetadata.version}`);
// polkadot.js says both of these of the live chain too: it does not know subtensor's own extensions
// (they carry nothing) nor methods outside its list.
const expected = [/Unknown signed extensions Sudo/, /RPC methods not decorated/];
const unexpected = warnings.filter((w) => !expected.some((e) => e.test(w)));
check('decodes metadata without a warning', unexpected.length === 0, unexpected.join(' | '));
check('knows the properties', api.registry.chainSS58 === 42 && api.registry.chainDecimals[0] === 9 && api.registry.chainTokens[0] === 'TAO');
check('knows the extensions', api.registry.signedExtensions.length === 13, api.registry.signedExtensions.join(' '));

const before = (await api.query.system.account(bob.address)).data.free.toBigInt();
const now = (await api.query.timestamp.now()).toNumber();
check('reads storage', before >= 0n && now > 0, `Bob has ${before}, it is ${new Date(now).toISOString()}`);
check('reads constants', api.consts.balances.existentialDeposit.toNumber() === 500 && api.consts.aura.slotDuration.toNumber() > 0);

const heads = [];
const unsubscribe = await api.rpc.chain.subscribeNewHeads((h) => heads.push(h.number.toNumber()));

const amount = 1_000_000_000n;
const transfer = api.tx.balances.transferKeepAlive(bob.address, amount);
const info = await transfer.paymentInfo(alice);
const sent = await send(transfer, alice);
const names = sent.events.map(({ event }) => `${event.section}.${event.method}`);
// With blocks this fast polkadot.js may forget InBlock: it fetches the events, and Finalized overtakes it.
check('transfer reaches finalized', sent.seen.at(-1) === 'Finalized', sent.seen.join(' '));
check('transfer tells its events', names.includes('balances.Transfer') && names.at(-1) === 'system.ExtrinsicSuccess', names.join(' '));
const after = (await api.query.system.account(bob.address)).data.free.toBigInt();
check('transfer moves the money', after - before === amount);
const paid = sent.events.find(({ event }) => event.method === 'TransactionFeePaid').event.data;
check('fee is the one foretold', paid[1].toBigInt() <= info.partialFee.toBigInt() && paid[1].toBigInt() > 0n, `${paid[1]} of ${info.partialFee}`);
const at = await api.at(sent.result.status.asFinalized);
check('reads at a block', (await at.query.system.events()).length >= sent.events.length);

const mortal = await send(api.tx.system.remarkWithEvent('0x1234'), alice, { era: 64, tip: 7n });
check('mortal extrinsic with a tip', mortal.events.some(({ event }) => event.method === 'Remarked'));

const failing = await send(api.tx.balances.transferKeepAlive(bob.address, 1_000_500_000_000_000n), alice);
check('failure is told by name', failing.error?.isToken && failing.error.asToken.type === 'FundsUnavailable', String(failing.error));

const batch = await send(
  api.tx.utility.batchAll([
    api.tx.balances.transferKeepAlive(fresh.address, amount),
    api.tx.balances.transferKeepAlive(bob.address, 5n),
  ]), alice);
const items = batch.events.map(({ event }) => event.method);
check('batch', items.includes('BatchCompleted') && items.filter((m) => m === 'Transfer').length === 2 && items.includes('NewAccount'), items.join(' '));

const refusal = await send(api.tx.balances.transferKeepAlive(bob.address, 1n), keyring.addFromUri('//Nobody//there'))
  .then(() => 'accepted', (e) => e.message);
check('refusal has the words of a node', refusal.includes('1010') && refusal.includes('Inability to pay some fees'), refusal);
const next = await api.rpc.system.accountNextIndex(alice.address);
const stale = await send(api.tx.system.remark('0x00'), alice, { nonce: next.toNumber() - 1 })
  .then(() => 'accepted', (e) => e.message);
check('old nonce is outdated', stale.includes('1010') && stale.includes('outdated'), stale);

const keys = await api.query.system.account.keys();
const entries = await api.query.system.account.entries();
check('pages over a map', keys.length === entries.length && keys.some((k) => u8aToHex(k.args[0]) === u8aToHex(bob.publicKey)), `${keys.length} accounts`);

const finalized = await new Promise((resolve) => {
  const stop = api.rpc.chain.subscribeFinalizedHeads((h) => { resolve(h); stop.then((f) => f()); });
});
check('subscribes to final heads', finalized.number.toNumber() > 0);
unsubscribe();
check('subscribes to new heads, none missing', heads.length > 2 && heads.every((n, i) => i === 0 || n === heads[i - 1] + 1), `${heads[0]} to ${heads.at(-1)}`);
const nonce = await api.call.accountNonceApi.accountNonce(alice.address);
check('calls runtime APIs', nonce.toNumber() >= next.toNumber());

const http = await ApiPromise.create({ provider: new HttpProvider(endpoint.replace('ws', 'http')), noInitWarn: true });
check('the same over HTTP', (await http.rpc.chain.getBlockHash(0)).eq(api.genesisHash));
await http.disconnect();

await api.disconnect();
console.log(failed === 0 ? 'PASS all' : `FAIL ${failed}`);
process.exit(failed === 0 ? 0 : 1);
