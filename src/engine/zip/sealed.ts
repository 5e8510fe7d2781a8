import type { Finding } from '../../core/findings/index.ts';
import { centralHeader, compareNames, endRecords, localHeader, type SealedEntry } from '../../core/bundle/sealed-form.ts';
import type { PositionedFile } from '../files/positioned-file.ts';
import type { CentralRecord } from './central-directory.ts';
import type { EndRecords } from './end-records.ts';

/**
 * Whether the archive is in sealed form: every header is built again from name, sum, size and place, and compared
 * byte for byte. Returns the first deviation as a note, or null. Offsets are those of the first differing byte.
 */
export async function firstDeviation(file: PositionedFile, end: EndRecords, records: readonly CentralRecord[]): Promise<Finding | null> {
  let offset = 0;
  let before: CentralRecord | null = null;
  for (const record of records) {
    if (before !== null && compareNames(before.nameBytes, record.nameBytes) >= 0) return deviation('order of names', record.at, record);
    const header = localHeader(sealed(record, offset));
    const differs = await difference(file, offset, header);
    if (differs !== null) return deviation('local header', differs, record);
    offset += header.length + record.uncompressed;
    before = record;
  }
  let at = offset;
  offset = 0;
  for (const record of records) {
    const entry = sealed(record, offset);
    const header = centralHeader(entry);
    const differs = await difference(file, at, header);
    if (differs !== null) return deviation('directory', differs, record);
    at += header.length;
    offset += localHeader(entry).length + record.uncompressed;
  }
  const differs = await difference(file, at, endRecords(records.length, offset, at - offset));
  if (differs !== null) return deviation('end record', differs, null);
  return end.end === file.size ? null : deviation('end record', end.end, null);
}

function sealed(record: CentralRecord, offset: number): SealedEntry {
  return { name: record.nameBytes, crc32: record.crc, size: record.uncompressed, offset };
}

async function difference(file: PositionedFile, offset: number, expected: Uint8Array): Promise<number | null> {
  const found = await file.read(offset, expected.length);
  for (let at = 0; at < expected.length; at++) if (found[at] !== expected[at]) return offset + at;
  return null;
}

function deviation(kind: string, offset: number, record: CentralRecord | null): Finding {
  const name = record === null ? null : Buffer.from(record.nameBytes).toString('utf8');
  return { code: 'archive.not-sealed', at: { offset, ...(name === null ? {} : { file: name }) }, values: { problem: kind } };
}
