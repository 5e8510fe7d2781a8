import { describe, expect, test } from 'vitest';
import { coverageOf, FRAMEWORKS, knownMappings, mappingsOf, type FrameworkId, type Mapping, type ReferenceState } from '../../../../../src/core/controls/frameworks/index.ts';
import type { ControlOutcome } from '../../../../../src/core/controls/types.ts';

const result = (id: string, outcome: ControlOutcome, mappings: readonly string[], advisory = false) => ({ id, outcome, mappings, advisory });
const of = (framework: FrameworkId, reference: string, ...[results, known = new Map()]: [Parameters<typeof coverageOf>[0], ReadonlyMap<string, readonly string[]>?]) =>
  coverageOf(results, known).find((each) => each.id === framework)?.references.find((each) => each.reference === reference);

describe('frameworks as data', () => {
  test('a reference that the data lacks does not compile', () => {
    // @ts-expect-error Article 999 is none.
    const mapping: Mapping = { 'eu-ai-act': ['999'] };
    expect(mapping).toBeDefined();
  });

  test('every reference that a control test names is there', () => {
    const there = new Set(FRAMEWORKS.flatMap(({ id, references }) => Object.keys(references).map((reference) => `${id} ${reference}`)));
    expect(knownMappings().size).toBe(50);
    for (const [id, mappings] of knownMappings()) {
      expect(mappings.length, id).toBeGreaterThan(0);
      expect(mappings.filter((each) => !there.has(each)), id).toEqual([]);
    }
  });

  test('each says its limit, none claims compliance, and notices have a day', () => {
    for (const { limit, notices, references } of FRAMEWORKS) {
      expect(limit.length).toBeGreaterThan(30);
      expect([limit, ...notices.map((each) => each.text), ...Object.values(references)].filter((text) => /compl(y|ies|iant)/i.test(text))).toEqual([]);
      expect(notices.every((each) => /^\d{4}-\d\d-\d\d$/.test(each.checked))).toBe(true);
    }
  });

  test('what is no longer in force is left out until it is asked for, and nothing is mapped to it', () => {
    expect(coverageOf([], knownMappings()).map((each) => each.id)).not.toContain('sr-11-7');
    const legacy = coverageOf([], knownMappings(), true).find((each) => each.id === 'sr-11-7');
    expect(legacy).toMatchObject({ legacy: true, mapped: 0 });
  });

  test('articles stand in the order of their numbers', () => {
    const act = coverageOf([], new Map()).find((each) => each.id === 'eu-ai-act')?.references.map((each) => each.reference) ?? [];
    expect(act.slice(0, 5)).toEqual(['4', '9', '9(6)-(8)', '10', '11']);
    const articles = act.map((each) => Number.parseInt(each, 10));
    expect(articles).toEqual(articles.toSorted((a, b) => a - b));
  });
});

describe('coverage', () => {
  const GDPR = ['gdpr 5'];
  test.each<[string, Parameters<typeof coverageOf>[0], ReferenceState]>([
    ['nothing is mapped', [], 'not-mapped'],
    ['all pass', [result('A', 'pass', GDPR), result('B', 'not-applicable', GDPR)], 'no-exceptions'],
    ['one fails', [result('A', 'pass', GDPR), result('B', 'fail', GDPR), result('C', 'indeterminate', GDPR)], 'exceptions'],
    ['one cannot tell', [result('A', 'pass', GDPR), result('B', 'indeterminate', GDPR)], 'cannot-tell'],
    ['an advisory one has exceptions', [result('A', 'pass', GDPR), result('B', 'fail', GDPR, true)], 'indications'],
    ['there was nothing to test', [result('A', 'not-applicable', GDPR)], 'nothing-to-test'],
  ])('%s', (_, results, state) => expect(of('gdpr', '5', results)?.state).toBe(state));

  test('a test that is mapped and was not run is missing, and what passed beside it is no pass', () => {
    const known = new Map([['A', GDPR], ['B', GDPR]]);
    expect(of('gdpr', '5', [], known)).toMatchObject({ state: 'not-run', notRun: ['A', 'B'] });
    expect(of('gdpr', '5', [result('A', 'pass', GDPR)], known)).toMatchObject({ state: 'cannot-tell', passed: ['A'], notRun: ['B'] });
  });

  test('both directions say the same', () => {
    const known = knownMappings();
    const there = coverageOf([], known).flatMap(({ id, references }) => references.flatMap(({ reference, notRun }) => notRun.map((control) => `${control} ${id} ${reference}`)));
    const back = [...known.keys()].flatMap((control) => mappingsOf(control).map((mapping) => `${control} ${mapping}`));
    expect(there.toSorted()).toEqual(back.toSorted());
  });

  test('a reference of a user’s own that nobody knows is told', () => {
    expect(coverageOf([result('MY-1', 'pass', ['gdpr 77'])], new Map()).find((each) => each.id === 'gdpr')?.unknown).toEqual(['77']);
  });
});
