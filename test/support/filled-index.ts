import { afterAll, beforeAll } from 'vitest';
import type { CanonicalRecord } from '../../src/core/model/record.ts';
import { openIndex, openIndexWriter, type Index } from '../../src/engine/index-db/index.ts';
import type { IndexWriter } from '../../src/engine/jobs/index-writer.ts';
import { RECORD, run } from './record-fixture.ts';
import { temporaryFolder } from './temporary-folder.ts';

const digest = 'cd'.repeat(32);

/** An index of one record for one test file: events and facts by `fill`, then open from before the first test until after the last. */
export function filledIndex(label: string, fill: (writer: IndexWriter) => void, record: CanonicalRecord = RECORD): { readonly index: Index } {
  const dataDir = temporaryFolder(label);
  let index: Index | null = null;
  beforeAll(async () => {
    const writer = await openIndexWriter({ dataDir, digest });
    fill(writer);
    await writer.finish({ record, run: run(digest) });
    index = await openIndex({ dataDir, digest });
  });
  afterAll(() => index?.close());
  return {
    get index() {
      if (index === null) throw new Error('the index did not open');
      return index;
    },
  };
}
