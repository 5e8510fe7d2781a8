import { isDelimiter, isSpace, stringAt } from './string-at.ts';
import { malformed, otherForm, type PdfValue } from './value.ts';

/** Values nested deeper than any writer nests them, and more of them in one object than a tree of a thousand pages has. */
const MAX_DEPTH = 32;
const MAX_VALUES = 1_000_000;
const MAX_TOKEN = 256;
const NULL: PdfValue = { kind: 'null' };

export interface Scanner {
  at(): number;
  moveTo(offset: number): void;
  /** The next token of regular characters, '' where there is none; nothing is skipped after it. */
  word(): string;
  value(): PdfValue;
}

/** Reads objects one after another from `from`. Comments are refused: only a line after the header is one. Throws `PdfRefusal`. */
export function scanner(bytes: Uint8Array, from: number): Scanner {
  let at = from;
  let values = 0;

  const skip = (): void => {
    while (at < bytes.length && isSpace(bytes[at]!)) at += 1;
  };
  const token = (): string => {
    const start = at;
    while (at < bytes.length && !isSpace(bytes[at]!) && !isDelimiter(bytes[at]!)) {
      at += 1;
      if (at - start > MAX_TOKEN) throw malformed(start, 'pdf-token');
    }
    return String.fromCharCode(...bytes.subarray(start, at));
  };
  const word = (): string => {
    skip();
    return token();
  };

  const value = (depth: number): PdfValue => {
    skip();
    if (depth > MAX_DEPTH) throw malformed(at, 'depth');
    if ((values += 1) > MAX_VALUES) throw malformed(at, 'pdf-values');
    const [first, second] = [bytes[at], bytes[at + 1]];
    if (first === 0x3c && second === 0x3c) return dict(depth);
    if (first === 0x28 || first === 0x3c) {
      const string = stringAt(bytes, at);
      at = string.to;
      return string;
    }
    if (first === 0x5b) return array(depth);
    if (first === 0x2f) {
      at += 1;
      return { kind: 'name', name: unescaped(token(), at) };
    }
    return plain();
  };
  const plain = (): PdfValue => {
    const start = at;
    const text = token();
    if (text === 'true' || text === 'false') return { kind: 'boolean', value: text === 'true' };
    if (text === 'null') return NULL;
    if (!/^[+-]?(?:\d{1,15}(?:\.\d{0,15})?|\.\d{1,15})$/.test(text)) throw malformed(start, 'pdf-token');
    const object = /^\d+$/.test(text) ? reference(text) : null;
    return object === null ? { kind: 'number', value: Number(text) } : { kind: 'ref', object };
  };
  /** `12 0 R` begins as a number does. Generations other than 0 belong to files that were changed in place. */
  const reference = (text: string): number | null => {
    const after = at;
    const generation = word();
    if (/^\d{1,5}$/.test(generation) && word() === 'R') {
      if (generation !== '0') throw otherForm(after, 'pdf-generation');
      return Number(text);
    }
    at = after;
    return null;
  };
  const array = (depth: number): PdfValue => {
    at += 1;
    const items: PdfValue[] = [];
    for (skip(); bytes[at] !== 0x5d; skip()) items.push(value(depth + 1));
    at += 1;
    return { kind: 'array', items };
  };
  const dict = (depth: number): PdfValue => {
    at += 2;
    const entries = new Map<string, PdfValue>();
    for (skip(); bytes[at] !== 0x3e; skip()) {
      const start = at;
      const key = value(depth + 1);
      if (key.kind !== 'name') throw malformed(start, 'member-name');
      // Readers differ in which of two they take.
      if (entries.has(key.name)) throw malformed(start, 'duplicate-key');
      entries.set(key.name, value(depth + 1));
    }
    if (bytes[at + 1] !== 0x3e) throw malformed(at, 'pdf-token');
    at += 2;
    return { kind: 'dict', entries };
  };

  return { at: () => at, moveTo: (offset) => void (at = offset), word, value: () => {
    values = 0;
    return value(0);
  } };
}

/** `#2F` for what could not stand in a name as it is (section 7.3.5). Anything else escaped would be a second spelling. */
function unescaped(text: string, at: number): string {
  if (!text.includes('#')) return text;
  return text.replace(/#(..?)?/gs, (_, digits: string | undefined) => {
    const code = /^[0-9A-Fa-f]{2}$/.test(digits ?? '') ? Number.parseInt(digits ?? '', 16) : 0;
    if (code === 0 || (code > 0x20 && code < 0x7f && !isDelimiter(code) && code !== 0x23)) throw malformed(at, 'escape');
    return String.fromCharCode(code);
  });
}
