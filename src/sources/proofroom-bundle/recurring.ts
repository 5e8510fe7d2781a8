import type { ActionDescriptor, EventDataByType } from '../../core/bundle/format.ts';
import type { Action, Decision } from '../../core/model/record.ts';

/** What the same log says again and again, held once: a record keeps a hundred thousand actions in memory. */
export interface Recurring {
  readonly word: (text: string) => string;
  words(texts: readonly string[]): readonly string[];
  /** `digest` is the SHA-256 computed over the descriptor, so that equal digests are equal descriptors. */
  descriptor(digest: string, descriptor: ActionDescriptor): ActionDescriptor;
  inputs(of: EventDataByType['policy.decided']['inputs']): NonNullable<Decision['inputs']>;
  start(by: string, credential: string | undefined): Pick<Action, 'startedBy' | 'startCredential'>;
  /** What is said of one action, where it was said in the same words of another with the same digest. */
  decision(said: Decision): Decision;
  started(said: Started): Started;
  finished(said: Finished): Finished;
}

type Started = NonNullable<Action['started']>['value'];
type Finished = NonNullable<Action['finished']>['value'];

/** Held for all, for as long as the record is. The author decides how much differs: beyond this many, each is held by itself. */
const MOST_SHARED = 4_096;
/** Half of what is remembered lest it be said again, in each of two generations: what recurs does so within some thousand actions. */
const REMEMBERED = 4_096;
/** A longer text is hardly a name, and would be hashed whole to be looked up. */
const MAX_LENGTH = 128;

/** @param share told of every object that is held for all. */
export function createRecurring(share: (object: object) => void): Recurring {
  const words = createRemembered<string>();
  const lists = createRemembered<readonly string[]>();
  const starts = createRemembered<Pick<Action, 'startedBy' | 'startCredential'>>();
  const descriptors = createShared<ActionDescriptor>(share);
  const inputs = createShared<NonNullable<Decision['inputs']>>(share);
  const decisions = createShared<Decision>(share);
  const started = createShared<Started>(share);
  const finished = createShared<Finished>(share);
  const word = (text: string): string => (text.length > MAX_LENGTH ? text : words(text, text));
  return {
    word,
    words(texts) {
      const key = JSON.stringify(texts);
      return key.length > MAX_LENGTH ? texts.map(word) : lists(key, texts.map(word));
    },
    descriptor: (digest, descriptor) => descriptors(digest, descriptor),
    inputs: ({ environment, risk_class: riskClass, autonomy }) => inputs(`${environment} ${riskClass} ${autonomy}`, { environment, riskClass, autonomy }),
    start: (startedBy, startCredential) => starts(
      JSON.stringify([startedBy, startCredential]), { startedBy, ...(startCredential === undefined ? {} : { startCredential }) },
    ),
    decision: (said) => repeated(decisions(said.actionDigest, said), said),
    started: (said) => repeated(started(said.actionDigest ?? '', said), said),
    finished: (said) => repeated(finished(said.actionDigest ?? '', said), said),
  };
}

/** The first that was said under the same key, where it has the same members. */
const repeated = <T extends object>(before: T, said: T): T => (agrees(said, before) && agrees(before, said) ? before : said);

function agrees<T extends object>(one: T, other: T): boolean {
  for (const member in one) if (one[member] !== other[member]) return false;
  return true;
}

/** What was said under a key before, where that is not long ago; else what is said now. */
type Known<T> = (key: string, said: T) => T;

function createRemembered<T>(): Known<T> {
  let young = new Map<string, T>();
  let old = new Map<string, T>();
  return (key, said) => {
    const known = young.get(key);
    if (known !== undefined) return known;
    const before = old.get(key) ?? said;
    if (young.size >= REMEMBERED) {
      old = young;
      young = new Map();
    }
    young.set(key, before);
    return before;
  };
}

/** The same, and told of what is said a second time: it is likely to be said often. Most descriptions come once. */
function createShared<T extends object>(share: (object: object) => void): Known<T> {
  const shared = new Map<string, T>();
  const remembered = createRemembered<T>();
  return (key, said) => {
    const known = shared.get(key);
    if (known !== undefined) return known;
    const before = remembered(key, said);
    if (before !== said && shared.size < MOST_SHARED) {
      shared.set(key, before);
      share(before);
    }
    return before;
  };
}
