import type { Finding, SealWord } from '../../core/findings/index.ts';
import { centralHeader, compareNames, endRecords, localHeader, type SealedEntry } from '../../core/bundle/sealed-form.ts';
import type { PositionedFile } from '../files/positioned-file.ts';
import type { CentralRecord } from './central-directory.ts';
import type { EndRecords } from './end-reading.ts';

/**
 * Whether the archive is in sealed form: every header is built again from name, sum, size and place, and compared byte
 * for byte. A deviation is `archive.not-sealed` when most headers deviate: another program packed the same content, and
 * writes every header in its own way. When at least half are exact, the archive was sealed and changed since:
 * `archive.seal-broken`.
 * Offsets are those of the first differing byte.
 */
export async function sealDeviation(file: PositionedFile, end: EndRecords, records: readonly CentralRecord[]): Promise<Finding | null> {
  const found: Deviation[] = [];
  let exact = 0;
  const compare = async (problem: SealWord, at: number, expected: Uint8Array, record: CentralRecord | null): Promise<void> => {
    const differs = await difference(file, at, expected);
    if (differs === null) exact += 1;
    else found.push({ problem, at: differs, record });
  };
  let offset = 0;
  let before: CentralRecord | null = null;
  for (const record of records) {
    if (before !== null && compareNames(before.nameBytes, record.nameBytes) >= 0) found.push({ problem: 'seal-name-order', at: record.at, record });
    if (record.localOffset !== offset) found.push({ problem: 'seal-entry-place', at: record.localOffset, record });
    const entry = sealed(record, record.localOffset);
    await compare('seal-local-header', record.localOffset, localHeader(entry), record);
    await compare('seal-directory', record.at, centralHeader(entry), record);
    offset = record.localOffset + localHeader(entry).length + record.uncompressed;
    before = record;
  }
  const closing = endRecords(records.length, offset, end.directoryOffset + records.reduce((sum, record) => sum + record.length, 0) - offset);
  const differs = await difference(file, end.start, closing);
  if (differs !== null) found.push({ problem: 'seal-end-record', at: differs, record: null });
  else if (end.start + closing.length !== file.size) found.push({ problem: 'seal-end-record', at: end.start + closing.length, record: null });
  const first = found[0];
  // Two headers an entry: half of them exact is one for every entry.
  return first === undefined ? null : finding(exact >= records.length ? 'archive.seal-broken' : 'archive.not-sealed', first);
}

interface Deviation {
  readonly problem: SealWord;
  readonly at: number;
  readonly record: CentralRecord | null;
}

function sealed(record: CentralRecord, offset: number): SealedEntry {
  return { name: record.nameBytes, crc32: record.crc, size: record.uncompressed, offset };
}

async function difference(file: PositionedFile, offset: number, expected: Uint8Array): Promise<number | null> {
  const found = await file.read(offset, expected.length);
  for (let at = 0; at < expected.length; at++) if (found[at] !== expected[at]) return offset + at;
  return null;
}

function finding(code: 'archive.seal-broken' | 'archive.not-sealed', { problem, at, record }: Deviation): Finding {
  const name = record === null ? null : Buffer.from(record.nameBytes).toString('utf8');
  return { code, at: { offset: at, ...(name === null ? {} : { file: name }) }, values: { problem } };
}
