import type { HeaderField, ZipWord } from '../../core/findings/index.ts';
import type { PositionedFile } from '../files/positioned-file.ts';
import { METHOD_STORED, type CentralRecord } from './central-directory.ts';
import { parseExtraFields, resolveZip64 } from './extra-fields.ts';
import { extraMeaning, hex } from './extra-meaning.ts';

const SIGNATURE = 0x04034b50;
const SIGNATURE_DESCRIPTOR = 0x08074b50;
const LOCAL_FIXED = 30;
export const FLAG_DESCRIPTOR = 1 << 3;

export interface HeaderDifference {
  readonly field: HeaderField;
  readonly problem?: ZipWord;
  readonly sides: { readonly expected?: string; readonly computed?: string };
}

export interface LocalHeader {
  /** Offset of the entry's data, and of the first byte after it and its data descriptor. */
  readonly dataOffset: number;
  readonly dataEnd: number;
  readonly zip64: boolean;
  /** Stored, and its length only in the directory: a reader that streams has to guess where the data ends. */
  readonly unstated: boolean;
  /** Fields that differ from the central record; the two sides are its value and the local one. */
  readonly differences: readonly HeaderDifference[];
}

/** Null when there is no local header where the directory says, or it is cut off. */
export async function readLocalHeader(file: PositionedFile, record: CentralRecord, limit: number): Promise<LocalHeader | null> {
  const at = record.localOffset;
  if (!(at + LOCAL_FIXED <= limit)) return null;
  const head = await file.read(at, LOCAL_FIXED);
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  if (view.getUint32(0, true) !== SIGNATURE) return null;
  const nameLength = view.getUint16(26, true);
  const extraLength = view.getUint16(28, true);
  const dataOffset = at + LOCAL_FIXED + nameLength + extraLength;
  if (dataOffset > limit) return null;
  const body = await file.read(at + LOCAL_FIXED, nameLength + extraLength);
  const extra = parseExtraFields(body.subarray(nameLength));
  const local = {
    flags: view.getUint16(6, true),
    method: view.getUint16(8, true),
    time: view.getUint16(10, true),
    date: view.getUint16(12, true),
    crc: view.getUint32(14, true),
    name: body.subarray(0, nameLength),
    sizes: { uncompressed: view.getUint32(22, true), compressed: view.getUint32(18, true) },
  };
  const resolved = extra === null ? 'zip-extra-fields' : resolveZip64(local.sizes, extra, true);
  const differences: HeaderDifference[] = [];
  const compare = (field: HeaderField, central: number | string, here: number | string): void => {
    if (central !== here) differences.push({ field, sides: { expected: String(central), computed: String(here) } });
  };
  compare('flags', record.flags, local.flags);
  compare('method', record.method, local.method);
  compare('time', record.time, local.time);
  compare('date', record.date, local.date);
  if (hex(record.nameBytes) !== hex(local.name)) compare('name', ...shownNames(record.nameBytes, local.name));
  compare('extra-fields', extraMeaning(record.extra, record.nameBytes).text, extraMeaning(extra ?? [], local.name).text);
  if (typeof resolved === 'string') differences.push({ field: 'extra-fields', problem: resolved, sides: {} });
  else {
    // APPNOTE 4.4.4: with a descriptor the three are zero; what a writer knew and filled in all the same must agree.
    const later = (record.flags & FLAG_DESCRIPTOR) !== 0;
    if (!later || local.crc !== 0) compare('checksum', record.crc, local.crc);
    if (!later || resolved.compressed !== 0) compare('compressed-size', record.compressed, resolved.compressed);
    if (!later || resolved.uncompressed !== 0) compare('size', record.uncompressed, resolved.uncompressed);
  }
  const zip64 = typeof resolved !== 'string' && resolved.zip64;
  return {
    dataOffset,
    dataEnd: dataOffset + record.compressed,
    zip64,
    unstated: record.method === METHOD_STORED && (record.flags & FLAG_DESCRIPTOR) !== 0 && typeof resolved !== 'string' && resolved.compressed === 0,
    differences,
  };
}

/** Two names as text, or as hex where their text does not tell them apart. */
function shownNames(central: Uint8Array, here: Uint8Array): [string, string] {
  const [one, other] = [central, here].map((bytes) => Buffer.from(bytes).toString('utf8')) as [string, string];
  return one === other ? [hex(central), hex(here)] : [one, other];
}

/**
 * Length of the data descriptor right after an entry's data (APPNOTE 4.3.9): with its signature or without, sizes of
 * 8 bytes exactly when the local header is ZIP64. Null when neither form states the central record's values, and when
 * only the signature could tell a reader that streams where the data ends, and it is left out.
 */
export async function descriptorLength(file: PositionedFile, record: CentralRecord, header: LocalHeader, limit: number): Promise<number | null> {
  const width = header.zip64 ? 8 : 4;
  const bytes = await file.read(header.dataEnd, Math.min(8 + 2 * width, Math.max(0, limit - header.dataEnd)));
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const size = (offset: number): number => (width === 8 ? Number(view.getBigUint64(offset, true)) : view.getUint32(offset, true));
  const states = (offset: number): boolean =>
    bytes.length >= offset + 4 + 2 * width && view.getUint32(offset, true) === record.crc
    && size(offset + 4) === record.compressed && size(offset + 4 + width) === record.uncompressed;
  if (bytes.length >= 4 && view.getUint32(0, true) === SIGNATURE_DESCRIPTOR && states(4)) return 8 + 2 * width;
  return !header.unstated && states(0) ? 4 + 2 * width : null;
}
