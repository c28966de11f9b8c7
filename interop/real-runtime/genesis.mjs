// A chain that holds nothing but a runtime and the time, for chopsticks.
//   node genesis.mjs RUNTIME.wasm > genesis.json
import { readFileSync } from 'node:fs';
import { u8aToHex } from '@polkadot/util';
import { xxhashAsU8a } from '@polkadot/util-crypto';

const SLOT_MILLIS = 12_000;
const slot = BigInt(Math.floor(Date.UTC(2026, 5, 1) / SLOT_MILLIS));

function key(pallet, item) {
  return u8aToHex(Buffer.concat([pallet, item].map((name) => xxhashAsU8a(name, 128))));
}

function u64(number) {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(number);
  return u8aToHex(bytes);
}

const top = {
  [u8aToHex(Buffer.from(':code'))]: u8aToHex(readFileSync(process.argv[2])),
  [key('Timestamp', 'Now')]: u64(slot * BigInt(SLOT_MILLIS)),
  [key('Babe', 'CurrentSlot')]: u64(slot),
  [key('Aura', 'CurrentSlot')]: u64(slot),
};

console.log(
  JSON.stringify({
    name: 'subtensor-peer',
    id: 'subtensor_peer',
    chainType: 'Development',
    bootNodes: [],
    telemetryEndpoints: null,
    protocolId: null,
    properties: { ss58Format: 42, tokenDecimals: 9, tokenSymbol: 'TAO' },
    codeSubstitutes: {},
    genesis: { raw: { top, childrenDefault: {} } },
  }),
);
