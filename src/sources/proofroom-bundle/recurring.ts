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

/** The author decides how much differs: beyond this many, each is held by itself. */
const MAX = 50_000;
/** A longer text is hardly a name, and would be hashed whole to be looked up. */
const MAX_LENGTH = 128;

/** @param share told of every object that is held for all. */
export function createRecurring(share: (object: object) => void): Recurring {
  const words = new Map<string, string>();
  const lists = new Map<string, readonly string[]>();
  const descriptors = new Map<string, ActionDescriptor>();
  const inputs = new Map<string, NonNullable<Decision['inputs']>>();
  const starts = new Map<string, Pick<Action, 'startedBy' | 'startCredential'>>();
  const decisions = new Map<string, Decision>();
  const started = new Map<string, Started>();
  const finished = new Map<string, Finished>();
  const word = (text: string): string => (text.length > MAX_LENGTH ? text : held(words, text, text));
  return {
    word,
    words(texts) {
      const key = JSON.stringify(texts);
      return lists.get(key) ?? (key.length > MAX_LENGTH ? texts.map(word) : held(lists, key, texts.map(word)));
    },
    descriptor: (digest, descriptor) => shared(descriptors, digest, descriptor),
    inputs: ({ environment, risk_class: riskClass, autonomy }) => shared(inputs, `${environment} ${riskClass} ${autonomy}`, { environment, riskClass, autonomy }),
    start: (startedBy, startCredential) => held(
      starts, JSON.stringify([startedBy, startCredential]), { startedBy, ...(startCredential === undefined ? {} : { startCredential }) },
    ),
    decision: (said) => repeated(decisions, said.actionDigest, said),
    started: (said) => repeated(started, said.actionDigest ?? '', said),
    finished: (said) => repeated(finished, said.actionDigest ?? '', said),
  };

  /** The first that was said under this key, where it has the same members. */
  function repeated<T extends object>(known: Map<string, T>, key: string, said: T): T {
    const before = shared(known, key, said);
    return agrees(said, before) && agrees(before, said) ? before : said;
  }

  function shared<T extends object>(known: Map<string, T>, key: string, value: T): T {
    const before = known.get(key);
    if (before !== undefined) return before;
    if (known.size < MAX) {
      known.set(key, value);
      share(value);
    }
    return value;
  }
}

function agrees<T extends object>(one: T, other: T): boolean {
  for (const member in one) if (one[member] !== other[member]) return false;
  return true;
}

function held<T>(known: Map<string, T>, key: string, value: T): T {
  const before = known.get(key);
  if (before !== undefined) return before;
  if (known.size < MAX) known.set(key, value);
  return value;
}
