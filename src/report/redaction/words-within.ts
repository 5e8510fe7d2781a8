/** Longest name, in words, that is looked for within other texts. */
const MAX_WORDS = 4;
/** Shorter ones stand in too many words that have nothing to do with them. */
const MIN_LENGTH = 3;

/** A name without what kind of thing it names, as words: `person:ada.lima` and `Ada Lima` are the same two. */
const wordsOf = (text: string): readonly string[] => text.normalize('NFKC').toLowerCase().split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');

export interface NamesWithin<T> {
  add(name: string, what: T): void;
  /** What was added of a name that stands in this text as whole words, one after another; null where none does. */
  find(text: string): T | null;
}

/** Finds names in texts that their author made of them, in time that grows with the text alone: both are the author's. */
export function namesWithin<T>(): NamesWithin<T> {
  const known = new Map<string, T>();
  return {
    add(name, what) {
      const words = wordsOf(name.replace(/^[a-z-]{1,32}:/u, ''));
      const key = words.join(' ');
      if (words.length <= MAX_WORDS && key.length >= MIN_LENGTH && !/^[\d ]+$/u.test(key)) known.set(key, what);
    },
    find(text) {
      if (known.size === 0) return null;
      const words = wordsOf(text);
      for (let from = 0; from < words.length; from++) {
        for (let to = from + 1; to <= Math.min(words.length, from + MAX_WORDS); to++) {
          const found = known.get(words.slice(from, to).join(' '));
          if (found !== undefined) return found;
        }
      }
      return null;
    },
  };
}
