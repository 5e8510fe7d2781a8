import type { DuckDBConnection } from '@duckdb/node-api';
import type { UserControlAnswer, UserControlQuery } from '../../../contract/user-control.ts';
import { outcomeOf } from '../../../core/controls/judge.ts';
import { createPopulation } from '../../../core/controls/population.ts';
import type { ControlResult, Fact } from '../../../core/controls/types.ts';
import type { FiledControl, UserControl } from '../../../core/controls/user-control.ts';
import type { Pointer } from '../../../core/findings/index.ts';
import type { Run } from '../../../core/run.ts';
import { openDatabase } from '../database.ts';
import { indexPath, type IndexTarget } from '../location.ts';
import { checkQuery } from './check-query.ts';
import { QueryError } from './query-error.ts';
import { readRows, type AskedRow, type QueryLimits } from './read-rows.ts';

export interface UserControlOptions {
  /** Whether the integrity of the evidence holds: without it a pass is undecided. */
  readonly integrityHolds: boolean;
  readonly kept: number;
  readonly limits?: QueryLimits;
}

/** For each query. A record of a million events has some 70,000 actions. */
export const USER_CONTROL_LIMITS: QueryLimits = { milliseconds: 20_000, rows: 2_000_000, characters: 2 ** 28 };

/**
 * Runs controls of a user's own over an index that stands on the disk, each on the same locked, read-only instance. Nothing
 * a file asks for throws; an index that cannot be opened does.
 */
export async function runUserControls(target: IndexTarget, controls: readonly FiledControl[], options: UserControlOptions): Promise<readonly UserControlAnswer[]> {
  const database = await openDatabase(indexPath(target), 'query');
  try {
    const answers: UserControlAnswer[] = [];
    for (const each of controls) answers.push(await runOne(database.connection, each, options));
    return answers;
  } finally {
    database.close();
  }
}

/** Over the index of this run's record: what its integrity is, and how much is listed, are the run's. */
export function runControlsOf({ verdict, inputs }: Pick<Run, 'verdict' | 'inputs'>, target: IndexTarget, controls: readonly FiledControl[]): Promise<readonly UserControlAnswer[]> {
  const integrityHolds = verdict.axes.some(({ axis, outcome }) => axis === 'integrity' && outcome === 'pass');
  return runUserControls(target, controls, { integrityHolds, kept: inputs.limits.maxFindingsPerCode });
}

async function runOne(connection: DuckDBConnection, { control, digest }: FiledControl, options: UserControlOptions): Promise<UserControlAnswer> {
  const { id, title, population, queries } = control;
  let query: UserControlQuery = 'population';
  try {
    for (query of ['population', 'exceptions', 'undecided'] as const) {
      const sql = queries[query];
      if (sql !== undefined) await checkQuery(connection, sql);
    }
    const ask = (which: UserControlQuery, row: (row: AskedRow) => void): Promise<void> => {
      query = which;
      return readRows(connection, queries[which] ?? '', options.limits ?? USER_CONTROL_LIMITS, row);
    };
    return { ok: true, digest, title, population, result: await judge(control, ask, options) };
  } catch (error) {
    if (!(error instanceof QueryError)) throw error;
    return { ok: false, digest, id, query, problem: error.problem, detail: error.detail };
  }
}

type Ask = (query: UserControlQuery, row: (row: AskedRow) => void) => Promise<void>;

async function judge(control: FiledControl['control'], ask: Ask, { integrityHolds, kept }: UserControlOptions): Promise<ControlResult> {
  const { id, version, severity, mappings, queries } = control;
  const members = new Map<string, Pointer>();
  const subjects = createPopulation();
  await ask('population', (row) => {
    const subject = named(row);
    if (members.has(subject)) throw new QueryError('subject-twice', subject);
    members.set(subject, pointerOf(row));
    subjects.add(subject);
  });
  const failed = collector(control, members, 'exception', kept, () => false);
  await ask('exceptions', (row) => failed.add(row));
  const doubted = collector(control, members, 'cannot-tell', kept, (subject) => failed.has(subject));
  if (queries.undecided !== undefined) await ask('undecided', (row) => doubted.add(row));
  const { population, populationDigest } = subjects.finish();
  const unreliable = !integrityHolds;
  return {
    id, version, severity, advisory: control.advisory === true, mappings,
    outcome: outcomeOf(population, failed.count(), doubted.count(), unreliable),
    population, populationDigest, exceptionCount: failed.count(), undecidedCount: doubted.count(), exceptions: failed.facts, undecided: doubted.facts, unreliable,
  };
}

/** Facts by subject: several rows of one member are one exception, told by the first. */
function collector({ of: kind }: Pick<UserControl, 'of'>, members: ReadonlyMap<string, Pointer>, verdict: 'exception' | 'cannot-tell', kept: number, elsewhere: (subject: string) => boolean) {
  const seen = new Set<string>();
  const facts: Fact[] = [];
  return {
    facts,
    count: (): number => seen.size,
    has: (subject: string): boolean => seen.has(subject),
    add(row: AskedRow): void {
      const subject = named(row);
      const at = members.get(subject);
      if (at === undefined) throw new QueryError('outside-population', subject);
      if (seen.has(subject) || elsewhere(subject)) return;
      seen.add(subject);
      if (facts.length >= kept) return;
      const { reason, ...values } = row.values;
      facts.push({ subject, ...(kind === undefined ? {} : { kind }), verdict, reason: reason ?? verdict, values, at: row.file === null ? at : pointerOf(row) });
    },
  };
}

function named({ subject }: AskedRow): string {
  if (subject === null || subject === '') throw new QueryError('subject-missing');
  return subject;
}

function pointerOf({ file, off, len, pointer }: AskedRow): Pointer {
  const [offset, length] = [wholeNumber(off), wholeNumber(len)];
  return {
    ...(file === null ? {} : { file }), ...(offset === null ? {} : { offset }), ...(length === null ? {} : { length }), ...(pointer === null ? {} : { pointer }),
  };
}

function wholeNumber(text: string | null): number | null {
  const value = text === null ? Number.NaN : Number(text);
  return Number.isSafeInteger(value) && value >= 0 ? value : null;
}
