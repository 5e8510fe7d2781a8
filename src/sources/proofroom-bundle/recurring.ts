import type { ActionDescriptor } from '../../core/bundle/format.ts';

/** What the same log says again and again, held once: a record keeps a hundred thousand actions in memory. */
export interface Recurring {
  readonly word: (text: string) => string;
  /** `digest` is the SHA-256 computed over the descriptor, so that equal digests are equal descriptors. */
  descriptor(digest: string, descriptor: ActionDescriptor): ActionDescriptor;
}

/** The author decides how much differs: beyond this many, each is held by itself. */
const MAX = 50_000;
/** A longer text is hardly a name, and would be hashed whole to be looked up. */
const MAX_LENGTH = 128;

export function createRecurring(): Recurring {
  const words = new Map<string, string>();
  const descriptors = new Map<string, ActionDescriptor>();
  return {
    word: (text) => (text.length > MAX_LENGTH ? text : held(words, text, text)),
    descriptor: (digest, descriptor) => held(descriptors, digest, descriptor),
  };
}

function held<T>(known: Map<string, T>, key: string, value: T): T {
  const before = known.get(key);
  if (before !== undefined) return before;
  if (known.size < MAX) known.set(key, value);
  return value;
}
