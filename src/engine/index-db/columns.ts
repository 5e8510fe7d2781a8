export type ColumnType = 'INTEGER' | 'DOUBLE' | 'VARCHAR' | 'BOOLEAN';
export interface Table<Name extends string = string> {
  readonly name: Name;
  readonly columns: Readonly<Record<string, ColumnType>>;
}

export const table = <const Name extends string, const C extends Record<string, ColumnType>>(name: Name, columns: C) => ({ name, columns });

/** The row's bytes: file, byte offset and length or RFC 6901 pointer, and whether they are what was recorded. */
export const EVIDENCE = { file: 'VARCHAR', off: 'DOUBLE', len: 'DOUBLE', pointer: 'VARCHAR', integrity: 'VARCHAR' } as const;

/** The row whole, as JSON of the canonical record. */
export const BODY = { body: 'VARCHAR' } as const;
