/**
 * Proof that a text is exactly one RFC 8785 document, without building anything: strictly ascending member names (so
 * no duplicates), no whitespace, minimal escapes, numbers as ECMAScript prints them. Per-character code, because a
 * million lines go through it.
 */
export interface CanonicalScan {
  /** UTF-16 index of the first character that the canonical form cannot have there; -1 when the text is canonical. */
  readonly badAt: number;
  /** Start, end of each member of the top-level object, name included, comma excluded; empty otherwise. */
  readonly members: readonly number[];
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const COLON = 0x3a;

export function scanCanonical(text: string, maxDepth: number): CanonicalScan {
  const scanner = new Scanner(text, maxDepth);
  const end = scanner.value(0, 0);
  if (end < 0) return { badAt: scanner.badAt, members: [] };
  return end === text.length ? { badAt: -1, members: scanner.members } : { badAt: end, members: [] };
}

class Scanner {
  readonly members: number[] = [];
  badAt = -1;
  readonly #text: string;
  readonly #maxDepth: number;

  constructor(text: string, maxDepth: number) {
    this.#text = text;
    this.#maxDepth = maxDepth;
  }

  /** Each of these takes the index where its production starts and returns the index after it, or -1. */
  value(at: number, depth: number): number {
    switch (this.#text.charCodeAt(at)) {
      case 0x7b: return this.#object(at, depth);
      case 0x5b: return this.#array(at, depth);
      case QUOTE: return this.#string(at);
      case 0x74: return this.#word(at, 'true');
      case 0x66: return this.#word(at, 'false');
      case 0x6e: return this.#word(at, 'null');
      default: return this.#number(at);
    }
  }

  #object(start: number, depth: number): number {
    const text = this.#text;
    if (depth >= this.#maxDepth) return this.#bad(start);
    if (text.charCodeAt(start + 1) === 0x7d) return start + 2;
    let at = start + 1;
    let previousFrom = -1;
    let previousTo = -1;
    for (;;) {
      const nameEnd = text.charCodeAt(at) === QUOTE ? this.#string(at) : this.#bad(at);
      if (nameEnd < 0) return -1;
      if (previousFrom >= 0 && !this.#ascends(previousFrom, previousTo, at + 1, nameEnd - 1)) return this.#bad(at);
      if (text.charCodeAt(nameEnd) !== COLON) return this.#bad(nameEnd);
      const end = this.value(nameEnd + 1, depth + 1);
      if (end < 0) return -1;
      if (depth === 0) this.members.push(at, end);
      previousFrom = at + 1;
      previousTo = nameEnd - 1;
      const next = text.charCodeAt(end);
      if (next === 0x7d) return end + 1;
      if (next !== COMMA) return this.#bad(end);
      at = end + 1;
    }
  }

  /** RFC 8785 section 3.2.3: names compare by UTF-16 code units of their raw text, escapes undone. */
  #ascends(leftFrom: number, leftTo: number, rightFrom: number, rightTo: number): boolean {
    const text = this.#text;
    const length = Math.min(leftTo - leftFrom, rightTo - rightFrom);
    for (let at = 0; at < length; at++) {
      const left = text.charCodeAt(leftFrom + at);
      const right = text.charCodeAt(rightFrom + at);
      if (left === BACKSLASH || right === BACKSLASH) return this.#nameAt(leftFrom, leftTo) < this.#nameAt(rightFrom, rightTo);
      if (left !== right) return left < right;
    }
    return leftTo - leftFrom < rightTo - rightFrom;
  }

  #nameAt(from: number, to: number): string {
    const name: unknown = JSON.parse(this.#text.slice(from - 1, to + 1));
    return String(name);
  }

  #array(start: number, depth: number): number {
    const text = this.#text;
    if (depth >= this.#maxDepth) return this.#bad(start);
    if (text.charCodeAt(start + 1) === 0x5d) return start + 2;
    let at = start + 1;
    for (;;) {
      const end = this.value(at, depth + 1);
      if (end < 0) return -1;
      const next = text.charCodeAt(end);
      if (next === 0x5d) return end + 1;
      if (next !== COMMA) return this.#bad(end);
      at = end + 1;
    }
  }

  #string(start: number): number {
    const text = this.#text;
    for (let at = start + 1; ; at++) {
      const unit = text.charCodeAt(at);
      if (unit === QUOTE) return at + 1;
      if (unit === BACKSLASH) {
        const length = escapeLength(text, at);
        if (length === 0) return this.#bad(at);
        at += length - 1;
      } else if (unit >= 0xd800 && unit <= 0xdfff) {
        const next = text.charCodeAt(at + 1);
        if (unit > 0xdbff || !(next >= 0xdc00 && next <= 0xdfff)) return this.#bad(at);
        at += 1;
      } else if (!(unit >= 0x20)) return this.#bad(at);
    }
  }

  #number(start: number): number {
    const text = this.#text;
    let at = start;
    while (isNumberUnit(text.charCodeAt(at))) at++;
    const literal = text.slice(start, at);
    const value = Number(literal);
    // The grammar is implied: what ECMAScript prints for a finite number is a JSON number, and −0 prints as 0.
    if (at === start || String(value) !== literal) return this.#bad(start);
    // An integer of the text beyond 2^53−1 may have been another integer in the mind of its writer (RFC 7493 section 2.2).
    if (!Number.isSafeInteger(value) && /^-?[0-9]+$/.test(literal)) return this.#bad(start);
    return at;
  }

  #word(at: number, word: string): number {
    return this.#text.startsWith(word, at) ? at + word.length : this.#bad(at);
  }

  #bad(at: number): -1 {
    this.badAt = at;
    return -1;
  }
}

function isNumberUnit(unit: number): boolean {
  return (unit >= 0x30 && unit <= 0x39) || unit === 0x2d || unit === 0x2b || unit === 0x2e || unit === 0x65;
}

/** Length of a minimal escape at `at`, or 0: \" \\ \b \t \n \f \r, and \u00xx in lower case for the other controls. */
function escapeLength(text: string, at: number): number {
  switch (text.charAt(at + 1)) {
    case '"': case '\\': case 'b': case 't': case 'n': case 'f': case 'r':
      return 2;
    case 'u':
      return /^00(?:0[0-7be-f]|1[0-9a-f])$/.test(text.slice(at + 2, at + 6)) ? 6 : 0;
    default:
      return 0;
  }
}
