import { expect, test } from 'vitest';
import { RECONCILED_STANDINGS, RECONCILED_SYSTEMS } from '../../../../src/contract/index.ts';
import type { Fact } from '../../../../src/core/controls/types.ts';
import { filledIndex } from '../../../support/filled-index.ts';
import { EVENTS } from '../../../support/record-fixture.ts';

const REASONS = { 'not-in-extract': 'log-alone', 'not-in-log': 'extract-alone', 'told-differently': 'differs', 'too-far-apart': 'apart', 'no-extract': 'open', 'at-the-edge': 'open', reconciled: 'both' } as const;
const fact = (reason: string, values: Fact['values']): Fact => ({ subject: `s ${reason}`, verdict: 'held', reason, values, at: { file: 'f' } });
/** Each system stands in each way once, and `at-the-edge` beside `no-extract`. */
const compared = RECONCILED_SYSTEMS.flatMap((system) => Object.keys(REASONS).map((reason) => fact(reason, { system, key: `${system} ${reason}`, window: '900000' })));
/** Told by one system alone: no part of what is compared both ways. */
const besides = [fact('no-extract', { system: 'CI/CD', what: 'release' }), fact('in-window', { ticket: 't', from: '', to: '' })];
const filled = filledIndex('reconciliation', (writer) => {
  for (const event of EVENTS) writer.event(event);
  for (const each of [...compared, ...besides]) writer.fact('CT-42', each, null);
  writer.fact('CT-43', compared[0]!, null);
});

test('counts every compared thing once, under its system and how it stands', async () => {
  const { window, systems } = await filled.index.reconciliation();
  expect(window).toBe(900_000);
  expect(systems.map((each) => each.system)).toEqual([...RECONCILED_SYSTEMS]);
  for (const { counts } of systems) expect(counts).toEqual({ 'log-alone': 1, 'extract-alone': 1, differs: 1, apart: 1, open: 2, both: 1 });
});

test('lists exactly those that it counted', async () => {
  const seen: string[] = [];
  for (const system of RECONCILED_SYSTEMS) {
    for (const standing of RECONCILED_STANDINGS) {
      const { total, rows } = await filled.index.reconciledRows({ system, standing, offset: 0, limit: 100 });
      expect(rows).toHaveLength(total);
      for (const row of rows) {
        expect(REASONS[row.fact.reason as keyof typeof REASONS]).toBe(standing);
        seen.push(row.fact.values['key'] ?? '');
      }
      expect((await filled.index.reconciledRows({ system, standing, offset: total, limit: 100 })).rows).toEqual([]);
    }
  }
  expect(seen.toSorted()).toEqual(compared.map((each) => each.values['key'] ?? '').toSorted());
});
