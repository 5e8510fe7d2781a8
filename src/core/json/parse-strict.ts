import { decodeUtf8, invalidUtf8At, utf8Offset } from '../encoding/utf8.ts';
import type { JsonWord } from '../findings/index.ts';
import { hasLoneSurrogate } from './surrogates.ts';
import { DEFAULT_JSON_LIMITS, type JsonLimits, type JsonProblemCode, type JsonResult, type JsonValue } from './value.ts';

class Refusal extends Error {
  readonly code: JsonProblemCode;
  readonly index: number;
  readonly problem: JsonWord;
  constructor(code: JsonProblemCode, index: number, problem: JsonWord) {
    super(problem);
    this.code = code;
    this.index = index;
    this.problem = problem;
  }
}

/**
 * Reads one JSON document that can be read in one way only: RFC 8259 grammar, well-formed UTF-8 without BOM, unique
 * member names, no lone surrogates, integers within ±(2^53−1), no −0, bounded depth and size, nothing after it.
 * Whitespace and member order are free; `isCanonical` tells whether the bytes are the RFC 8785 form. Wider than RFC 7493
 * in one point (section 2.1): noncharacters pass, because every reader takes them for the same.
 */
export function parseStrict(bytes: Uint8Array, limits: JsonLimits = DEFAULT_JSON_LIMITS): JsonResult {
  if (bytes.length > limits.maxBytes) {
    return { ok: false, code: 'json.limit-exceeded', offset: limits.maxBytes, problem: 'bytes' };
  }
  const text = decodeUtf8(bytes);
  if (text === null) return { ok: false, code: 'json.malformed', offset: invalidUtf8At(bytes), problem: 'utf-8' };
  try {
    return { ok: true, value: new Reader(text, limits).document() };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { ok: false, code: error.code, offset: utf8Offset(text, error.index), problem: error.problem };
  }
}

const NUMBER = /-?(?:0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?/y;
/** 2^64 and −2^63 have twenty characters. */
const MAX_INTEGER_LENGTH = 20;
const ESCAPES: Readonly<Record<string, string>> = {
  '"': '"', '\\': '\\', '/': '/', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t',
};

class Reader {
  readonly #text: string;
  readonly #maxDepth: number;
  readonly #largeIntegers: JsonLimits['largeIntegers'];
  #at = 0;

  constructor(text: string, { maxDepth, largeIntegers }: JsonLimits) {
    this.#text = text;
    this.#maxDepth = maxDepth;
    this.#largeIntegers = largeIntegers;
  }

  document(): JsonValue {
    const value = this.#value(0);
    this.#space();
    if (this.#at < this.#text.length) this.#refuse('trailing-bytes');
    return value;
  }

  #value(depth: number): JsonValue {
    this.#space();
    switch (this.#text[this.#at]) {
      case '{': return this.#object(this.#deeper(depth));
      case '[': return this.#array(this.#deeper(depth));
      case '"': return this.#string();
      case 't': return this.#word('true', true);
      case 'f': return this.#word('false', false);
      case 'n': return this.#word('null', null);
      case undefined: return this.#refuse('unexpected-end');
      default: return this.#number();
    }
  }

  #deeper(depth: number): number {
    if (depth >= this.#maxDepth) throw new Refusal('json.limit-exceeded', this.#at, 'depth');
    return depth + 1;
  }

  #object(depth: number): JsonValue {
    const members: Record<string, JsonValue> = {};
    this.#at += 1;
    this.#space();
    if (this.#take('}')) return members;
    for (;;) {
      this.#space();
      const nameAt = this.#at;
      if (this.#text[nameAt] !== '"') this.#refuse('member-name');
      const name = this.#string();
      if (Object.hasOwn(members, name)) throw new Refusal('json.duplicate-key', nameAt, 'duplicate-key');
      this.#space();
      if (!this.#take(':')) this.#refuse('colon');
      const value = this.#value(depth);
      // The name is the author's: plain assignment of `__proto__` would change the object instead of the data.
      if (name === '__proto__') Object.defineProperty(members, name, { value, enumerable: true, configurable: true, writable: true });
      else members[name] = value;
      this.#space();
      if (this.#take('}')) return members;
      if (!this.#take(',')) this.#refuse('comma');
    }
  }

  #array(depth: number): JsonValue {
    const items: JsonValue[] = [];
    this.#at += 1;
    this.#space();
    if (this.#take(']')) return items;
    for (;;) {
      items.push(this.#value(depth));
      this.#space();
      if (this.#take(']')) return items;
      if (!this.#take(',')) this.#refuse('comma');
    }
  }

  #string(): string {
    const start = this.#at;
    let text = '';
    this.#at += 1;
    for (;;) {
      const from = this.#at;
      while (isPlain(this.#text.charCodeAt(this.#at))) this.#at += 1;
      text += this.#text.slice(from, this.#at);
      if (this.#take('"')) break;
      if (!this.#take('\\')) this.#refuse(this.#at < this.#text.length ? 'control-character' : 'unexpected-end');
      text += this.#escape();
    }
    if (hasLoneSurrogate(text)) throw new Refusal('json.malformed', start, 'lone-surrogate');
    return text;
  }

  #escape(): string {
    const letter = this.#text[this.#at] ?? '';
    const plain = Object.hasOwn(ESCAPES, letter) ? ESCAPES[letter] : undefined;
    if (plain !== undefined) {
      this.#at += 1;
      return plain;
    }
    const digits = this.#text.slice(this.#at + 1, this.#at + 5);
    if (letter !== 'u' || !/^[0-9a-fA-F]{4}$/.test(digits)) this.#refuse('escape');
    this.#at += 5;
    return String.fromCharCode(Number.parseInt(digits, 16));
  }

  #number(): number | string {
    NUMBER.lastIndex = this.#at;
    const match = NUMBER.exec(this.#text);
    if (match === null) return this.#refuse('unexpected-character');
    const value = Number(match[0]);
    const integer = match[1] === undefined && match[2] === undefined;
    if (integer && !Number.isSafeInteger(value) && this.#largeIntegers === 'text' && match[0].length <= MAX_INTEGER_LENGTH) {
      this.#at = NUMBER.lastIndex;
      return match[0];
    }
    if (!Number.isFinite(value) || (integer && !Number.isSafeInteger(value))) this.#refuse('number-range');
    // A number too small to be held would be read as none at all.
    if (value === 0 && /^[^eE]*[1-9]/.test(match[0])) this.#refuse('number-range');
    if (Object.is(value, -0)) this.#refuse('negative-zero');
    this.#at = NUMBER.lastIndex;
    return value;
  }

  #word<T extends JsonValue>(word: string, value: T): T {
    if (!this.#text.startsWith(word, this.#at)) this.#refuse('unexpected-character');
    this.#at += word.length;
    return value;
  }

  #space(): void {
    for (;;) {
      const unit = this.#text.charCodeAt(this.#at);
      if (unit !== 0x20 && unit !== 0x0a && unit !== 0x0d && unit !== 0x09) return;
      this.#at += 1;
    }
  }

  #take(character: string): boolean {
    if (this.#text[this.#at] !== character) return false;
    this.#at += 1;
    return true;
  }

  #refuse(problem: JsonWord): never {
    throw new Refusal('json.malformed', this.#at, problem);
  }
}

/** What may stand in a string as itself: neither quote, backslash, control character nor the end (NaN). */
function isPlain(unit: number): boolean {
  return unit >= 0x20 && unit !== 0x22 && unit !== 0x5c;
}
