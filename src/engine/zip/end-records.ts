import type { Finding, FindingCode } from '../../core/findings/index.ts';
import type { PositionedFile } from '../files/positioned-file.ts';

/** APPNOTE 4.3.16: the record is 22 bytes and a comment of at most 65,535. */
const EOCD_SIZE = 22;
const EOCD_SIGNATURE = Buffer.from('504b0506', 'hex');
const ZIP64_LOCATOR_SIZE = 20;
const ZIP64_LOCATOR_SIGNATURE = 0x07064b50;
const ZIP64_EOCD_SIZE = 56;
const ZIP64_EOCD_SIGNATURE = 0x06064b50;
const CENTRAL_SIGNATURE = 0x02014b50;
/** How far back an end record is looked for when bytes were appended; farther, the archive counts as cut off. */
const TAIL = 1 << 20;

export interface EndRecords {
  readonly entryCount: number;
  readonly directoryOffset: number;
  readonly directorySize: number;
  /** Offset of the first end record (ZIP64 or classic); the central directory must end here. */
  readonly start: number;
  readonly zip64: boolean;
  /** Offset just past the end record and its comment. */
  readonly end: number;
  readonly commentLength: number;
  /** Offset of the classic record. */
  readonly classicOffset: number;
}

export type EndReading =
  | { readonly ok: true; readonly end: EndRecords; readonly findings: readonly Finding[] }
  | { readonly ok: false; readonly findings: readonly Finding[] };

/** Two readers would list two archives: each such disagreement is one code, whichever records disagree. */
const ambiguous = (problem: string, offset: number, expected?: number, computed?: number): EndReading => refuse(problem, offset, expected, computed, 'archive.directory-ambiguous');

const refuse = (problem: string, offset: number, expected?: number, computed?: number, code: FindingCode = 'archive.unreadable'): EndReading => ({
  ok: false,
  findings: [{
    code,
    at: { offset },
    ...(expected === undefined ? {} : { expected: String(expected) }),
    ...(computed === undefined ? {} : { computed: String(computed) }),
    values: { problem },
  }],
});

/**
 * Finds the one end record. Readers differ in which they take when there are several, whether they believe its
 * offset or its place, and when they prefer ZIP64: wherever two could differ, the archive is refused.
 */
export async function readEndRecords(file: PositionedFile): Promise<EndReading> {
  const tailOffset = Math.max(0, file.size - TAIL);
  const tail = await file.read(tailOffset, TAIL);
  const candidates = findCandidates(tail, tailOffset, file.size);
  const exact = candidates.filter((each) => each.end === file.size);
  if (exact.length > 1) return ambiguous('more than one end record', exact[0]!.offset);
  const plausible = candidates.filter((each) => each.plausible);
  const chosen = exact[0] ?? (plausible.length === 1 ? plausible[0] : undefined);
  if (chosen === undefined) {
    if (plausible.length > 1) return ambiguous('more than one end record', plausible[0]!.offset);
    return { ok: false, findings: [{ code: 'archive.truncated', at: { offset: file.size }, values: { problem: 'no end record' } }] };
  }
  const findings: Finding[] = [];
  const commentLength = chosen.end - chosen.offset - EOCD_SIZE;
  // A comment is a place where a second end record hides from readers that search from the front.
  if (commentLength > 0) findings.push(extent('archive.comment', chosen.offset + EOCD_SIZE, commentLength));
  if (chosen.end < file.size) findings.push(extent('archive.bytes-after', chosen.end, file.size - chosen.end));
  const reading = await resolve(file, chosen.view, chosen.offset, chosen.end);
  return { ...reading, findings: [...findings, ...reading.findings] };
}

function extent(code: FindingCode, offset: number, length: number): Finding {
  return { code, at: { offset, length }, values: { bytes: length } };
}

interface Candidate {
  readonly offset: number;
  readonly end: number;
  readonly view: DataView;
  readonly plausible: boolean;
}

function findCandidates(tail: Uint8Array, tailOffset: number, size: number): Candidate[] {
  const bytes = Buffer.from(tail.buffer, tail.byteOffset, tail.byteLength);
  const found: Candidate[] = [];
  for (let at = bytes.indexOf(EOCD_SIGNATURE); at !== -1; at = bytes.indexOf(EOCD_SIGNATURE, at + 1)) {
    if (at + EOCD_SIZE > bytes.length) break;
    const view = new DataView(tail.buffer, tail.byteOffset + at, EOCD_SIZE);
    const offset = tailOffset + at;
    const end = offset + EOCD_SIZE + view.getUint16(20, true);
    if (end > size) continue;
    const directory = view.getUint32(12, true) + view.getUint32(16, true);
    found.push({ offset, end, view, plausible: directory === offset || view.getUint32(16, true) === 0xffffffff });
  }
  return found;
}

async function resolve(file: PositionedFile, view: DataView, offset: number, end: number): Promise<EndReading> {
  const classic = {
    disk: view.getUint16(4, true),
    directoryDisk: view.getUint16(6, true),
    diskEntries: view.getUint16(8, true),
    entries: view.getUint16(10, true),
    size: view.getUint32(12, true),
    offset: view.getUint32(16, true),
  };
  const locator = offset >= ZIP64_LOCATOR_SIZE ? viewOf(await file.read(offset - ZIP64_LOCATOR_SIZE, ZIP64_LOCATOR_SIZE)) : null;
  const hasLocator = locator !== null && locator.byteLength === ZIP64_LOCATOR_SIZE && locator.getUint32(0, true) === ZIP64_LOCATOR_SIGNATURE;
  if (!hasLocator) {
    if (classic.entries === 0xffff || classic.size === 0xffffffff || classic.offset === 0xffffffff) return refuse('the ZIP64 end record is missing', offset);
    if (classic.disk !== 0 || classic.directoryDisk !== 0) return refuse('an archive of several disks', offset, 0, classic.disk);
    if (classic.diskEntries !== classic.entries) return ambiguous('two counts of entries', offset, classic.entries, classic.diskEntries);
    return place(file, { entryCount: classic.entries, directoryOffset: classic.offset, directorySize: classic.size, start: offset, zip64: false, end, commentLength: end - offset - EOCD_SIZE, classicOffset: offset });
  }
  if (locator.getUint32(4, true) !== 0 || locator.getUint32(16, true) !== 1) return refuse('an archive of several disks', offset - ZIP64_LOCATOR_SIZE);
  const start = offset - ZIP64_LOCATOR_SIZE - ZIP64_EOCD_SIZE;
  const stated = locator.getBigUint64(8, true);
  if (start < 0 || stated !== BigInt(start)) return ambiguous('the ZIP64 end record is elsewhere', offset - ZIP64_LOCATOR_SIZE, Math.max(0, start), Number(stated));
  const record = viewOf(await file.read(start, ZIP64_EOCD_SIZE));
  if (record.getUint32(0, true) !== ZIP64_EOCD_SIGNATURE) return refuse('no ZIP64 end record where one is stated', start);
  if (record.getBigUint64(4, true) !== BigInt(ZIP64_EOCD_SIZE - 12)) return ambiguous('a ZIP64 end record of another size', start + 4);
  const wide = {
    disk: record.getUint32(16, true),
    directoryDisk: record.getUint32(20, true),
    diskEntries: record.getBigUint64(24, true),
    entries: record.getBigUint64(32, true),
    size: record.getBigUint64(40, true),
    offset: record.getBigUint64(48, true),
  };
  if (wide.disk !== 0 || wide.directoryDisk !== 0) return refuse('an archive of several disks', start + 16);
  if (wide.diskEntries !== wide.entries) return ambiguous('two counts of entries', start + 24, Number(wide.entries), Number(wide.diskEntries));
  // A reader without ZIP64 takes the classic values: each must be the same number or say "look there".
  const agree = agrees(classic.disk, 0xffff, 0n) && agrees(classic.directoryDisk, 0xffff, 0n)
    && agrees(classic.diskEntries, 0xffff, wide.entries) && agrees(classic.entries, 0xffff, wide.entries)
    && agrees(classic.size, 0xffffffff, wide.size) && agrees(classic.offset, 0xffffffff, wide.offset);
  if (!agree) return ambiguous('the two end records differ', offset);
  if (wide.offset + wide.size !== BigInt(start)) return ambiguous('the directory is not where it is stated', start + 48, start, Number(wide.offset + wide.size));
  return place(file, { entryCount: Number(wide.entries), directoryOffset: Number(wide.offset), directorySize: Number(wide.size), start, zip64: true, end, commentLength: end - offset - EOCD_SIZE, classicOffset: offset });
}

const agrees = (narrow: number, sentinel: number, wide: bigint): boolean => narrow === sentinel || BigInt(narrow) === wide;
const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/**
 * The directory must end where the end record starts: believing the offset and believing the place must be the same.
 * Where they are not, what stands at either place tells bytes in front of the archive from bytes behind its directory.
 */
async function place(file: PositionedFile, end: EndRecords): Promise<EndReading> {
  const directoryEnd = end.directoryOffset + end.directorySize;
  if (directoryEnd === end.start) return { ok: true, end, findings: [] };
  if (!(directoryEnd < end.start)) return ambiguous('the directory is not where it is stated', end.classicOffset, end.start, directoryEnd);
  const gap = end.start - directoryEnd;
  const asStated = await startsDirectory(file, end.directoryOffset);
  const adjacent = await startsDirectory(file, end.start - end.directorySize);
  if (asStated && adjacent && end.directorySize > 0) return ambiguous('the directory is not where it is stated', end.classicOffset, end.start, directoryEnd);
  const code: FindingCode = adjacent ? 'archive.bytes-before' : 'archive.bytes-between';
  const found = adjacent ? extent(code, 0, gap) : extent(code, directoryEnd, gap);
  return { ok: false, findings: [{ ...found, expected: String(directoryEnd), computed: String(end.start) }] };
}

async function startsDirectory(file: PositionedFile, offset: number): Promise<boolean> {
  const bytes = viewOf(await file.read(offset, 4));
  return bytes.byteLength === 4 && bytes.getUint32(0, true) === CENTRAL_SIGNATURE;
}
