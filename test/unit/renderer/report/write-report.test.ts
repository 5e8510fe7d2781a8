import 'fake-indexeddb/auto';
import { afterEach, expect, test } from 'vitest';
import type { ReportStep, Shell } from '../../../../src/contract/index.ts';
import { writeReport } from '../../../../src/renderer/report/write-report.ts';
import { ReviewDatabase, ReviewStore } from '../../../../src/renderer/review/index.tsx';
import { memoryJournal } from '../../../support/memory-journal.ts';
import { wholeReport } from '../../../support/report-request.ts';

const stores: ReviewStore[] = [];
afterEach(() => {
  for (const store of stores.splice(0)) {
    store.stop();
    store.db.close();
  }
});

test('what was typed last is in the journal before the engine prints from it', async () => {
  const journal = memoryJournal();
  const review = new ReviewStore(new ReviewDatabase('write-report'), journal.client);
  stores.push(review);
  let held: readonly string[] | null = null;
  const render = async (): Promise<AsyncIterable<ReportStep>> => {
    held = journal.entries.map(({ key }) => key);
    return (async function* (): AsyncGenerator<ReportStep> {})();
  };
  await review.put('notes', { id: 'n', caseId: 'c', target: 'event:e', text: 'look here', createdAt: '2026-11-23T00:00:00.000Z', editedAt: null });
  expect(await writeReport({ engine: { report: { render } } } as unknown as Shell, review, wholeReport('run'), null)).toEqual({ kind: 'cancelled' });
  expect(held).toEqual(['n']);
});
