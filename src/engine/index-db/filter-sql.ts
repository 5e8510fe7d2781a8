import { assertNever } from '../../core/findings/index.ts';
import { FilterError, parseFilter, type FilterValue, type Term } from './filter.ts';

/**
 * Filter terms as a WHERE clause. The clause is put together only from the constant pieces of the field table and
 * this file; everything the user wrote travels as a bound parameter.
 */
export type Parameter = string | number | boolean;
export interface Clause { readonly sql: string; readonly parameters: readonly Parameter[] }

/** Where a field lives. `wrap` puts a condition on `column` inside a subquery, for what stands in another table, and one on `other`, where it may stand in two. */
export interface Field {
  readonly kind: 'text' | 'number' | 'time' | 'boolean';
  readonly column: string;
  readonly other?: string;
  readonly wrap?: (condition: string, other: string) => string;
  /** What the column has for a word of the other tables, so that a filter can be carried along. */
  readonly words?: ReadonlyMap<string, string>;
}
export interface FieldTable {
  readonly fields: ReadonlyMap<string, Field>;
  /** Texts in lower case in which bare words are looked for. */
  readonly text: readonly string[];
}

export function filterClause(text: string, table: FieldTable): Clause {
  const clauses = parseFilter(text).map((term) => negate(term.negated, termClause(term, table)));
  if (clauses.length === 0) return { sql: 'true', parameters: [] };
  return { sql: clauses.map(({ sql }) => sql).join(' AND '), parameters: clauses.flatMap(({ parameters }) => parameters) };
}

/** An absent value is not the value asked for, so its negation holds: SQL's unknown is taken as false. */
const negate = (negated: boolean, { sql, parameters }: Clause): Clause => ({
  sql: negated ? `NOT coalesce((${sql}), false)` : `(${sql})`,
  parameters,
});

function termClause(term: Term, table: FieldTable): Clause {
  if (term.kind === 'text') {
    return {
      sql: table.text.map((column) => `contains(${column}, lower(?))`).join(' OR '),
      parameters: table.text.map(() => term.text),
    };
  }
  const field = table.fields.get(term.field);
  if (field === undefined) throw new FilterError(term.at, 'unknown-field');
  const wrap = field.wrap ?? ((condition: string) => condition);
  const condition = conditionOn(field, field.column, term);
  const other = field.other === undefined ? { sql: '', parameters: [] } : conditionOn(field, field.other, term);
  return { sql: wrap(condition.sql, other.sql), parameters: [...condition.parameters, ...other.parameters] };
}

function conditionOn(field: Field, column: string, term: Exclude<Term, { readonly kind: 'text' }>): Clause {
  if (term.kind === 'compare') {
    if (field.kind !== 'number' && field.kind !== 'time') throw new FilterError(term.at, 'not-comparable');
    return { sql: `${column} ${term.op} ?`, parameters: [parameter(field, term.value)] };
  }
  const matches = term.values.map((value) => matchClause(field, column, value));
  return { sql: matches.map(({ sql }) => sql).join(' OR '), parameters: matches.flatMap(({ parameters }) => parameters) };
}

function matchClause(field: Field, column: string, value: FilterValue): Clause {
  if (value.prefix && value.text === '') return { sql: `${column} IS NOT NULL`, parameters: [] };
  if (value.prefix && field.kind === 'text') return { sql: `starts_with(${column}, ?)`, parameters: [value.text] };
  return { sql: `${column} = ?`, parameters: [parameter(field, value)] };
}

function parameter({ kind, words }: Pick<Field, 'kind' | 'words'>, { text, at }: FilterValue): Parameter {
  switch (kind) {
    case 'text':
      return words?.get(text) ?? text;
    case 'number': {
      if (!/^-?\d{1,15}$/.test(text)) throw new FilterError(at, 'not-a-number');
      return Number(text);
    }
    case 'boolean': {
      if (text !== 'true' && text !== 'false') throw new FilterError(at, 'not-true-or-false');
      return text === 'true';
    }
    case 'time':
      return instant(text, at);
    default:
      return assertNever(kind);
  }
}

const INSTANT = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2})(:\d{2}(?:\.\d{1,3})?)?Z?)?$/;

/** A date or an instant, always UTC whether or not the Z is written: one text means one time on every machine. */
function instant(text: string, at: number): number {
  const match = INSTANT.exec(text);
  const time = match === null ? Number.NaN : Date.parse(`${match[1]}T${match[2] ?? '00:00'}${match[3] ?? ':00'}Z`);
  if (Number.isNaN(time)) throw new FilterError(at, 'not-a-time');
  return time;
}
