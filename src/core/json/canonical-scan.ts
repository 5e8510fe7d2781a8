import { decodeUtf8, encodeUtf8 } from '../encoding/utf8.ts';

/**
 * Proof that bytes are exactly one RFC 8785 document, without building anything: strictly ascending member names (so
 * no duplicates), no whitespace, minimal escapes, numbers as ECMAScript prints them. Per-byte code, because a
 * million lines go through it.
 */
export interface CanonicalScan {
  /** Offset of the first byte that the canonical form cannot have there; -1 when the bytes are canonical. */
  readonly badAt: number;
  /** Start, end of each member of the top-level object, name included, comma excluded; empty otherwise. */
  readonly members: readonly number[];
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const COLON = 0x3a;
const ZERO = 0x30;
const SMALL_U = 0x75;
const TRUE = encodeUtf8('true');
const FALSE = encodeUtf8('false');
const NULL = encodeUtf8('null');
const SHORT_ESCAPES: ReadonlySet<number> = new Set(encodeUtf8('"\\btnfr'));
/** What stands after the last byte: no byte of any production. */
const END = -1;
/** Every number of this many digits is below 2^53. */
const SAFE_DIGITS = 15;

/** `bytes` have been proved well-formed UTF-8: no byte of a longer sequence is looked at. */
export function scanCanonical(bytes: Uint8Array, maxDepth: number): CanonicalScan {
  const scanner = new Scanner(bytes, maxDepth);
  const end = scanner.value(0, 0);
  if (end < 0) return { badAt: scanner.badAt, members: [] };
  return end === bytes.length ? { badAt: -1, members: scanner.members } : { badAt: end, members: [] };
}

class Scanner {
  readonly members: number[] = [];
  badAt = -1;
  readonly #bytes: Uint8Array;
  readonly #maxDepth: number;

  constructor(bytes: Uint8Array, maxDepth: number) {
    this.#bytes = bytes;
    this.#maxDepth = maxDepth;
  }

  /** Each of these takes the index where its production starts and returns the index after it, or -1. */
  value(at: number, depth: number): number {
    switch (this.#bytes[at] ?? END) {
      case 0x7b: return this.#object(at, depth);
      case 0x5b: return this.#array(at, depth);
      case QUOTE: return this.#string(at);
      case 0x74: return this.#word(at, TRUE);
      case 0x66: return this.#word(at, FALSE);
      case 0x6e: return this.#word(at, NULL);
      default: return this.#number(at);
    }
  }

  #object(start: number, depth: number): number {
    const bytes = this.#bytes;
    if (depth >= this.#maxDepth) return this.#bad(start);
    if (bytes[start + 1] === 0x7d) return start + 2;
    let at = start + 1;
    let previousFrom = -1;
    let previousTo = -1;
    for (;;) {
      const nameEnd = bytes[at] === QUOTE ? this.#string(at) : this.#bad(at);
      if (nameEnd < 0) return -1;
      if (previousFrom >= 0 && !this.#ascends(previousFrom, previousTo, at + 1, nameEnd - 1)) return this.#bad(at);
      if (bytes[nameEnd] !== COLON) return this.#bad(nameEnd);
      const end = this.value(nameEnd + 1, depth + 1);
      if (end < 0) return -1;
      if (depth === 0) this.members.push(at, end);
      previousFrom = at + 1;
      previousTo = nameEnd - 1;
      const next = bytes[end];
      if (next === 0x7d) return end + 1;
      if (next !== COMMA) return this.#bad(end);
      at = end + 1;
    }
  }

  /** RFC 8785 section 3.2.3: names compare by UTF-16 code units, escapes undone. In plain ASCII those are the bytes. */
  #ascends(leftFrom: number, leftTo: number, rightFrom: number, rightTo: number): boolean {
    const bytes = this.#bytes;
    const length = Math.min(leftTo - leftFrom, rightTo - rightFrom);
    for (let at = 0; at < length; at++) {
      const left = bytes[leftFrom + at]!;
      const right = bytes[rightFrom + at]!;
      if (!isPlain(left) || !isPlain(right)) return this.#nameAt(leftFrom, leftTo) < this.#nameAt(rightFrom, rightTo);
      if (left !== right) return left < right;
    }
    return leftTo - leftFrom < rightTo - rightFrom;
  }

  #nameAt(from: number, to: number): string {
    const name: unknown = JSON.parse(this.#textOf(from - 1, to + 1));
    return String(name);
  }

  #textOf(from: number, to: number): string {
    return decodeUtf8(this.#bytes.subarray(from, to)) ?? '';
  }

  #array(start: number, depth: number): number {
    const bytes = this.#bytes;
    if (depth >= this.#maxDepth) return this.#bad(start);
    if (bytes[start + 1] === 0x5d) return start + 2;
    let at = start + 1;
    for (;;) {
      const end = this.value(at, depth + 1);
      if (end < 0) return -1;
      const next = bytes[end];
      if (next === 0x5d) return end + 1;
      if (next !== COMMA) return this.#bad(end);
      at = end + 1;
    }
  }

  #string(start: number): number {
    const bytes = this.#bytes;
    const { length } = bytes;
    for (let at = start + 1; at < length; at++) {
      const byte = bytes[at]!;
      if (byte === QUOTE) return at + 1;
      if (byte === BACKSLASH) {
        const escape = this.#escapeLength(at);
        if (escape === 0) return this.#bad(at);
        at += escape - 1;
      } else if (byte < 0x20) return this.#bad(at);
    }
    return this.#bad(length);
  }

  /** Length of a minimal escape at `at`, or 0: \" \\ \b \t \n \f \r, and \u00xx in lower case for the other controls. */
  #escapeLength(at: number): number {
    const letter = this.#bytes[at + 1] ?? END;
    if (letter !== SMALL_U) return SHORT_ESCAPES.has(letter) ? 2 : 0;
    return /^00(?:0[0-7be-f]|1[0-9a-f])$/.test(this.#textOf(at + 2, at + 6)) ? 6 : 0;
  }

  #number(start: number): number {
    const bytes = this.#bytes;
    let at = start;
    while (isDigit(bytes[at])) at++;
    // Digits alone, none leading, few enough to be exact: ECMAScript prints them as they stand.
    if (at > start && at - start <= SAFE_DIGITS && !isNumberByte(bytes[at]) && (at === start + 1 || bytes[start] !== ZERO)) return at;
    while (isNumberByte(bytes[at])) at++;
    const literal = this.#textOf(start, at);
    const value = Number(literal);
    // The grammar is implied: what ECMAScript prints for a finite number is a JSON number, and −0 prints as 0.
    if (at === start || String(value) !== literal) return this.#bad(start);
    // An integer of the text beyond 2^53−1 may have been another integer in the mind of its writer (RFC 7493 section 2.2).
    if (!Number.isSafeInteger(value) && /^-?[0-9]+$/.test(literal)) return this.#bad(start);
    return at;
  }

  #word(at: number, word: Uint8Array): number {
    for (let n = 0; n < word.length; n++) if (this.#bytes[at + n] !== word[n]) return this.#bad(at);
    return at + word.length;
  }

  #bad(at: number): -1 {
    this.badAt = at;
    return -1;
  }
}

/** ASCII that stands for itself in a string. */
function isPlain(byte: number): boolean {
  return byte < 0x80 && byte !== BACKSLASH;
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= ZERO && byte <= 0x39;
}

/** A digit, or one of - + . e */
function isNumberByte(byte: number | undefined): boolean {
  return isDigit(byte) || byte === 0x2d || byte === 0x2b || byte === 0x2e || byte === 0x65;
}
