import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AXES, CHECKS, CODES, type CheckId, type Effect, type FindingCode } from '../../src/core/findings/index.ts';
import { axisText, checkText, findingText } from '../../src/text/index.ts';

/** `docs/findings.md`, from the list of codes and the catalogue: `npx tsx build/docs/findings.ts`. */

const EFFECTS: Readonly<Record<Effect, string>> = {
  fail: 'fails its check', indeterminate: 'leaves its check undecided', note: 'is noted and decides nothing',
};

/** Names of the values a sentence asks for, found by asking it. */
function valuesOf(code: FindingCode): readonly string[] {
  const asked = new Set<string>();
  const at = recorder('at.', asked, (name) => (name === 'offset' || name === 'length' ? 1 : 'x'));
  const values = recorder('values.', asked, () => undefined);
  findingText({ code, at: {}, values });
  findingText({ code, at, values: recorder('values.', asked, () => 'x') });
  const sides = { expected: 'x', computed: 'y' };
  if (findingText({ code, at: {} }).found !== findingText({ code, at: {}, ...sides }).found) ['expected', 'computed'].forEach((side) => asked.add(side));
  return [...asked].toSorted();
}

function recorder(prefix: string, asked: Set<string>, answer: (name: string) => unknown): Record<string, never> {
  return new Proxy<Record<string, never>>({}, {
    get(_, name) {
      if (typeof name === 'string') asked.add(`${prefix}${name}`);
      return typeof name === 'string' ? answer(name) : undefined;
    },
  });
}

export function findingsDocument(): string {
  const codes = Object.keys(CODES) as FindingCode[];
  const checks = Object.keys(CHECKS) as CheckId[];
  const lines = [
    '# Findings',
    '',
    `The closed list of what a verification can find: ${codes.length} codes in ${checks.length} checks on ${AXES.length} axes. Codes are stable: scripts and tests may depend on them; sentences may be improved. A code is never reused for another meaning.`,
    '',
    'Each finding carries its code, a pointer to the bytes it speaks of, the two sides that were compared where it is a comparison, and the values its sentence needs. Any value may be absent; the sentence then says less. Written by `npx tsx build/docs/findings.ts`.',
  ];
  for (const axis of AXES) {
    const { name, question } = axisText(axis);
    lines.push('', `## ${name}`, '', question);
    for (const check of checks.filter((id) => CHECKS[id] === axis)) {
      lines.push('', `### ${checkText(check).title} \`${check}\``, '', checkText(check).explains);
      const own = codes.filter((code) => CODES[code].check === check);
      if (own.length === 0) lines.push('', 'It has no findings of its own.');
      for (const code of own) lines.push('', ...entry(code));
    }
  }
  return `${lines.join('\n')}\n`;
}

function entry(code: FindingCode): readonly string[] {
  const { title, meaning, next } = findingText({ code, at: {} });
  const values = valuesOf(code);
  return [
    `#### \`${code}\``,
    '',
    `**${title}.** It ${EFFECTS[CODES[code].effect]}.`,
    '',
    `- What it means: ${meaning}`,
    `- What to do: ${next}`,
    ...(values.length === 0 ? [] : [`- Values: ${values.map((value) => `\`${value}\``).join(', ')}`]),
  ];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const path = join(import.meta.dirname, '../../docs/findings.md');
  const text = findingsDocument();
  writeFileSync(path, text);
  console.log(`docs/findings.md: ${Object.keys(CODES).length} codes, ${text.length} characters`);
}
