import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { CODES } from '../../../src/core/findings/index.ts';

const page = readFileSync(new URL('../../../docs/threat-model.md', import.meta.url), 'utf8');
const named = [...page.matchAll(/`([a-z-]+\.[a-z-]+)`/g)].map((match) => match[1] ?? '').filter((name) => !name.endsWith('.md'));

test('the threat model names findings that exist, and at least one of every kind but notes about the program', () => {
  expect(named.length).toBeGreaterThan(60);
  expect(named.filter((code) => !Object.hasOwn(CODES, code))).toEqual([]);
  const groups = new Set(Object.keys(CODES).map((code) => code.split('.')[0]));
  const missing = Array.from(groups, String).filter((group) => !named.some((code) => code.startsWith(`${group}.`)));
  // Replaying policies is not built.
  expect(missing).toEqual(['policy']);
});
