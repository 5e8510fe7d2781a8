import { openVault } from '../../src/engine/vault/index.ts';

/** Started by the vault's kill test: appends and says what was acknowledged, until it is killed. */
const vault = await openVault({ dataDir: process.argv[2]!, version: 'test', clock: Date.now });
for (let n = 0; ; n += 1) {
  const entry = await vault.custody.append('case-exported', `case-${n}`, { filler: 'x'.repeat(200) });
  const seq = await vault.journal.append([{ id: `id-${n}`, table: 'notes', op: 'put', key: `${n}`, value: { text: 'y'.repeat(200) } }]);
  process.stdout.write(`${entry.seq} ${seq}\n`);
}
