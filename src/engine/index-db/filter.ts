/**
 * The one filter grammar of the workstation, read into terms. All terms must hold.
 *
 *     type:approval.granted,approval.denied -outcome:success time>=2026-08-01T00:00Z env:prod* "checkout api"
 *
 * `field:a,b` one of the values · `field:abc*` begins with · `field:*` has any · `field>=v` and the like for
 * numbers and times (UTC) · a leading `-` negates · anything else must occur in the row's text.
 */
type Comparison = '>=' | '<=' | '>' | '<';
export interface FilterValue { readonly text: string; readonly prefix: boolean; readonly at: number }
export type Term =
  | { readonly kind: 'text'; readonly negated: boolean; readonly text: string }
  | { readonly kind: 'match'; readonly negated: boolean; readonly field: string; readonly at: number; readonly values: readonly FilterValue[] }
  | { readonly kind: 'compare'; readonly negated: boolean; readonly field: string; readonly at: number; readonly op: Comparison; readonly value: FilterValue };

export type FilterProblem =
  | 'unterminated-quote' | 'missing-value' | 'unknown-field' | 'not-a-number' | 'not-a-time' | 'not-comparable' | 'not-true-or-false' | 'too-many-terms';

/** Position is an index into the filter text, in UTF-16 units. */
export class FilterError extends Error {
  readonly at: number;
  readonly problem: FilterProblem;
  constructor(at: number, problem: FilterProblem) {
    super(`filter: ${problem} at ${at}`);
    this.at = at;
    this.problem = problem;
  }
}

/** A screen's filter has a handful of terms; the bound keeps a hostile window from building a statement of thousands. */
const MAX_TERMS = 64;
const FIELD = /([a-z][a-z-]*)(:|>=|<=|>|<)/y;

export function parseFilter(text: string): Term[] {
  const terms: Term[] = [];
  let at = skipSpace(text, 0);
  while (at < text.length) {
    if (terms.length === MAX_TERMS) throw new FilterError(at, 'too-many-terms');
    const negated = text[at] === '-' && at + 1 < text.length && !isSpace(text[at + 1]);
    const [term, next] = readTerm(text, negated ? at + 1 : at, negated);
    terms.push(term);
    at = skipSpace(text, next);
  }
  return terms;
}

function readTerm(text: string, at: number, negated: boolean): [Term, number] {
  FIELD.lastIndex = at;
  const head = FIELD.exec(text);
  if (head === null) {
    const [value, next] = readValue(text, at, false);
    return [{ kind: 'text', negated, text: value.text }, next];
  }
  const field = head[1] ?? '';
  const op = head[2] ?? '';
  const from = FIELD.lastIndex;
  if (op === ':') {
    const [values, next] = readValues(text, from);
    return [{ kind: 'match', negated, field, at, values }, next];
  }
  const [value, next] = readValue(text, from, false);
  return [{ kind: 'compare', negated, field, at, op: comparison(op), value }, next];
}

function comparison(op: string): Comparison {
  return op === '>=' || op === '<=' || op === '>' ? op : '<';
}

function readValues(text: string, from: number): [FilterValue[], number] {
  const values: FilterValue[] = [];
  let at = from;
  for (;;) {
    const [value, next] = readValue(text, at, true);
    values.push(value);
    if (text[next] !== ',') return [values, next];
    at = next + 1;
  }
}

/** A quoted or bare value; in a list a comma ends a bare one. Only a bare value can end in the prefix star. */
function readValue(text: string, at: number, inList: boolean): [FilterValue, number] {
  if (text[at] === '"') return readQuoted(text, at);
  const bare = inList ? /[^\s,]*/y : /\S*/y;
  bare.lastIndex = at;
  const [found = ''] = bare.exec(text) ?? [];
  if (found === '') throw new FilterError(at, 'missing-value');
  const prefix = inList && found.endsWith('*');
  return [{ text: prefix ? found.slice(0, -1) : found, prefix, at }, at + found.length];
}

function readQuoted(text: string, at: number): [FilterValue, number] {
  let value = '';
  for (let index = at + 1; index < text.length; index += 1) {
    const char = text[index];
    if (char === '"') return [{ text: value, prefix: false, at }, index + 1];
    if (char === '\\' && index + 1 < text.length) index += 1;
    value += text[index];
  }
  throw new FilterError(at, 'unterminated-quote');
}

const isSpace = (char: string | undefined): boolean => char !== undefined && /\s/.test(char);
function skipSpace(text: string, from: number): number {
  let at = from;
  while (isSpace(text[at])) at += 1;
  return at;
}
