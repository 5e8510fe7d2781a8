import type { Finding, FindingCode } from '../../core/findings/index.ts';
import type { PositionedFile } from '../files/positioned-file.ts';
import { ambiguous, refuse, type EndReading, type EndRecords } from './end-reading.ts';
import { readZip64End, type ClassicEnd } from './zip64-end.ts';

/** APPNOTE 4.3.16: the record is 22 bytes and a comment of at most 65,535. */
const EOCD_SIZE = 22;
const EOCD_SIGNATURE = Buffer.from('504b0506', 'hex');
const CENTRAL_SIGNATURE = 0x02014b50;
/** How far back an end record is looked for when bytes were appended; farther, the archive counts as cut off. */
const TAIL = 1 << 20;

/**
 * Finds the one end record. Readers differ in which they take when there are several, whether they believe its
 * offset or its place, and when they prefer ZIP64: wherever two could differ, the archive is refused.
 */
export async function readEndRecords(file: PositionedFile): Promise<EndReading> {
  const tailOffset = Math.max(0, file.size - TAIL);
  const tail = await file.read(tailOffset, TAIL);
  const candidates = findCandidates(tail, tailOffset, file.size);
  const exact = candidates.filter((each) => each.end === file.size);
  if (exact.length > 1) return ambiguous('zip-end-twice', exact[0]!.offset);
  const plausible = candidates.filter((each) => each.plausible);
  const chosen = exact[0] ?? (plausible.length === 1 ? plausible[0] : undefined);
  if (chosen === undefined) {
    if (plausible.length > 1) return ambiguous('zip-end-twice', plausible[0]!.offset);
    return { ok: false, findings: [{ code: 'archive.truncated', at: { offset: file.size }, values: { problem: 'zip-end-missing' } }] };
  }
  const findings: Finding[] = [];
  const commentLength = chosen.end - chosen.offset - EOCD_SIZE;
  // A comment is a place where a second end record hides from readers that search from the front.
  if (commentLength > 0) findings.push(extent('archive.comment', chosen.offset + EOCD_SIZE, commentLength));
  if (chosen.end < file.size) findings.push(extent('archive.bytes-after', chosen.end, file.size - chosen.end));
  const reading = await resolve(file, chosen);
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

async function resolve(file: PositionedFile, { view, offset }: Candidate): Promise<EndReading> {
  const classic: ClassicEnd = {
    offset,
    disk: view.getUint16(4, true),
    directoryDisk: view.getUint16(6, true),
    diskEntries: view.getUint16(8, true),
    entries: view.getUint16(10, true),
    directorySize: view.getUint32(12, true),
    directoryOffset: view.getUint32(16, true),
  };
  const wide = await readZip64End(file, classic);
  if (wide !== null) return 'ok' in wide ? wide : place(file, wide, offset);
  if (classic.entries === 0xffff || classic.directorySize === 0xffffffff || classic.directoryOffset === 0xffffffff) return refuse('zip64-missing', offset);
  if (classic.disk !== 0 || classic.directoryDisk !== 0) return refuse('zip-disks', offset, 0, classic.disk);
  if (classic.diskEntries !== classic.entries) return ambiguous('zip-counts', offset, classic.entries, classic.diskEntries);
  return place(file, { entryCount: classic.entries, directoryOffset: classic.directoryOffset, directorySize: classic.directorySize, start: offset }, offset);
}

/**
 * The directory must end where the end record starts: believing the offset and believing the place must be the same.
 * Where they are not, what stands at either place tells bytes in front of the archive from bytes behind its directory.
 */
async function place(file: PositionedFile, end: EndRecords, classicOffset: number): Promise<EndReading> {
  const directoryEnd = end.directoryOffset + end.directorySize;
  if (directoryEnd === end.start) return { ok: true, end, findings: [] };
  if (!(directoryEnd < end.start)) return ambiguous('zip-directory-place', classicOffset, end.start, directoryEnd);
  const gap = end.start - directoryEnd;
  const asStated = await startsDirectory(file, end.directoryOffset);
  const adjacent = await startsDirectory(file, end.start - end.directorySize);
  if (asStated && adjacent && end.directorySize > 0) return ambiguous('zip-directory-place', classicOffset, end.start, directoryEnd);
  const code: FindingCode = adjacent ? 'archive.bytes-before' : 'archive.bytes-between';
  const found = adjacent ? extent(code, 0, gap) : extent(code, directoryEnd, gap);
  return { ok: false, findings: [{ ...found, expected: String(directoryEnd), computed: String(end.start) }] };
}

async function startsDirectory(file: PositionedFile, offset: number): Promise<boolean> {
  const bytes = await file.read(offset, 4);
  return bytes.length === 4 && new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true) === CENTRAL_SIGNATURE;
}
