import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { custodyTerms, filterCustody } from '../../../../src/renderer/custody/filter.ts';
import { custodyEntries } from '../../../support/custody-log.ts';

const ENTRIES = custodyEntries(10);
const seqs = (filter: string): number[] => filterCustody(ENTRIES, filter).map((entry) => entry.seq);

describe('the filter of the custody log', () => {
  test('takes words, fields, quotes and not', () => {
    expect(custodyTerms('act:report -x "a b" odd:thing')).toEqual([
      { field: 'act', text: 'report', not: false }, { field: null, text: 'x', not: true }, { field: null, text: 'a b', not: false }, { field: null, text: 'odd:thing', not: false },
    ]);
  });

  test('finds by act, in the log’s words and in people’s', () => {
    expect(seqs('act:report-written')).toEqual([4, 9]);
    expect(seqs('act:"report written"')).toEqual([4, 9]);
    expect(seqs('-act:report vault')).toEqual([0, 5]);
    expect(seqs('seq:3')).toEqual([3]);
    expect(seqs('PRÜFUNG-2')).toEqual([2]);
  });

  test('without words it is the whole log, and no filter throws', () => {
    expect(seqs('  ')).toHaveLength(10);
    fc.assert(fc.property(fc.string(), (filter) => filterCustody(ENTRIES, filter).length <= ENTRIES.length));
  });
});
