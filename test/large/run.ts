import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { importLarge } from './import-large.ts';
import { problems } from './problems.ts';

/**
 * `npm run large`: imports a log that is larger than the memory its index may take, and fails where anything of it is
 * missing afterwards. It looks at no clock: how fast is `npm run bench:ui`.
 *
 *   npm run large -- --events 300000
 */
const { values } = parseArgs({ options: { events: { type: 'string', default: '1000000' } } });
const folder = mkdtempSync(join(tmpdir(), 'proofroom-large-'));
try {
  const examined = await importLarge(folder, Number(values.events), (phase) => console.log(`  ${phase}`));
  const { run, index } = examined;
  const found = problems(examined);
  for (const each of found) console.error(`error: ${each}`);
  const number = (value: number): string => value.toLocaleString('en');
  console.log(`large: ${number(index.events)} events, ${number(index.actions)} actions, ${number(index.facts)} facts of control tests in the index, of ${number(run.events)}, ${number(run.actions)}, ${number(run.members)} in the run; ${found.length} problems`);
  process.exitCode = found.length === 0 ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
