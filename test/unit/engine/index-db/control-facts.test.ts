import { describe, expect, test } from 'vitest';
import type { Fact, SubjectKind } from '../../../../src/core/controls/types.ts';
import { filledIndex } from '../../../support/filled-index.ts';
import { ACTION, EVENTS } from '../../../support/record-fixture.ts';

/** The third is called as the action is, and is none. */
const SUBJECTS: readonly (readonly [string, SubjectKind | null])[] = [['act-1', 'action'], ['agt-1', 'agent'], ['act-1', null], ["'; DROP TABLE actions; --", null]];
const kindOf = (n: number): SubjectKind | null => SUBJECTS[n % 4]?.[1] ?? null;
const facts = Array.from({ length: 30 }, (_, n): Fact => ({
  subject: SUBJECTS[n % 4]?.[0] ?? '', verdict: n % 3 === 0 ? 'exception' : n % 3 === 1 ? 'held' : 'cannot-tell', reason: 'seen', values: { n: String(n) }, at: { file: 'f', offset: n },
}));
const filled = filledIndex('facts', (writer) => {
  for (const event of EVENTS) writer.event(event);
  for (const [n, fact] of facts.entries()) writer.fact('CT-25', fact, kindOf(n));
  writer.fact('CT-26', facts[0]!, null);
});

const page = (verdict: Fact['verdict'] | null, offset = 0, limit = 100, control = 'CT-25') => filled.index.controlFacts({ control, verdict, offset, limit });

describe('what a control test saw', () => {
  test('comes back whole, in the order of the population, and only of that test', async () => {
    const { total, rows } = await page(null);
    expect(total).toBe(30);
    expect(rows.map((row) => row.n)).toEqual(facts.map((_, n) => n));
    expect(rows.map((row) => row.fact)).toEqual(facts.map((fact, n) => ({ ...fact, ...(kindOf(n) === null ? {} : { kind: kindOf(n) }) })));
    expect((await page(null, 0, 10, 'CT-26')).total).toBe(1);
    expect(await page(null, 0, 10, 'CT-99')).toEqual({ total: 0, offset: 0, rows: [] });
  });

  test('by verdict and by page it leaves nothing out and repeats nothing', async () => {
    const all = await Promise.all((['exception', 'held', 'cannot-tell'] as const).map((verdict) => page(verdict)));
    expect(all.map((each) => each.total)).toEqual([10, 10, 10]);
    expect(all.flatMap((each) => each.rows.map((row) => row.n)).sort((a, b) => a - b)).toEqual(facts.map((_, n) => n));
    const paged = [...(await page('held', 0, 4)).rows, ...(await page('held', 4, 4)).rows, ...(await page('held', 8, 4)).rows];
    expect(paged.map((row) => row.n)).toEqual(all[1]?.rows.map((row) => row.n));
  });

  test('names what the test says the subject is, and nothing that is only called so', async () => {
    const { rows } = await page(null, 0, 4);
    expect(rows.map((row) => row.fact.kind)).toEqual(['action', 'agent', undefined, undefined]);
    expect(rows.map((row) => row.label)).toEqual([ACTION.descriptor.title, 'Mender', null, null]);
  });
});
