// What polkadot.js makes of a runtime's metadata: node encode.mjs METADATA [SEED [ROUNDS]]
// METADATA is a file of raw SCALE ("meta" in front). Prints JSON lines: every call of every pallet with arguments
// made up by the SEED, its bytes, what is signed and the extrinsic; every storage item's keys; every runtime API's
// input; extrinsics of version 5 that nobody signed. Arguments are in the neutral form that docs/interop.md tells.
import { readFileSync } from 'node:fs';
import { Keyring } from '@polkadot/keyring';
import { Metadata, TypeRegistry } from '@polkadot/types';
import { expandMetadata } from '@polkadot/types/metadata';
import { u8aConcat, u8aToHex } from '@polkadot/util';
import { blake2AsU8a, cryptoWaitReady } from '@polkadot/util-crypto';
import { Arguments, NoValue } from './arguments.mjs';

const [file, seed = '1', rounds = '6'] = process.argv.slice(2);
await cryptoWaitReady();
// polkadot.js warns of the chain's own extensions (they carry nothing): that belongs on standard error.
for (const level of ['warn', 'log', 'info']) {
  console[level] = (...args) => process.stderr.write(`${args.join(' ')}\n`);
}
const print = (line) => process.stdout.write(`${JSON.stringify(line)}\n`);

const registry = new TypeRegistry();
const metadata = new Metadata(registry, u8aToHex(readFileSync(file)));
registry.setMetadata(metadata);
const latest = metadata.asLatest;
const args = new Arguments(registry, latest, Number(seed));
const hex = (codec) => u8aToHex(codec.toU8a());
const create = (type, value) => registry.createTypeUnsafe(registry.createLookupType(type), [value]);
const counts = {};
const impossible = new Set(); // calls that take a value of a type that has none
const count = (what, by = 1) => { counts[what] = (counts[what] ?? 0) + by; };

const alice = new Keyring({ type: 'sr25519' }).addFromUri('//Alice');
const genesisHash = u8aToHex(blake2AsU8a(Uint8Array.of(1)));
const bornHash = u8aToHex(blake2AsU8a(Uint8Array.of(2)));
const periods = [4, 64, 256, 4096, 8192, 65536];

/** A call and everything around it; every third is immortal. */
function call(pallet, variant) {
  let made;
  try {
    made = args.call(pallet, variant, 0);
  } catch (e) {
    if (!(e instanceof NoValue)) throw e;
    impossible.add(`${pallet.name}.${variant.name}`);
    return;
  }
  const { neutral, judged } = made;
  const method = registry.createType('Call', judged);
  const immortal = args.upTo(3) === 0;
  const blockNumber = args.upTo(1 << 24);
  const era = immortal ? '0x00' : registry.createType('ExtrinsicEra', { current: blockNumber, period: periods[args.upTo(periods.length)] });
  const envelope = {
    blockHash: immortal ? genesisHash : bornHash,
    era, genesisHash, metadataHash: null, method: method.toHex(), mode: 0,
    nonce: args.upTo(4) === 0 ? args.upTo(2 ** 32) : args.upTo(200),
    specVersion: args.upTo(2 ** 32), tip: args.number(64, false), transactionVersion: args.upTo(2 ** 32),
  };
  const payload = registry.createType('ExtrinsicPayload', envelope, { version: 4 });
  const extrinsic = registry.createType('Extrinsic', { method }, { version: 4 });
  const signature = payload.sign(alice).signature; // MultiSignature: a byte for sr25519, then 64
  extrinsic.addSignature(alice.address, signature, payload.toU8a());
  count('calls');
  print({
    kind: 'call', pallet: pallet.name.toString(), call: variant.name.toString(), args: neutral,
    hex: method.toHex(), payload: u8aToHex(payload.toU8a({ method: true })), signature,
    era: u8aToHex(registry.createType('ExtrinsicEra', era).toU8a()), genesis: genesisHash, birth: envelope.blockHash,
    nonce: envelope.nonce, tip: String(envelope.tip), spec: envelope.specVersion, tx: envelope.transactionVersion,
    signer: u8aToHex(alice.publicKey), extrinsic: extrinsic.toHex(),
    bare4: registry.createType('Extrinsic', { method }, { version: 4 }).toHex(),
    bare5: registry.createType('Extrinsic', { method }, { version: 5, preamble: 'bare' }).toHex(),
    general: registry.createType('GeneralExtrinsic', { payload: { ...envelope, method }, transactionExtensionVersion: 0 }).toHex(),
  });
}

for (const pallet of latest.pallets.filter(({ calls }) => calls.isSome)) {
  for (const variant of args.variants(pallet.calls.unwrap().type)) {
    count('distinct calls');
    for (let round = 0; round < Number(rounds); round++) {
      call(pallet, variant);
    }
  }
}
// Until every variant of every enum that an argument can hold was there.
for (const pallet of latest.pallets.filter(({ calls }) => calls.isSome)) {
  for (const variant of args.variants(pallet.calls.unwrap().type)) {
    for (let more = 0; more < 400 && args.owes(variant); more++) {
      call(pallet, variant);
    }
  }
}

const queries = Object.values(expandMetadata(registry, metadata).query).flatMap((section) => Object.values(section));
for (const pallet of latest.pallets.filter(({ storage }) => storage.isSome)) {
  const { prefix, items } = pallet.storage.unwrap();
  for (const item of items) {
    const query = queries.find((q) => q.prefix === prefix.toString() && q.meta.name.eq(item.name) && q.meta === item);
    if (!query) {
      throw new Error(`polkadot.js does not offer ${prefix}.${item.name}`);
    }
    const key = item.type.isPlain ? [] : args.keyTypes(item.type.asMap);
    count('storage items');
    for (let round = 0; round < (key.length ? Number(rounds) : 1); round++) {
      const made = key.map((type) => args.make(type, 0));
      const whole = registry.createType('StorageKey', [query, made.map(({ judged }) => judged)]);
      print({
        kind: 'storage', pallet: pallet.name.toString(), item: item.name.toString(),
        keys: made.map(({ neutral }) => neutral), hex: u8aToHex(whole.toU8a(true)), prefix: u8aToHex(query.keyPrefix()),
      });
      count('storage keys');
    }
  }
}

for (const api of latest.apis ?? []) {
  for (const method of api.methods) {
    count('runtime API methods');
    for (let round = 0; round < Number(rounds); round++) {
      const made = method.inputs.map(({ type }) => [type, args.make(type, 0)]);
      print({
        kind: 'api', api: api.name.toString(), method: method.name.toString(),
        args: made.map(([, { neutral }]) => neutral),
        hex: u8aToHex(u8aConcat(...made.map(([type, { judged }]) => create(type, judged).toU8a()))),
      });
      count('runtime API inputs');
      if (made.length === 0) break;
    }
  }
}

print({ kind: 'counts', ...counts, impossible: [...impossible], 'variants met': args.met.size, 'variants not met': args.left() });
