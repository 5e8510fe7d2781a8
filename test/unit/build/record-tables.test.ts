import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { columnWords, recordTablesDocument } from '../../../build/docs/record-tables.ts';
import { TABLE_WORDS } from '../../../build/docs/record-table-words.ts';
import { RECORD_TABLES } from '../../../src/engine/index-db/record-schema.ts';
import { TABLES } from '../../../src/engine/index-db/schema.ts';

test('docs/record-tables.md is what the script makes of the schema', () => {
  expect(readFileSync(new URL('../../../docs/record-tables.md', import.meta.url), 'utf8') === recordTablesDocument()).toBe(true);
});

test('every table and column is said, and nothing else is', () => {
  expect(Object.keys(TABLE_WORDS).toSorted()).toEqual(TABLES.map(({ name }) => name).toSorted());
  for (const { name, columns } of TABLES) {
    for (const column of Object.keys(columns)) expect(columnWords(name, column), `${name}.${column}`).not.toBeNull();
    expect(Object.keys(TABLE_WORDS[name]?.columns ?? {}).filter((column) => !Object.hasOwn(columns, column)), name).toEqual([]);
  }
});

test('every table of the record has the place and the integrity of its rows', () => {
  for (const { name, columns } of RECORD_TABLES) expect(Object.keys(columns), name).toEqual(expect.arrayContaining(['file', 'off', 'len', 'pointer', 'integrity']));
});
