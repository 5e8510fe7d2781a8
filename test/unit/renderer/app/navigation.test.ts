import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatAddress, HOME, parseAddress, SCREEN_IDS, SELECTION_KINDS, type Address } from '../../../../src/renderer/app/navigation.ts';

const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 });
const address: fc.Arbitrary<Address> = fc.record({
  caseId: text,
  screen: fc.constantFrom(...SCREEN_IDS.filter((id) => id !== 'cases')),
  selection: fc.option(fc.record({ kind: fc.constantFrom(...SELECTION_KINDS), id: text })),
  filter: fc.oneof(fc.constant(''), text),
  evidence: fc.option(fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes).toString('hex'))),
  bytes: fc.option(fc.record({ offset: fc.nat(), length: fc.nat() })),
});

describe('address', () => {
  test('reads as in the documentation', () => {
    expect(parseAddress('#/case/c1/timeline?sel=event:ev-1&f=type%3Aaction.requested')).toEqual({
      caseId: 'c1', screen: 'timeline', selection: { kind: 'event', id: 'ev-1' }, filter: 'type:action.requested', bytes: null, evidence: null,
    });
    expect(formatAddress(HOME)).toBe('#/cases');
  });

  test('goes out and comes back the same, whatever names are in it', () => {
    fc.assert(fc.property(address, (value) => {
      expect(parseAddress(formatAddress(value))).toEqual(value);
    }));
  });

  test('half a surrogate pair in a name, which JSON allows, still gives an address', () => {
    expect(formatAddress({ ...HOME, caseId: 'c', screen: 'evidence', selection: { kind: 'file', id: 'a\ud800b' } })).toBe('#/case/c/evidence?sel=file:a%EF%BF%BDb');
  });

  test('anything pasted gives an address or home, never an error', () => {
    fc.assert(fc.property(fc.string(), (value) => {
      expect(SCREEN_IDS).toContain(parseAddress(`#/case/x/${value}`).screen);
      expect(SCREEN_IDS).toContain(parseAddress(value).screen);
    }));
  });

  test('the workstation’s own screens stand without a case, and beside one', () => {
    for (const screen of ['trust', 'custody'] as const) {
      const alone: Address = { ...HOME, screen, selection: { kind: 'entry', id: '3' } };
      expect(formatAddress(alone)).toBe(`#/${screen}?sel=entry:3`);
      expect(parseAddress(formatAddress(alone))).toEqual(alone);
      expect(parseAddress(`#/case/c1/${screen}`)).toMatchObject({ caseId: 'c1', screen });
    }
    expect(formatAddress({ ...HOME, screen: 'chain' })).toBe('#/cases');
  });

  test.each([
    ['#/case/c1/nowhere', { screen: 'verdict' }],
    ['#/case/c1/graph?sel=planet:x', { selection: null }],
    ['#/case/c1/graph?sel=node:', { selection: null }],
    ['#/case/c1/evidence?b=-1,5', { bytes: null }],
    ['#/case/c1/evidence?ev=../../etc', { evidence: null }],
    ['#/case/c1/evidence?sel=file:%E0%A4%A', { selection: { kind: 'file', id: '' } }],
    ['#/other', HOME],
    ['', HOME],
  ])('%s', (hash, expected) => {
    expect(parseAddress(hash)).toMatchObject(expected);
  });
});
