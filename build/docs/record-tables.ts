import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { TABLES } from '../../src/engine/index-db/schema.ts';
import { COLUMN_WORDS, TABLE_WORDS, type TableWords } from './record-table-words.ts';

/** `docs/record-tables.md`, from the schema of the index and what is said of it here: `npx tsx build/docs/record-tables.ts`. */

/** What a column holds, by its table's words or by those that all tables share; null where nobody said. */
export function columnWords(table: string, column: string): string | null {
  const words: TableWords | undefined = Object.hasOwn(TABLE_WORDS, table) ? TABLE_WORDS[table] : undefined;
  const own = words?.columns !== undefined && Object.hasOwn(words.columns, column) ? words.columns[column] : undefined;
  return own ?? (Object.hasOwn(COLUMN_WORDS, column) ? COLUMN_WORDS[column]! : null);
}

export function recordTablesDocument(): string {
  const lines = [
    '# Tables of the record',
    '',
    'The index as SQL: every table and column that a view may ask, in the order of the schema (`src/engine/index-db`). What a row means stands in [record](record.md). Written by `npx tsx build/docs/record-tables.ts`.',
    '',
    'Columns that end in `_ms` are milliseconds since the Unix epoch by the source’s clock. A column is NULL where the source does not say. `file`, `off`, `len`, `pointer` are the row’s bytes in the evidence: file, byte offset and length, or RFC 6901 pointer; `integrity` is `verified`, `failed`, `unverified`, or `unsigned` where the source has nothing to hold them against.',
  ];
  for (const { name, columns } of TABLES) {
    lines.push('', `## \`${name}\``, '', TABLE_WORDS[name]?.about ?? '', '', '| column | type | what it holds |', '|---|---|---|');
    for (const [column, type] of Object.entries(columns)) lines.push(`| \`${column}\` | ${type} | ${columnWords(name, column) ?? ''} |`);
  }
  return `${lines.join('\n')}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const text = recordTablesDocument();
  writeFileSync(join(import.meta.dirname, '../../docs/record-tables.md'), text);
  console.log(`docs/record-tables.md: ${TABLES.length} tables, ${text.length} characters`);
}
