// Accounts of known secrets, exported as polkadot.js exports them: node keystores.mjs FOLDER
// Password "pa55 wörd"; the secrets are the development phrase and //Alice: nobody's.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Keyring } from '@polkadot/keyring';
import { cryptoWaitReady } from '@polkadot/util-crypto';

const folder = process.argv[2];
mkdirSync(folder, { recursive: true });
await cryptoWaitReady();
const phrase = 'bottom drive obey lake curtain smoke basket hold race lonely fit walk';
for (const type of ['sr25519', 'ed25519']) {
  const keyring = new Keyring({ type });
  for (const [name, uri] of [['phrase', phrase], ['alice', '//Alice']]) {
    const pair = keyring.addFromUri(uri, { name });
    writeFileSync(join(folder, `${type}-${name}.json`), JSON.stringify(pair.toJson('pa55 wörd')));
    if (name === 'alice') {
      writeFileSync(join(folder, `${type}-bare.json`), JSON.stringify(pair.toJson()));
    }
  }
}
