// Rates of schnorrkel as WebAssembly (@polkadot/wasm-crypto under node), asked for one round at a time.
// Same lines in and out as sr25519_native.py; the package is looked for from the working directory.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { join } from 'node:path';

const require = createRequire(join(process.cwd(), 'peer.js'));
const wasm = require('@polkadot/wasm-crypto');
const folder = join(process.cwd(), 'node_modules', '@polkadot', 'wasm-crypto');
const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
const ROUND = 8;

const unhex = (text) => Uint8Array.from(Buffer.from(text, 'hex'));

function rate(operation, millis) {
  const end = performance.now() + millis;
  const start = process.cpuUsage();
  let done = 0;
  while (performance.now() < end) {
    for (let i = 0; i < ROUND; i++) operation();
    done += ROUND;
  }
  const { user, system } = process.cpuUsage(start);
  return done / ((user + system) / 1e6);
}

await wasm.waitReady();
let message, signature, secret, publicKey;
console.log(`peer schnorrkel as WebAssembly (@polkadot/wasm-crypto ${version}, node ${process.versions.node})`);
for await (const line of createInterface({ input: process.stdin })) {
  const [what, ...rest] = line.trim().split(' ');
  if (what === 'data') {
    let seed;
    [seed, message, signature] = rest.map(unhex);
    const pair = wasm.sr25519KeypairFromSeed(seed);
    [secret, publicKey] = [pair.slice(0, 64), pair.slice(64)];
    console.log(wasm.sr25519Verify(signature, message, publicKey) ? 'ok' : 'differs');
  } else if (what === 'verify') {
    console.log(rate(() => wasm.sr25519Verify(signature, message, publicKey), Number(rest[0])));
  } else if (what === 'sign') {
    console.log(rate(() => wasm.sr25519Sign(publicKey, secret, message), Number(rest[0])));
  }
}
