import type { Finding } from '../../core/findings/index.ts';
import type { PositionedFile } from '../files/positioned-file.ts';
import type { CentralRecord } from './central-directory.ts';
import { descriptorLength, FLAG_DESCRIPTOR, type LocalHeader } from './local-header.ts';

export interface Placed {
  readonly record: CentralRecord;
  readonly name: string;
  readonly local: LocalHeader;
}

export interface Layout {
  readonly findings: readonly Finding[];
  /** Indexes of central records whose bytes are not theirs alone. */
  readonly refused: ReadonlySet<number>;
}

/**
 * Walks the archive from its first byte to the central directory: every byte must belong to exactly one entry.
 * Bytes between entries hide a second archive from readers that follow the directory; overlapping entries make a bomb.
 */
export async function examineLayout(file: PositionedFile, placed: readonly Placed[], directoryOffset: number): Promise<Layout> {
  const findings: Finding[] = [];
  const refused = new Set<number>();
  const ordered = [...placed].sort((a, b) => a.record.localOffset - b.record.localOffset || a.record.index - b.record.index);
  let at = 0;
  let before: Placed | null = null;
  for (const each of ordered) {
    const { record, local, name } = each;
    if (record.localOffset > at) findings.push(unowned(at, record.localOffset));
    if (record.localOffset < at && before !== null) {
      refused.add(record.index).add(before.record.index);
      findings.push({ code: 'archive.overlap', at: { file: name, offset: record.localOffset, length: at - record.localOffset }, values: { other: before.name } });
    }
    let end = local.dataEnd;
    if (end <= directoryOffset && (record.flags & FLAG_DESCRIPTOR) !== 0) {
      const length = await descriptorLength(file, record, local, directoryOffset);
      if (length === null) {
        refused.add(record.index);
        findings.push({ code: 'archive.header-mismatch', at: { file: name, offset: end }, values: { field: 'data-descriptor' } });
      } else end += length;
    }
    if (end > directoryOffset) {
      refused.add(record.index);
      findings.push({ code: 'archive.truncated', at: { file: name, offset: local.dataOffset }, expected: String(record.compressed), computed: String(Math.max(0, directoryOffset - local.dataOffset)), values: { problem: 'zip-data' } });
      end = directoryOffset;
    }
    if (end >= at) {
      at = end;
      before = each;
    }
  }
  if (at < directoryOffset) findings.push(unowned(at, directoryOffset));
  return { findings, refused };
}

function unowned(from: number, to: number): Finding {
  return { code: from === 0 ? 'archive.bytes-before' : 'archive.bytes-between', at: { offset: from, length: to - from }, values: { bytes: to - from } };
}
