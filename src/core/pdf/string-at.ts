import { malformed, type PdfValue } from './value.ts';

export const isSpace = (byte: number): boolean => byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09 || byte === 0x0c || byte === 0;
/** ( ) < > [ ] { } / % */
export const isDelimiter = (byte: number): boolean =>
  byte === 0x28 || byte === 0x29 || byte === 0x3c || byte === 0x3e || byte === 0x5b || byte === 0x5d || byte === 0x7b || byte === 0x7d || byte === 0x2f || byte === 0x25;

type PdfString = Extract<PdfValue, { readonly kind: 'string' }>;

/** A string in either form (section 7.3.4), whose opening bracket is at `from`. Throws `PdfRefusal`. */
export function stringAt(bytes: Uint8Array, from: number): PdfString {
  return bytes[from] === 0x3c ? hexAt(bytes, from) : literalAt(bytes, from);
}

/** Pairs of digits without anything between them, in one case: a signature's value is what nothing else protects, so it has one spelling. */
function hexAt(bytes: Uint8Array, from: number): PdfString {
  const end = bytes.indexOf(0x3e, from);
  if (end < 0) throw malformed(from, 'unexpected-end');
  const size = end - from - 1;
  if (size % 2 !== 0) throw malformed(from, 'pdf-hex');
  const out = new Uint8Array(size / 2);
  let letters = 0;
  for (let index = 0; index < size; index++) {
    const byte = bytes[from + 1 + index]!;
    const letter = byte & 0x60;
    const digit = byte >= 0x30 && byte <= 0x39 ? byte - 0x30 : (letter === 0x40 || letter === 0x60) && (byte & 0x1f) >= 1 && (byte & 0x1f) <= 6 && byte < 0x80 ? (byte & 0x1f) + 9 : -1;
    if (digit < 0) throw malformed(from + 1 + index, 'pdf-hex');
    if (digit > 9) {
      if (letters !== 0 && letters !== letter) throw malformed(from + 1 + index, 'pdf-hex');
      letters = letter;
    }
    out[index >> 1]! |= index % 2 === 0 ? digit << 4 : digit;
  }
  return { kind: 'string', bytes: out, hex: true, from, to: end + 1 };
}

const ESCAPED: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, b: 8, f: 12, '(': 0x28, ')': 0x29, '\\': 0x5c };

function literalAt(bytes: Uint8Array, from: number): PdfString {
  const out: number[] = [];
  let depth = 1;
  for (let at = from + 1; at < bytes.length; at++) {
    const byte = bytes[at]!;
    if (byte === 0x5c) {
      const next = ESCAPED[String.fromCharCode(bytes[(at += 1)] ?? 0)];
      // Octal and broken lines are further spellings of the same, which nothing here writes.
      if (next === undefined) throw malformed(at, 'escape');
      out.push(next);
      continue;
    }
    if (byte === 0x28) depth += 1;
    if (byte === 0x29 && (depth -= 1) === 0) return { kind: 'string', bytes: Uint8Array.from(out), hex: false, from, to: at + 1 };
    out.push(byte);
  }
  throw malformed(from, 'unexpected-end');
}
