import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ACTION_FIELDS, EVENT_FIELDS } from '../../../../src/engine/index-db/filter-fields.ts';
import { filterClause, type FieldTable } from '../../../../src/engine/index-db/filter-sql.ts';
import { FilterError, parseFilter } from '../../../../src/engine/index-db/filter.ts';

const problem = (run: () => unknown): [string, number] => {
  try {
    run();
  } catch (error) {
    if (error instanceof FilterError) return [error.problem, error.at];
    throw error;
  }
  return ['none', -1];
};

describe('the grammar', () => {
  test('reads terms, lists, quotes, prefixes, comparisons and negation', () => {
    expect(parseFilter(' type:a,"b c",d* -env:prod time>=2026-08-01 "two words" -no - ')).toEqual([
      { kind: 'match', negated: false, field: 'type', at: 1, values: [
        { text: 'a', prefix: false, at: 6 }, { text: 'b c', prefix: false, at: 8 }, { text: 'd', prefix: true, at: 14 },
      ] },
      { kind: 'match', negated: true, field: 'env', at: 18, values: [{ text: 'prod', prefix: false, at: 22 }] },
      { kind: 'compare', negated: false, field: 'time', at: 27, op: '>=', value: { text: '2026-08-01', prefix: false, at: 33 } },
      { kind: 'text', negated: false, text: 'two words' },
      { kind: 'text', negated: true, text: 'no' },
      { kind: 'text', negated: false, text: '-' },
    ]);
  });
  test.each([
    ['type:', 'missing-value', 5],
    ['type:a,', 'missing-value', 7],
    ['x "open', 'unterminated-quote', 2],
    ['colour:red', 'unknown-field', 0],
    ['  constructor:x', 'unknown-field', 2],
    ['time>=yesterday', 'not-a-time', 6],
    ['time>=2026-13-45', 'not-a-time', 6],
    ['seq:1e9', 'not-a-number', 4],
    ['known:maybe', 'not-true-or-false', 6],
    ['type>=a', 'not-comparable', 0],
    ['a '.repeat(65), 'too-many-terms', 128],
  ])('%s is refused: %s at %i', (text, expected, at) => {
    expect(problem(() => filterClause(text, EVENT_FIELDS))).toEqual([expected, at]);
  });
  test('a time means the same on every machine', () => {
    const time = (text: string) => filterClause(`time>=${text}`, EVENT_FIELDS).parameters[0];
    expect(time('2026-08-01')).toBe(Date.UTC(2026, 7, 1));
    expect(time('2026-08-01T10:20')).toBe(time('2026-08-01T10:20:00.000Z'));
  });
});

describe('a filter that is carried along', () => {
  test.each([['outcome:failure,denied', ACTION_FIELDS, ['failed', 'denied']], ['outcome:failed,denied', EVENT_FIELDS, ['failure', 'denied']], ['-outcome:success', ACTION_FIELDS, ['completed']], ['outcome:completed', EVENT_FIELDS, ['success']]] as const)(
    '%s asks for the table’s own word',
    (text, table, words) => expect(filterClause(text, table).parameters).toEqual(words),
  );
});

describe('no filter text reaches the SQL', () => {
  /** What is left of a clause when every constant piece of the field table and of the grammar is taken away. */
  function residue(sql: string, table: FieldTable): string {
    const pieces = [...table.fields.values()].flatMap(({ column, other, wrap }) => [...(wrap?.('\0', '\0').split('\0') ?? []), column, ...(other === undefined ? [] : [other])]);
    const constants = [
      ...pieces, ...table.text, 'contains(', 'starts_with(', 'lower(?)', 'NOT coalesce((', ', false)', ' IS NOT NULL', ' AND ', ' OR ', ' >= ?', ' <= ?', ' > ?',
      ' < ?', ' = ?', ', ?', 'true', '(', ')', ', ',
    ].toSorted((a, b) => b.length - a.length);
    return constants.reduce((left, piece) => left.replaceAll(piece, ' '), sql).trim();
  }
  const names = [...EVENT_FIELDS.fields.keys(), ...ACTION_FIELDS.fields.keys(), 'made-up'];
  const value = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom(`'; DROP TABLE events; --`, `' OR 1=1 --`, `"x" OR "y"`, '2026-08-01', '17', 'true', '*', '$1', '?', '\\'));
  const term = fc.tuple(fc.constantFrom('', '-'), fc.constantFrom(...names), fc.constantFrom(':', '>=', '<', '>', '<=', ''), fc.array(value, { minLength: 1, maxLength: 3 }), fc.boolean())
    .map(([minus, name, op, values, quote]) => `${minus}${name}${op}${values.map((each) => (quote ? JSON.stringify(each) : each)).join(',')}`);
  const text = fc.oneof(fc.string({ maxLength: 200 }), fc.array(term, { maxLength: 6 }).map((terms) => terms.join(' ')));

  test.each([['events', EVENT_FIELDS], ['actions', ACTION_FIELDS]] as const)('%s', (_name, table) => {
    let built = 0;
    fc.assert(
      fc.property(text, (filter) => {
        try {
          const { sql, parameters } = filterClause(filter, table);
          built += 1;
          expect(residue(sql, table)).toBe('');
          expect(sql.split('?').length - 1).toBe(parameters.length);
        } catch (error) {
          if (!(error instanceof FilterError)) throw error;
          expect(error.at).toBeGreaterThanOrEqual(0);
          expect(error.at).toBeLessThanOrEqual(filter.length);
        }
      }),
      { numRuns: 2_000 },
    );
    // A property that never got as far as a statement would hold of anything.
    expect(built).toBeGreaterThan(300);
  });
  test('the check sees a pasted value', () => {
    expect(residue(`(e.id = 'x' OR 1=1)`, EVENT_FIELDS)).not.toBe('');
  });
});
