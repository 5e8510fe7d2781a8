import { redactionWords } from '../../text/index.ts';
import type { Redactable } from '../choices.ts';
import { namesWithin } from './words-within.ts';

/** What a pseudonym stands for; a reader learns no more than this of it. */
export type Noun = 'person' | 'agent' | 'system' | 'actor' | 'member' | 'file' | 'entry';

export interface Pseudonyms {
  /** Same value, same pseudonym, throughout one report. */
  of(noun: Noun, what: Redactable, value: string): string;
  /** The pseudonym of a value that has one, because it is known to be withheld from another place. */
  known(value: string): string | null;
  /** What is withheld of somebody whose name stands in this text; null where nobody’s does. */
  named(text: string): Redactable | null;
  withheld(what: Redactable): string;
  /** Different values that have a pseudonym, and places at which anything was replaced. */
  counts(): ReadonlyMap<Redactable, { readonly values: number; readonly places: number }>;
  /** Forgets the places, not the values. */
  recount(): void;
}

/** What has a name of its own. A member may be anything, and a file’s name is made of others. */
const NAMES: ReadonlySet<Noun> = new Set(['person', 'agent', 'system', 'actor']);
/** Stands under a pseudonym only where a place does not tell services from people; what it is called is a common word. */
const SERVICE = /^service:/u;

/** Numbers are given in the order in which values are first met: they follow from the report and tell nothing else. */
export function createPseudonyms(): Pseudonyms {
  const names = new Map<string, { readonly text: string; readonly what: Redactable }>();
  const numbers = new Map<Noun, number>();
  const places = new Map<Redactable, number>();
  const within = namesWithin<Redactable>();
  const count = (what: Redactable): void => void places.set(what, (places.get(what) ?? 0) + 1);
  return {
    of(noun, what, value) {
      let held = names.get(value);
      if (held === undefined) {
        const number = (numbers.get(noun) ?? 0) + 1;
        numbers.set(noun, number);
        held = { text: redactionWords[noun](number), what };
        names.set(value, held);
        if (NAMES.has(noun) && !SERVICE.test(value)) within.add(value, what);
      }
      count(held.what);
      return held.text;
    },
    known(value) {
      const held = names.get(value);
      if (held !== undefined) count(held.what);
      return held?.text ?? null;
    },
    named: (text) => within.find(text),
    withheld(what) {
      count(what);
      return redactionWords.withheld;
    },
    counts() {
      const found = new Map<Redactable, { values: number; places: number }>();
      for (const [what, at] of places) found.set(what, { values: 0, places: at });
      for (const { what } of names.values()) {
        const of = found.get(what);
        if (of !== undefined) of.values += 1;
      }
      return found;
    },
    recount: () => places.clear(),
  };
}
