import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { bill } from './sbom.ts';
import { notices } from './third-party.ts';

/** `npm run notices` writes both files; `--check` fails when the committed ones are not what it would write. */
const { text, packages, without } = notices();
const files = { 'sbom.cdx.json': bill(), 'THIRD-PARTY.md': text };
const checking = process.argv.includes('--check');
const stale = Object.entries(files).filter(([name, content]) => !existsSync(name) || readFileSync(name, 'utf8') !== content);

if (!checking) for (const [name, content] of stale) writeFileSync(name, content);
console.log(`notices: ${packages} packages examined, ${without.length} ship no licence file, ${stale.length} of ${Object.keys(files).length} files ${checking ? 'stale' : 'written'}`);
process.exit(checking && (stale.length > 0 || packages === 0) ? 1 : 0);
