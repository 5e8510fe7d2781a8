import type { PositionedFile } from '../files/positioned-file.ts';
import { ambiguous, refuse, type EndRecords, type Refusal } from './end-reading.ts';

const LOCATOR_SIZE = 20;
const LOCATOR_SIGNATURE = 0x07064b50;
const RECORD_SIZE = 56;
const RECORD_SIGNATURE = 0x06064b50;

/** The members of APPNOTE 4.3.16 that a ZIP64 record can widen. */
export interface ClassicEnd {
  readonly offset: number;
  readonly disk: number;
  readonly directoryDisk: number;
  readonly diskEntries: number;
  readonly entries: number;
  readonly directorySize: number;
  readonly directoryOffset: number;
}

/**
 * APPNOTE 4.3.14 and 4.3.15, where a locator stands right before the classic record; null where none does. A reader
 * without ZIP64 takes the classic values, one with it may look where the locator says or where the record must be: all
 * of them have to come to the same.
 */
export async function readZip64End(file: PositionedFile, classic: ClassicEnd): Promise<EndRecords | Refusal | null> {
  const locatorOffset = classic.offset - LOCATOR_SIZE;
  const locator = locatorOffset >= 0 ? viewOf(await file.read(locatorOffset, LOCATOR_SIZE)) : null;
  if (locator === null || locator.byteLength !== LOCATOR_SIZE || locator.getUint32(0, true) !== LOCATOR_SIGNATURE) return null;
  // Writers of large archives are known to count no disk at all where there is one.
  if (locator.getUint32(4, true) !== 0 || locator.getUint32(16, true) > 1) return refuse('zip-disks', locatorOffset);
  const start = locatorOffset - RECORD_SIZE;
  const stated = locator.getBigUint64(8, true);
  if (start < 0 || stated !== BigInt(start)) return ambiguous('zip64-place', locatorOffset, Math.max(0, start), Number(stated));
  const record = viewOf(await file.read(start, RECORD_SIZE));
  if (record.getUint32(0, true) !== RECORD_SIGNATURE) return refuse('zip64-record', start);
  if (record.getBigUint64(4, true) !== BigInt(RECORD_SIZE - 12)) return ambiguous('zip64-size', start + 4);
  const wide = {
    disk: record.getUint32(16, true),
    directoryDisk: record.getUint32(20, true),
    diskEntries: record.getBigUint64(24, true),
    entries: record.getBigUint64(32, true),
    size: record.getBigUint64(40, true),
    offset: record.getBigUint64(48, true),
  };
  if (wide.disk !== 0 || wide.directoryDisk !== 0) return refuse('zip-disks', start + 16);
  if (wide.diskEntries !== wide.entries) return ambiguous('zip-counts', start + 24, Number(wide.entries), Number(wide.diskEntries));
  const agree = agrees(classic.disk, 0xffff, 0n) && agrees(classic.directoryDisk, 0xffff, 0n)
    && agrees(classic.diskEntries, 0xffff, wide.entries) && agrees(classic.entries, 0xffff, wide.entries)
    && agrees(classic.directorySize, 0xffffffff, wide.size) && agrees(classic.directoryOffset, 0xffffffff, wide.offset);
  if (!agree) return ambiguous('zip-ends-differ', classic.offset);
  if (wide.offset + wide.size !== BigInt(start)) return ambiguous('zip-directory-place', start + 48, start, Number(wide.offset + wide.size));
  return { entryCount: Number(wide.entries), directoryOffset: Number(wide.offset), directorySize: Number(wide.size), start };
}

/** The same number, or the value that says "look there". */
const agrees = (narrow: number, sentinel: number, wide: bigint): boolean => narrow === sentinel || BigInt(narrow) === wide;
const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
