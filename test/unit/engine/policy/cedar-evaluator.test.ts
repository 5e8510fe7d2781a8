import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CEDAR_LIMITS, screenText } from '../../../../src/core/policy/screen-text.ts';
import { withCedar } from '../../../../src/engine/policy/cedar-instance.ts';
import { cedar } from '../../../support/plain-cedar.ts';

const when = (condition: string): string => `permit (principal, action, resource) when { ${condition} };`;
const request = { principal: { type: 'Agent', id: 'a' }, action: { type: 'Action', id: 'x' }, resource: { type: 'System', id: 's' }, context: {}, entities: [] };
const SOUND = 'permit (principal, action, resource);';

describe('Cedar’s WebAssembly', () => {
  test('that one text ended answers the next, and what was prepared before', () => {
    const before = cedar.prepare(SOUND);
    const deep = when(`${'('.repeat(400)}true${')'.repeat(400)}`);
    expect(screenText(deep)).toBe('depth');
    expect(cedar.prepare(deep)).toEqual({ ok: false, problem: 'broke' });
    expect(before.ok && before.authorize(request)).toEqual({ ok: true, allowed: true, determining: ['policy0'], erred: [] });
    expect(cedar.prepare(SOUND).ok).toBe(true);
  });

  test('takes whatever the screen lets through, at its limits', () => {
    const { depth, links, policies } = CEDAR_LIMITS;
    const chain = (operator: string, term: string, count: number): string => Array.from({ length: count }, () => term).join(operator);
    const worst = [
      when(`${'('.repeat(depth - 1)}true${')'.repeat(depth - 1)}`),
      when(`${'!('.repeat(depth - 1)}true${')'.repeat(depth - 1)}`),
      when(`${'['.repeat(depth - 1)}${']'.repeat(depth - 1)} == 1`),
      when(`${'{a:'.repeat(depth - 2)}1${'}'.repeat(depth - 2)} == 1`),
      when(chain(' && ', 'true', (links - 3) / 2)), when(chain(' || ', 'false', (links - 3) / 2)), when(`${chain(' + ', '1', links - 8)} == 1`),
      when(`context${'.a'.repeat(links - 8)} == 1`), when(`${'if true then true else '.repeat(links - 8)}true`),
      when(`${'('.repeat(depth - 2)}context${'.a'.repeat(links - depth - 8)} == 1${')'.repeat(depth - 2)}`),
      SOUND.repeat(policies),
    ];
    for (const text of worst) {
      expect([screenText(text), text.slice(0, 80)]).toEqual([null, text.slice(0, 80)]);
      const prepared = cedar.prepare(text);
      expect([prepared.ok, text.slice(0, 80)]).toEqual([true, text.slice(0, 80)]);
      expect(prepared.ok && prepared.authorize(request).ok).toBe(true);
    }
  });

  test('says what kind of text it cannot use, and never throws for one', () => {
    expect(cedar.prepare('permit (principal')).toEqual({ ok: false, problem: 'syntax' });
    expect(cedar.prepare('permit (principal == ?principal, action, resource);')).toEqual({ ok: false, problem: 'template' });
    fc.assert(fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), fc.string({ maxLength: 30 }).map(when)), (text) => {
      if (screenText(text) === null) expect(typeof cedar.prepare(text).ok).toBe('boolean');
    }), { numRuns: 200 });
  });

  test('cut at every length is either read or refused', () => {
    const text = '@id("a")\n@rule("r")\npermit (principal is Agent, action in [Action::"x"], resource)\nunless { context.a < 2 && principal.b like "c*" };\n';
    const read = Array.from({ length: text.length + 1 }, (_, length) => cedar.prepare(text.slice(0, length)).ok);
    expect(read.map((ok, length) => (ok ? length : null)).filter((length) => length !== null)).toEqual([0, text.length - 1, text.length]);
  });

  test('with one character changed never ends the evaluator', () => {
    const text = when('context.a < 2 && principal.b like "c*"');
    fc.assert(fc.property(fc.nat(text.length - 1), fc.integer({ min: 0, max: 0x7f }), (at, code) => {
      const prepared = cedar.prepare(`${text.slice(0, at)}${String.fromCharCode(code)}${text.slice(at + 1)}`);
      expect(prepared.ok || prepared.problem === 'syntax' || prepared.problem === 'template').toBe(true);
    }), { numRuns: 300 });
  });

  test('is loaded anew for whoever comes after a throw', () => {
    const first = withCedar(({ number }) => number);
    expect(withCedar(() => { throw new RangeError('stack'); })).toBeNull();
    expect(withCedar(({ number }) => number)).toBe((first ?? 0) + 1);
  });
});
