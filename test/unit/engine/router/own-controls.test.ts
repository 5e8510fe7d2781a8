import { call } from '@orpc/server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createDownloads, createIntakes, router, type RouterContext } from '../../../../src/engine/router/index.ts';
import { DIGEST, fakeEngine, RUN_ID, type FakeEngine } from '../../../support/fake-engine.ts';

let engine: FakeEngine;
let context: RouterContext;
beforeAll(async () => {
  engine = await fakeEngine();
  context = { engine, shell: 'electron', refused: () => 0, intakes: createIntakes(), downloads: createDownloads() };
});
afterAll(() => engine.dispose());

const file = (more: object = {}, queries: object = {}): string => JSON.stringify({
  format: 'proofroom.control.v1', id: 'ACME-7', version: 1, title: 'Mine', rationale: 'why', severity: 'high', mappings: ['dora 9(4)(e)', 'dora 99'], population: 'Every action.', of: 'action',
  queries: { population: 'SELECT id AS subject FROM actions', exceptions: `SELECT id AS subject, 'odd' AS reason FROM actions`, ...queries }, ...more,
});
const run = (text: string, runId = RUN_ID) => call(router.ownControls.run, { runId, text }, { context });

describe('a control of one’s own', () => {
  test('gives a result like any other, with the words and the digest of its file, while the index is open', async () => {
    await context.engine.index(DIGEST);
    const answer = await run(file());
    expect(answer).toMatchObject({ kind: 'result', own: { title: 'Mine', population: 'Every action.', digest: expect.stringMatching(/^[0-9a-f]{64}$/), result: { id: 'ACME-7', outcome: 'fail' } } });
    if (answer.kind === 'result') expect(answer.own.result.exceptions[0]).toMatchObject({ subject: 'act-1', kind: 'action', reason: 'odd' });
  });
  test('that is refused, or is none, is never a result', async () => {
    expect(await run(file({}, { population: `SELECT * FROM read_csv('/etc/passwd')` }))).toMatchObject({ kind: 'refused', refusal: { ok: false, id: 'ACME-7', query: 'population', problem: 'forbidden-function' } });
    expect(await run(file({}, { exceptions: 'DROP TABLE actions' }))).toMatchObject({ kind: 'refused', refusal: { query: 'exceptions', problem: 'not-one-select' } });
    for (const text of ['', '{', file({ id: 'CT-25' }), file({ extra: 1 })]) expect(await run(text)).toMatchObject({ kind: 'malformed' });
  });
  test('is run over a run that is here, and is no larger than its format allows', async () => {
    await expect(run(file(), 'none')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(run(' '.repeat(2 ** 18 + 1))).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  });
});

test('frameworks say what no test speaks of, and what a control of one’s own adds', async () => {
  const own = [{ id: 'ACME-7', mappings: ['dora 9(4)(e)', 'dora 99'], outcome: 'fail' as const, advisory: false }];
  const [before, after] = [await call(router.ownControls.coverage, { runId: RUN_ID, own: [] }, { context }), await call(router.ownControls.coverage, { runId: RUN_ID, own }, { context })];
  const dora = (all: typeof after) => all.find((each) => each.id === 'dora');
  expect(dora(before)?.references.find((each) => each.reference === '9(4)(e)')?.failed).toEqual([]);
  expect(dora(after)?.references.find((each) => each.reference === '9(4)(e)')).toMatchObject({ state: 'exceptions', failed: ['ACME-7'] });
  expect(dora(after)?.unknown).toEqual(['99']);
  expect(before.flatMap((each) => each.notices).every((each) => /^\d{4}-\d\d-\d\d$/.test(each.checked))).toBe(true);
});
