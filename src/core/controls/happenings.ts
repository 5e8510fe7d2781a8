import type { Action, CanonicalRecord, Consequence, Stated, TestResult } from '../model/record.ts';
import { createAuthorsSeen, type AuthorsSeen } from './authors.ts';
import { createTestsSeen, type TestsSeen } from './tests-seen.ts';

export type Happening = Stated<Consequence>;

/** Tests by commit, and what followed a merge by commit and release, whichever action recorded it. */
export interface Happenings {
  readonly testsOf: TestsSeen['of'];
  readonly testsBeyond: TestsSeen['beyond'];
  readonly testsLeftFile: TestsSeen['leftFile'];
  readonly releasesOf: ReadonlyMap<string, readonly Happening[]>;
  /** Verifications, incidents and rollbacks, by release. */
  readonly aftermathOf: ReadonlyMap<string, readonly Happening[]>;
  readonly authorsOf: AuthorsSeen['of'];
}

const AFTERMATH: ReadonlySet<string> = new Set(['verification.completed', 'incident.declared', 'rollback.completed']);

/** While somebody walks through the record's actions. */
export interface HappeningsGathered {
  /** Each action, in the record's order. */
  add(action: Action): void;
  /** Once, when all were added. */
  finish(): Happenings;
}

export function happeningsOf(record: CanonicalRecord): Happenings {
  const gathered = gatherHappenings(record);
  for (const action of record.actions) gathered.add(action);
  return gathered.finish();
}

export function gatherHappenings({ unattached: loose = [] }: Pick<CanonicalRecord, 'unattached'>): HappeningsGathered {
  const tests = createTestsSeen();
  const authors = createAuthorsSeen();
  const releasesOf = new Map<string, Happening[]>();
  const aftermathOf = new Map<string, Happening[]>();
  const consequence = (each: Happening): void => {
    if (each.value.type === 'release.shipped') push(releasesOf, member(each, 'commit'), each);
    if (AFTERMATH.has(each.value.type)) push(aftermathOf, member(each, 'release_id'), each);
  };
  return {
    add(action) {
      authors.add(action);
      action.tests.forEach(tests.add);
      action.consequences.forEach(consequence);
    },
    finish() {
      loose.flatMap(testOf).forEach(tests.add);
      loose.forEach(consequence);
      return { testsOf: tests.of, testsBeyond: tests.beyond, testsLeftFile: tests.leftFile, releasesOf, aftermathOf, authorsOf: authors.of };
    },
  };
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

/** A text member of an event's data; the record's builder has proved its shape, so another type is an absent one. */
export function member(each: Happening, name: string): string {
  const value = each.value.data[name];
  return typeof value === 'string' ? value : '';
}

function testOf({ value: { type, data }, at, time }: Happening): readonly Stated<TestResult>[] {
  const { suite, passed, failed, required, commit, artifact_id: artifactId } = data;
  if (type !== 'test.completed' || typeof suite !== 'string' || typeof commit !== 'string') return [];
  if (typeof passed !== 'number' || typeof failed !== 'number' || typeof required !== 'boolean') return [];
  return [{ value: { suite, passed, failed, required, commit, artifactId: typeof artifactId === 'string' ? artifactId : null }, at, time }];
}
