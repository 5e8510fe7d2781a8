import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { findingsDocument } from '../../../build/docs/findings.ts';
import { CODES } from '../../../src/core/findings/index.ts';

test('docs/findings.md is what the script makes of the codes', () => {
  const committed = readFileSync(new URL('../../../docs/findings.md', import.meta.url), 'utf8');
  expect(committed).toBe(findingsDocument());
  for (const code of Object.keys(CODES)) expect(committed).toContain(`#### \`${code}\``);
});
