import { inflateSync } from 'node:zlib';

/** A small reader of the PDF object syntax (ISO 32000-1, 7.3), enough for files written with a plain cross-reference table. */

export type PdfValue = null | boolean | number | PdfName | PdfString | PdfRef | readonly PdfValue[] | PdfDict;
export interface PdfName { readonly name: string }
export interface PdfString { readonly bytes: Buffer }
export interface PdfRef { readonly ref: number }
export type PdfDict = ReadonlyMap<string, PdfValue>;

export const isDict = (value: PdfValue | undefined): value is PdfDict => value instanceof Map;
export const isRef = (value: PdfValue | undefined): value is PdfRef => typeof value === 'object' && value !== null && 'ref' in value;
export const isName = (value: PdfValue | undefined): value is PdfName => typeof value === 'object' && value !== null && 'name' in value;
const isString = (value: PdfValue | undefined): value is PdfString => typeof value === 'object' && value !== null && 'bytes' in value;
export const isArray = (value: PdfValue | undefined): value is readonly PdfValue[] => Array.isArray(value);

/** Text strings are UTF-16BE with a byte-order mark, else read as Latin-1. */
export const textOf = (value: PdfValue | undefined): string | null =>
  !isString(value) ? null : value.bytes[0] === 0xfe && value.bytes[1] === 0xff ? Buffer.from(value.bytes.subarray(2)).swap16().toString('utf16le') : value.bytes.toString('latin1');

interface PdfObject { readonly value: PdfValue; readonly stream: Buffer | null }

export interface PdfFile {
  readonly trailer: PdfDict;
  object(number: number): PdfObject;
  /** Follows a reference; other values come back as they are. */
  get(value: PdfValue | undefined): PdfValue | undefined;
}

export function readPdf(bytes: Buffer): PdfFile {
  const text = bytes.toString('latin1');
  const start = Number(/startxref\s+(\d+)\s+%%EOF\s*$/u.exec(text)?.[1]);
  const lines = text.slice(start).split('\n');
  const count = Number(lines[1]?.split(' ')[1]);
  const offsets = lines.slice(2, 2 + count).map((line) => Number(line.slice(0, 10)));
  const trailer = createReader(text, text.indexOf('trailer', start) + 7).value();
  if (!isDict(trailer)) throw new Error('no trailer dictionary');
  const cache = new Map<number, PdfObject>();
  const object = (number: number): PdfObject => {
    const known = cache.get(number);
    if (known !== undefined) return known;
    const at = offsets[number];
    if (at === undefined) throw new Error(`no object ${number}`);
    const header = `${number} 0 obj`;
    if (!text.startsWith(header, at)) throw new Error(`object ${number} is not at ${at}`);
    const reader = createReader(text, at + header.length);
    const value = reader.value();
    const made = { value, stream: readStream(bytes, text, value, reader.at()) };
    cache.set(number, made);
    return made;
  };
  return { trailer, object, get: (value) => (isRef(value) ? object(value.ref).value : value) };
}

function readStream(bytes: Buffer, text: string, value: PdfValue, at: number): Buffer | null {
  const start = /^\s*stream\r?\n/u.exec(text.slice(at, at + 20));
  if (!isDict(value) || start === null) return null;
  const length = value.get('Length');
  if (typeof length !== 'number') throw new Error('stream without a length');
  const raw = bytes.subarray(at + start[0].length, at + start[0].length + length);
  const filter = value.get('Filter');
  return isName(filter) && filter.name === 'FlateDecode' ? inflateSync(raw) : raw;
}

export interface Reader {
  at(): number;
  /** Next value; a bare operator comes back as a name prefixed with "op:". Null at the end is a name "op:". */
  value(): PdfValue;
}

function createReader(text: string, from: number): Reader {
  let at = from;
  const skip = (): void => {
    while (at < text.length && /[\s\0]/u.test(text[at] ?? '')) at += 1;
  };
  const until = (close: string): PdfValue[] => {
    const out: PdfValue[] = [];
    for (skip(); !text.startsWith(close, at); skip()) {
      if (at >= text.length) throw new Error(`unclosed before ${close}`);
      out.push(value());
    }
    at += close.length;
    return out;
  };
  const value = (): PdfValue => {
    skip();
    if (text.startsWith('<<', at)) {
      at += 2;
      const items = until('>>');
      return new Map(items.flatMap((key, index): [string, PdfValue][] => (index % 2 === 0 && isName(key) ? [[key.name, items[index + 1] ?? null]] : [])));
    }
    const char = text[at];
    if (char === '[') {
      at += 1;
      return until(']');
    }
    if (char === '<') {
      const end = text.indexOf('>', at);
      const hex = text.slice(at + 1, end).replaceAll(/\s/gu, '');
      at = end + 1;
      return { bytes: Buffer.from(hex, 'hex') };
    }
    if (char === '(') return { bytes: literal() };
    const token = /^\/?[^\s\0()<>[\]{}/%]*/u.exec(text.slice(at, at + 256))?.[0] ?? '';
    at += token.length;
    if (token.startsWith('/')) return { name: token.slice(1) };
    if (/^[+-]?(\d+\.?\d*|\.\d+)$/u.test(token)) {
      const ref = /^\s+\d+\s+R(?![\w])/u.exec(text.slice(at, at + 32));
      if (ref !== null && /^\d+$/u.test(token)) {
        at += ref[0].length;
        return { ref: Number(token) };
      }
      return Number(token);
    }
    return token === 'true' ? true : token === 'false' ? false : token === 'null' ? null : { name: `op:${token}` };
  };
  const literal = (): Buffer => {
    const out: number[] = [];
    let depth = 1;
    for (at += 1; depth > 0; at += 1) {
      let code = text.charCodeAt(at);
      if (text[at] === '\\') {
        at += 1;
        const escape = 'nrtbf'.indexOf(text[at] ?? '');
        code = escape >= 0 ? [10, 13, 9, 8, 12][escape] ?? 0 : text.charCodeAt(at);
      } else if (text[at] === '(') depth += 1;
      else if (text[at] === ')' && (depth -= 1) === 0) continue;
      out.push(code);
    }
    return Buffer.from(out);
  };
  return { at: () => at, value };
}

/** The dictionary that a value is or refers to. */
export function dict(file: PdfFile, value: PdfValue | undefined): PdfDict {
  const found = file.get(value);
  if (!isDict(found)) throw new Error('not a dictionary');
  return found;
}

export function list(file: PdfFile, value: PdfValue | undefined): readonly PdfValue[] {
  const found = file.get(value);
  return isArray(found) ? found : [];
}

/** The operators of a page's content in order, each with what stood before it. */
export function* contentOperators(file: PdfFile, page: PdfDict): Generator<{ readonly operator: string; readonly operands: readonly PdfValue[] }> {
  const content = page.get('Contents');
  const reader = createReader(isRef(content) ? (file.object(content.ref).stream ?? Buffer.alloc(0)).toString('latin1') : '', 0);
  let operands: PdfValue[] = [];
  for (;;) {
    const token = reader.value();
    if (!isName(token) || !token.name.startsWith('op:')) {
      operands.push(token);
      continue;
    }
    const operator = token.name.slice(3);
    if (operator === '') return;
    yield { operator, operands };
    operands = [];
  }
}
