import type { Answer } from './answer.ts';
import { cedarAnswer } from './cedar-answer.ts';
import { questionKey, withReachableEntities, type Question } from './cedar-request.ts';
import type { Entities } from './entities.ts';
import type { CedarEntity, CedarRequest } from './evaluator.ts';
import type { PolicyReads } from './policy-reads.ts';
import type { CedarBook } from './rule-book.ts';

/**
 * Budgets against a log whose author wants the replay to last: whatever is beyond them is said to be not replayed.
 * They count work and not time, so that every machine comes to the same result.
 */
export interface ReplayLimits {
  /** What questions to Cedar may cost in all; a small one costs about `QUESTION`, a millisecond on a slow machine. */
  readonly maxCost: number;
  /** Answers kept for identical questions; when they are so many, all are forgotten. */
  readonly maxRemembered: number;
  /** Exceptions kept with what was compared; further ones are counted and keep their kind. */
  readonly maxExceptions: number;
}

export const REPLAY_LIMITS: ReplayLimits = { maxCost: 20_000_000, maxRemembered: 200_000, maxExceptions: 10_000 };

const QUESTION = 100;

export type CedarSays = { readonly answer: Answer } | { readonly problem: 'policies'; readonly policies: readonly string[] } | { readonly problem: 'broke' };

export interface CedarDesk {
  /** Null when the budget is spent. */
  ask(book: CedarBook, question: Question, entities: Entities): CedarSays | null;
  /** Questions asked of Cedar, and those answered from memory. */
  readonly counts: { asked: number; remembered: number };
}

export function openCedarDesk({ maxCost, maxRemembered }: ReplayLimits): CedarDesk {
  const memory = new Map<CedarBook, Map<Entities | null, Map<string, CedarSays>>>();
  const counts = { asked: 0, remembered: 0 };
  let kept = 0;
  let cost = 0;

  return {
    counts,
    ask(book, question, entities) {
      const known = shelf(book, ofSnapshot(book.reads) ? entities : null);
      const key = questionKey(question, entities, book.reads);
      const before = known.get(key);
      if (before !== undefined) {
        counts.remembered += 1;
        return before;
      }
      const request = withReachableEntities(question, entities, book.reads);
      cost += QUESTION + book.prepared.policies.length + weightOf(request);
      if (cost > maxCost) return null;
      counts.asked += 1;
      const says = put(book, request);
      kept += 1;
      if (kept > maxRemembered) {
        memory.clear();
        kept = 1;
        shelf(book, ofSnapshot(book.reads) ? entities : null).set(key, says);
      } else known.set(key, says);
      return says;
    },
  };

  function shelf(book: CedarBook, entities: Entities | null): Map<string, CedarSays> {
    const ofBook = memory.get(book) ?? new Map<Entities | null, Map<string, CedarSays>>();
    memory.set(book, ofBook);
    const found = ofBook.get(entities) ?? new Map<string, CedarSays>();
    ofBook.set(entities, found);
    return found;
  }
}

/** Whether an answer can hang on the snapshot beyond the attributes that are in its key. The registry is one for all. */
const ofSnapshot = ({ resource, named }: PolicyReads): boolean => resource === 'whole' || named === null || named.length > 0;

function put({ prepared }: CedarBook, request: CedarRequest): CedarSays {
  const response = prepared.authorize(request);
  if (!response.ok) return { problem: 'broke' };
  if (response.erred.length > 0) return { problem: 'policies', policies: response.erred };
  return { answer: cedarAnswer(prepared.policies, response) };
}

/** Sizes are the author's: a scope list of a megabyte costs what it takes to hand it over. */
const weightOf = ({ entities, context }: CedarRequest): number => entities.reduce((sum, each) => sum + weightOfEntity(each), weightOfRecord(context));

const weightOfEntity = ({ uid, attrs }: CedarEntity): number => 1 + uid.id.length / UNIT + weightOfRecord(attrs);

function weightOfRecord(record: CedarEntity['attrs']): number {
  let units = 0;
  for (const name in record) {
    const value = record[name];
    if (typeof value === 'string') units += value.length;
    else if (typeof value === 'object') for (const each of value) units += each.length + 1;
  }
  return Math.ceil(units / UNIT);
}

/** Characters that are handed over in the time of one unit of cost. */
const UNIT = 64;
