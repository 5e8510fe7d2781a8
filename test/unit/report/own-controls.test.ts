import { expect, test } from 'vitest';
import type { Block } from '../../../src/report/blocks.ts';
import { DEFAULT_CHOICES, reportModel, type ReportInput } from '../../../src/report/index.ts';
import { own } from '../../support/report-input.ts';
import { custody, reportRun } from '../../support/run-fixture.ts';

const input = (more: Partial<ReportInput>): ReportInput =>
  ({ run: reportRun('passing'), evidenceName: 'q3.zip', custody, timeline: null, graph: null, measured: null, review: null, own: null, choices: DEFAULT_CHOICES, preparedAt: null, ...more });
const blocks = (from: ReportInput): readonly Block[] | undefined => reportModel(from).sections.find(({ id }) => id === 'own-controls')?.blocks;

test('controls of the user’s own stand in a section of their own, and nothing else of the report knows of them', () => {
  const [without, withOwn] = [reportModel(input({})), reportModel(input({ own }))];
  expect(withOwn.sections.filter(({ id }) => id !== 'own-controls')).toEqual(without.sections);
  expect([withOwn.headline, withOwn.mark, withOwn.attachments]).toEqual([without.headline, without.mark, without.attachments]);
  expect(withOwn.sections.map(({ id }) => id).indexOf('own-controls')).toBe(without.sections.map(({ id }) => id).indexOf('checks') + 1);
});

test('each is marked as the user’s, one that was refused or is none has no outcome', () => {
  const headings = blocks(input({ own }))?.flatMap((block) => (block.kind === 'heading' ? [[block.mark, block.code?.includes('user')]] : []));
  expect(headings).toEqual([['fail', true], ['not-checked', true], ['not-checked', true]]);
});

test('without any, or left out, there is no such section', () => {
  for (const from of [input({}), input({ own: [] }), input({ own, choices: { ...DEFAULT_CHOICES, leftOut: ['own-controls'] } })]) expect(blocks(from)).toBeUndefined();
});
