import type { Finding, FindingCode, FindingValues, ZipWord } from '../../core/findings/index.ts';
import type { Limits } from '../../core/run.ts';
import type { PositionedFile } from '../files/positioned-file.ts';
import type { EndRecords } from './end-reading.ts';
import { DISK_ELSEWHERE, parseExtraFields, resolveZip64, type ExtraField } from './extra-fields.ts';

const SIGNATURE = 0x02014b50;
const FIXED = 46;
/** APPNOTE 4.4.5: the two methods that are read. */
export const METHOD_STORED = 0;
export const METHOD_DEFLATED = 8;
/** The directory is the one part that is held: 200,000 entries with names three times as long as this format's longest. */
const MAX_DIRECTORY_BYTES = 64 * 2 ** 20;

/** One central record, its values resolved. Every one is the author's until compared with the local header. */
export interface CentralRecord {
  readonly index: number;
  /** Offset of the record in the archive. */
  readonly at: number;
  readonly length: number;
  readonly nameBytes: Uint8Array;
  readonly versionMadeBy: number;
  readonly versionNeeded: number;
  readonly flags: number;
  readonly method: number;
  readonly time: number;
  readonly date: number;
  readonly crc: number;
  readonly compressed: number;
  readonly uncompressed: number;
  readonly localOffset: number;
  readonly internalAttributes: number;
  readonly externalAttributes: number;
  readonly extra: readonly ExtraField[];
  readonly extraLength: number;
  readonly commentLength: number;
  readonly zip64: boolean;
  /** What is wrong with the record's own form; such an entry is never opened. */
  readonly problem: ZipWord | null;
}

export type DirectoryReading =
  | { readonly ok: true; readonly records: readonly CentralRecord[] }
  | { readonly ok: false; readonly finding: Finding };

/** Reads the whole directory; it must hold exactly the stated number of records in exactly the stated bytes. */
export async function readCentralDirectory(file: PositionedFile, end: EndRecords, limits: Limits): Promise<DirectoryReading> {
  if (end.entryCount > limits.maxEntries) return exceeded('archive.too-many-entries', end.start, limits.maxEntries, end.entryCount, { problem: 'container-entries' });
  if (end.directorySize > MAX_DIRECTORY_BYTES) return exceeded('archive.limit-exceeded', end.directoryOffset, MAX_DIRECTORY_BYTES, end.directorySize, { limit: 'directory-size', problem: 'zip-directory-size' });
  const records: CentralRecord[] = [];
  let at = end.directoryOffset;
  while (at < end.start) {
    const record = await readRecord(file, at, end.start, records.length);
    if (typeof record === 'string') return refuse(record, at);
    records.push(record);
    at += record.length;
    if (records.length > end.entryCount) break;
  }
  if (records.length !== end.entryCount || at !== end.start) {
    return refuse('zip-count', end.directoryOffset, end.entryCount, records.length, 'archive.directory-ambiguous');
  }
  return { ok: true, records };
}

function exceeded(code: FindingCode, offset: number, allowed: number, found: number, values: FindingValues): DirectoryReading {
  return { ok: false, finding: { code, at: { offset }, expected: String(allowed), computed: String(found), values } };
}

function refuse(problem: ZipWord, offset: number, expected?: number, computed?: number, code: FindingCode = 'archive.unreadable'): DirectoryReading {
  return {
    ok: false,
    finding: {
      code,
      at: { offset },
      ...(expected === undefined ? {} : { expected: String(expected) }),
      ...(computed === undefined ? {} : { computed: String(computed) }),
      values: { problem },
    },
  };
}

async function readRecord(file: PositionedFile, at: number, limit: number, index: number): Promise<CentralRecord | ZipWord> {
  if (at + FIXED > limit) return 'zip-record-cut';
  const head = await file.read(at, FIXED);
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  if (view.getUint32(0, true) !== SIGNATURE) return 'zip-directory-record';
  const nameLength = view.getUint16(28, true);
  const extraLength = view.getUint16(30, true);
  const commentLength = view.getUint16(32, true);
  const length = FIXED + nameLength + extraLength + commentLength;
  if (at + length > limit) return 'zip-record-cut';
  const disk = view.getUint16(34, true);
  if (disk !== 0 && disk !== DISK_ELSEWHERE) return 'zip-disks';
  const body = await file.read(at + FIXED, nameLength + extraLength);
  const extra = parseExtraFields(body.subarray(nameLength));
  const sizes = { uncompressed: view.getUint32(24, true), compressed: view.getUint32(20, true), offset: view.getUint32(42, true) };
  const resolved = extra === null ? 'zip-extra-fields' : resolveZip64(sizes, extra, false, disk);
  const known = typeof resolved === 'string' ? { ...sizes, zip64: false } : resolved;
  return {
    index,
    at,
    length,
    nameBytes: body.slice(0, nameLength),
    versionMadeBy: view.getUint16(4, true),
    versionNeeded: view.getUint16(6, true),
    flags: view.getUint16(8, true),
    method: view.getUint16(10, true),
    time: view.getUint16(12, true),
    date: view.getUint16(14, true),
    crc: view.getUint32(16, true),
    compressed: known.compressed,
    uncompressed: known.uncompressed,
    localOffset: known.offset ?? 0,
    internalAttributes: view.getUint16(36, true),
    externalAttributes: view.getUint32(38, true),
    extra: extra ?? [],
    extraLength,
    commentLength,
    zip64: known.zip64,
    problem: typeof resolved === 'string' ? resolved : null,
  };
}
