import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { TAMPER_GROUPS, TAMPERS } from '../../src/producer/tamper/index.ts';

/** `docs/tampers.md`, from the producer's list: `npx tsx build/docs/tampers.ts`. */
export function tampersDocument(): string {
  const lines = [
    '# Named mutations',
    '',
    `\`proofroom sample --tamper NAME\` writes a sample that was changed in one of ${TAMPERS.length} known ways; \`--tamper list\` prints their names. Each must raise the finding beside it, and the sample left alone raises none of them: \`npm run sweep\` tries them all. Most raise others too. Written by \`npx tsx build/docs/tampers.ts\`.`,
    '',
    'An *insider* holds the keys that signed the sample and signs again what was changed.',
  ];
  for (const { title, tampers } of TAMPER_GROUPS) {
    lines.push('', `## ${title}`, '', '| Name | What is done | Finding it must raise |', '|---|---|---|');
    for (const { name, describes, expects } of tampers) lines.push(`| \`${name}\` | ${describes} | [\`${expects}\`](findings.md#${expects.replaceAll('.', '')}) |`);
  }
  return `${lines.join('\n')}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(join(import.meta.dirname, '../../docs/tampers.md'), tampersDocument());
  console.log(`docs/tampers.md: ${TAMPERS.length} mutations`);
}
