import { describe, expect, test } from 'vitest';
import { CHECKS, CODES, type Finding, type FindingCode } from '../../../src/core/findings/index.ts';
import { DOUBTS, NOTES } from '../../../src/text/effects.ts';
import { checks } from '../../../src/text/en/checks.ts';
import { findings } from '../../../src/text/en/findings.ts';
import { findingText } from '../../../src/text/index.ts';

const codes = Object.keys(CODES) as FindingCode[];
const BAD = /undefined|null|NaN|\[object|\s\s| [.,;:]|\(\)|!|Oops|successfully|!$/;

/** Every value a sentence asks for, answered with something recognisable. */
const full = (code: FindingCode): Finding => ({
  code,
  at: { file: 'Audit/main/0001.ndjson', offset: 1_024, length: 10, pointer: '/a/0', event: 'rec-48213' },
  expected: 'a41f'.repeat(16),
  computed: '9c02'.repeat(16),
  values: new Proxy({}, { get: (_, key) => (key === 'from' ? 3 : key === 'to' ? 5 : key === 'reason' ? 'signature' : 'Some text') }),
});

describe('the catalogue of findings', () => {
  test('has a sentence for every code, and no other', () => {
    expect(codes.length).toBeGreaterThan(80);
    expect(Object.keys(findings).toSorted()).toEqual(codes.toSorted());
    expect(Object.keys(checks).toSorted()).toEqual(Object.keys(CHECKS).toSorted());
  });

  test.each(codes)('%s reads well with no value at all', (code) => {
    const { title, found, meaning, next } = findingText({ code, at: {} });
    for (const part of [found, meaning, next]) {
      expect(part).not.toMatch(BAD);
      expect(part).toMatch(/^[A-Z].*\.$/s);
    }
    expect(title).toMatch(/^[A-Z].*[^.]$/);
  });

  test.each(codes)('%s reads well with every value', (code) => {
    const { found } = findingText(full(code));
    expect(found).not.toMatch(BAD);
    expect(found).toMatch(/^[A-Z].*\.$/s);
  });

  test.each(codes)('%s never shows a direction mark raw', (code) => {
    const evil = 'a\u202Eb';
    const { found } = findingText({
      code, at: { file: evil, pointer: `/${evil}`, event: evil }, expected: evil, computed: evil,
      values: new Proxy({}, { get: () => evil }),
    });
    expect(found).not.toContain('\u202E');
  });

  test('a comparison names both sides, and never shortens them to the same text', () => {
    const a = `${'a'.repeat(8)}${'0'.repeat(52)}bbbb`;
    const b = `${'a'.repeat(8)}${'1'.repeat(52)}bbbb`;
    const { found } = findingText({ code: 'event.hash-mismatch', at: { event: 'e1' }, expected: a, computed: b, values: { seq: 48_213 } });
    expect(found).toContain('48,213');
    expect(found).toContain('0000 0000');
    expect(found).toContain('1111 1111');
  });

  test('the lists of notes and doubts are those of the codes', () => {
    const of = (effect: string): string[] => codes.filter((code) => CODES[code].effect === effect).toSorted();
    expect([...NOTES].toSorted()).toEqual(of('note'));
    expect([...DOUBTS].toSorted()).toEqual(of('indeterminate'));
  });
});
