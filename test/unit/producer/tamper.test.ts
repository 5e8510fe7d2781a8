import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { tampersDocument } from '../../../build/docs/tampers.ts';
import { CODES } from '../../../src/core/findings/index.ts';
import { TAMPERS, writeSample } from '../../../src/producer/index.ts';
import { createKeyring } from '../../../src/producer/scenario/keyring.ts';
import { TAMPER_GROUPS, tamperBundle, tamperFiles } from '../../../src/producer/tamper/index.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const folder = temporaryFolder('tamper');

describe('named mutations', () => {
  test('there are at least forty, each with a name and a sentence of its own', () => {
    expect(TAMPERS.length).toBeGreaterThanOrEqual(40);
    expect(new Set(TAMPERS.map((each) => each.name)).size).toBe(TAMPERS.length);
    expect(new Set(TAMPERS.map((each) => each.describes)).size).toBe(TAMPERS.length);
    for (const { name } of TAMPERS) expect(name).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    for (const { tampers } of TAMPER_GROUPS) expect(tampers.length).toBeGreaterThan(0);
  });

  test('none is documented to raise a mere note', () => {
    for (const { name, expects } of TAMPERS) expect([name, CODES[expects].effect]).not.toEqual([name, 'note']);
  });

  test('every way an archive can be at fault has one, but for limits and what cannot be listed', () => {
    const raised = new Set<string>(TAMPERS.map(({ expects }) => expects));
    const faults = Object.entries(CODES).filter(([code, { effect }]) => code.startsWith('archive.') && effect === 'fail').map(([code]) => code);
    expect(faults.filter((code) => !raised.has(code))).toEqual(['archive.unreadable', 'archive.bytes-after-data', 'archive.too-many-entries', 'archive.too-large', 'archive.limit-exceeded']);
  });

  test('docs/tampers.md is what the script makes of the list', () => {
    expect(readFileSync(new URL('../../../docs/tampers.md', import.meta.url), 'utf8')).toBe(tampersDocument());
  });

  test('the same change of the same bundle gives the same bytes', async () => {
    const { bundlePath } = await writeSample({ scenario: 'clean', seed: '7', events: 600, outDir: folder });
    for (const name of ['relink-and-reseal', 'high-s', 'bomb']) {
      const [one, other] = [join(folder, 'one.zip'), join(folder, 'other.zip')];
      for (const path of [one, other]) await tamperBundle(name, bundlePath, path, '7', createKeyring('7'));
      expect(readFileSync(one).equals(readFileSync(other))).toBe(true);
      expect(readFileSync(one).equals(readFileSync(bundlePath))).toBe(false);
    }
  });

  test('what is not there is refused', () => {
    expect(() => tamperFiles('nothing', new Map(), '7', createKeyring('7'))).toThrow(RangeError);
    expect(() => tamperFiles('bomb', new Map(), '7', createKeyring('7'))).toThrow(RangeError);
  });
});
