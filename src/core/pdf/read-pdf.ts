import type { PdfWord, ReadingWord } from '../findings/index.ts';
import { scanner, type Scanner } from './scanner.ts';
import { isSpace } from './string-at.ts';
import { malformed, nameIn, otherForm, PdfRefusal, type PdfDict, type PdfFault, type PdfValue } from './value.ts';

/** A PDF whose every byte has one place: header, objects one after another, their table, the trailer, the end; then updates of the same make. */
export interface PdfFile {
  readonly bytes: Uint8Array;
  /** Where the last revision that was read begins and ends; what follows is in none. */
  readonly start: number;
  readonly end: number;
  readonly trailer: PdfDict;
  /** Numbers of the objects that are signatures by what stands in them, wherever they hang and in whatever revision. */
  readonly signatures: readonly number[];
  object(number: number): PdfObject | null;
  offset(number: number): number | null;
  /** Follows one reference. Null where it leads nowhere, or to another reference. */
  resolve(value: PdfValue | undefined): PdfValue | null;
}

export interface PdfObject {
  readonly value: PdfValue;
  /** The bytes of its stream as they stand. */
  readonly stream: Uint8Array | null;
}

export type PdfReading = { readonly ok: true; readonly file: PdfFile } | { readonly ok: false; readonly fault: PdfFault; readonly offset: number; readonly problem: PdfWord | ReadingWord };

/** A report of a thousand pages has some hundred thousand. */
const MAX_OBJECTS = 4_000_000;
/** Each keeps what stands in those before it; documents have a handful. */
const MAX_REVISIONS = 16;

/**
 * The strict reading: objects are found by going through the file, and the cross-reference table must say the same. What a
 * viewer finds by the table, by searching, or by mending what is broken is then one thing, so that no part of the file
 * can show to one reader and hide from another.
 */
export function readPdf(bytes: Uint8Array): PdfReading {
  return reading(() => fileOf(bytes, readRevision(bytes, scanner(bytes, headerEnd(bytes)), null)));
}

/**
 * The same with every incremental update behind it (section 7.5.6), the last of which is what a reader sees. Each is read
 * as strictly as the first: its table names its own objects and no others, and `Prev` is the table before.
 */
export function readRevisions(bytes: Uint8Array): PdfReading {
  return reading(() => {
    let last = readRevision(bytes, scanner(bytes, headerEnd(bytes)), null);
    for (let count = 1; last.end < bytes.length; count++) {
      if (count > MAX_REVISIONS) throw otherForm(last.end, 'pdf-revisions');
      last = readRevision(bytes, scanner(bytes, last.end), last);
    }
    return fileOf(bytes, last);
  });
}

function reading(read: () => PdfFile): PdfReading {
  try {
    return { ok: true, file: read() };
  } catch (error) {
    if (!(error instanceof PdfRefusal)) throw error;
    return { ok: false, fault: error.fault, offset: error.offset, problem: error.problem };
  }
}

/** A revision with what stands in those before it. */
interface Revision {
  readonly start: number;
  readonly end: number;
  readonly table: number;
  readonly trailer: PdfDict;
  /** Of the newest object of each number. */
  readonly offsets: ReadonlyMap<number, number>;
  readonly signatures: readonly number[];
}

function readRevision(bytes: Uint8Array, scan: Scanner, before: Revision | null): Revision {
  const from = scan.at();
  const offsets = new Map<number, number>();
  const signatures: number[] = [];
  for (;;) {
    const start = skipped(bytes, scan);
    const word = scan.word();
    if (word === 'xref') {
      checkTable(scan, offsets, before !== null);
      return {
        start: from, table: start, ...finish(bytes, scan, start, before),
        offsets: before === null ? offsets : new Map([...before.offsets, ...offsets]), signatures: [...before?.signatures ?? [], ...signatures],
      };
    }
    if (!/^[1-9]\d{0,8}$/.test(word)) throw malformed(start, 'pdf-object');
    const number = Number(word);
    if (offsets.has(number)) throw malformed(start, 'pdf-object-twice');
    if (offsets.size + (before?.offsets.size ?? 0) >= MAX_OBJECTS) throw malformed(start, 'pdf-values');
    offsets.set(number, start);
    const { value } = objectAt(bytes, start, number, scan);
    if (value.kind !== 'dict') continue;
    const type = nameIn(value, 'Type');
    if (type === 'ObjStm' || type === 'XRef') throw otherForm(start, 'pdf-object-stream');
    if (type === 'Sig' || type === 'DocTimeStamp' || value.entries.has('ByteRange')) signatures.push(number);
  }
}

/** `%PDF-1.7` and one comment of bytes that say it is not text. */
function headerEnd(bytes: Uint8Array): number {
  const head = String.fromCharCode(...bytes.subarray(0, 32));
  const header = /^%PDF-(\d\.\d)(?:\r\n|\r|\n)(?:%[^\r\n]{4,16}(?:\r\n|\r|\n))?/s.exec(head);
  if (header === null) throw malformed(0, 'pdf-header');
  if (!header[1]!.startsWith('1.')) throw otherForm(5, 'version');
  return header[0].length;
}

function skipped(bytes: Uint8Array, scan: Scanner): number {
  let at = scan.at();
  while (at < bytes.length && isSpace(bytes[at]!)) at += 1;
  return at;
}

function objectAt(bytes: Uint8Array, start: number, number: number, scan: Scanner): PdfObject {
  scan.moveTo(start);
  if (scan.word() !== String(number)) throw malformed(start, 'pdf-object');
  if (scan.word() !== '0') throw otherForm(start, 'pdf-generation');
  if (scan.word() !== 'obj') throw malformed(start, 'pdf-object');
  const value = scan.value();
  const ended = scan.word();
  if (ended === 'endobj') return { value, stream: null };
  if (ended !== 'stream' || value.kind !== 'dict') throw malformed(scan.at(), 'pdf-object');
  const length = value.entries.get('Length');
  if (length?.kind === 'ref') throw otherForm(scan.at(), 'pdf-length');
  const from = scan.at() + (bytes[scan.at()] === 0x0d && bytes[scan.at() + 1] === 0x0a ? 2 : bytes[scan.at()] === 0x0a ? 1 : 0);
  const size = length?.kind === 'number' ? length.value : -1;
  if (!Number.isSafeInteger(size) || size < 0 || from === scan.at() || from + size > bytes.length) throw malformed(from, 'pdf-length');
  scan.moveTo(from + size);
  if (scan.word() !== 'endstream' || scan.word() !== 'endobj') throw malformed(from + size, 'pdf-length');
  return { value, stream: bytes.subarray(from, from + size) };
}

function finish(bytes: Uint8Array, scan: Scanner, table: number, before: Revision | null): Pick<Revision, 'trailer' | 'end'> {
  if (scan.word() !== 'trailer') throw malformed(scan.at(), 'pdf-trailer');
  const trailer = scan.value();
  if (trailer.kind !== 'dict') throw malformed(scan.at(), 'pdf-trailer');
  const other = ['XRefStm', 'Encrypt', ...(before === null ? ['Prev'] : [])].find((key) => trailer.entries.has(key));
  if (other !== undefined) throw otherForm(scan.at(), other === 'Encrypt' ? 'pdf-encrypted' : 'pdf-revisions');
  const previous = trailer.entries.get('Prev');
  if (before !== null && (previous?.kind !== 'number' || previous.value !== before.table)) throw malformed(scan.at(), 'pdf-trailer');
  if (scan.word() !== 'startxref' || scan.word() !== String(table)) throw malformed(scan.at(), 'pdf-trailer');
  const mark = skipped(bytes, scan);
  if (String.fromCharCode(...bytes.subarray(mark, mark + 5)) !== '%%EOF') throw malformed(mark, 'pdf-end');
  const after = mark + 5;
  return { trailer, end: after + (bytes[after] === 0x0d && bytes[after + 1] === 0x0a ? 2 : bytes[after] === 0x0a || bytes[after] === 0x0d ? 1 : 0) };
}

function fileOf(bytes: Uint8Array, { start, end, trailer, signatures, offsets }: Revision): PdfFile {
  const object = (number: number): PdfObject | null => {
    const at = offsets.get(number);
    return at === undefined ? null : objectAt(bytes, at, number, scanner(bytes, at));
  };
  const resolve = (value: PdfValue | undefined): PdfValue | null => {
    const found = value?.kind === 'ref' ? object(value.object)?.value : value;
    return found === undefined || found.kind === 'ref' ? null : found;
  };
  return { bytes, start, end, trailer, signatures, object, offset: (number) => offsets.get(number) ?? null, resolve };
}

/**
 * Section 7.5.4: every object that stands in the revision, at its place, and no other. The first is in one piece from 0; an
 * update is in as many as it has runs of numbers, with or without the free entry 0. One that frees an object is not read.
 */
function checkTable(scan: Scanner, offsets: ReadonlyMap<number, number>, isUpdate: boolean): void {
  let left = offsets.size;
  let next = 0;
  do {
    const at = scan.at();
    const [first, count] = [number(scan.word()), number(scan.word())];
    if (first < next || count < 1 || (!isUpdate && (first !== 0 || count !== offsets.size + 1))) throw malformed(at, 'pdf-table');
    next = first + count;
    for (let each = first; each < next; each++) {
      const entry = scan.at();
      const [offset, generation, use] = [scan.word(), scan.word(), scan.word()];
      if (isUpdate && each > 0 && use === 'f') throw otherForm(entry, 'pdf-revisions');
      const stands = offsets.get(each);
      const place = each === 0 ? '0000000000 65535 f' : stands === undefined ? null : `${String(stands).padStart(10, '0')} 00000 n`;
      if (`${offset} ${generation} ${use}` !== place) throw malformed(entry, 'pdf-table');
      if (each > 0) left -= 1;
    }
  } while (left > 0);
}

const number = (word: string): number => (/^\d{1,9}$/u.test(word) ? Number(word) : -1);
