import { deflateRawSync } from 'node:zlib';
import { encodeUtf8, joinBytes } from '../../core/encoding/index.ts';
import { entriesOf, looseArchive, nameIn, viewOf, type LooseEntry } from './loose-archive.ts';
import { toArchive, type Tamper } from './tamper.ts';

const NOTE = encodeUtf8('see also');
const END_LENGTH = 22;
const ENCRYPTED = 1;
const DEFLATED = 8;
/** No program reads it. */
const IMPLODED = 6;
const LINK_MODE = 0o120777;
const BOMB_BYTES = 4 << 20;

type Patch = NonNullable<LooseEntry['patch']>;
/** Flags, method and their like stand two bytes later in a central record than in a local header. */
const both = (field: number, value: number): Patch => (local, central) => {
  local.setUint16(field, value, true);
  central.setUint16(field + 2, value, true);
};

/** The archive written again with one entry, its second, patched. */
const patched = (patch: Patch) => (archive: Uint8Array): Uint8Array => looseArchive(entriesOf(archive).map((entry, at) => (at === 1 ? { ...entry, patch } : entry)));

function flipDataByte(archive: Uint8Array): Uint8Array {
  const changed = Uint8Array.from(archive);
  const data = 30 + viewOf(changed).getUint16(26, true);
  changed[data + 20] = changed[data + 20]! ^ 1;
  return changed;
}

function bomb(archive: Uint8Array): Uint8Array {
  const data = deflateRawSync(new Uint8Array(BOMB_BYTES));
  const patch: Patch = (local, central) => {
    both(8, DEFLATED)(local, central);
    local.setUint32(22, BOMB_BYTES, true);
    central.setUint32(24, BOMB_BYTES, true);
  };
  return looseArchive([...entriesOf(archive), { name: 'zeros.bin', data, patch }]);
}

/** Two entries whose local headers are one, so that their data is the same bytes. */
function overlap(archive: Uint8Array): Uint8Array {
  const [first, ...rest] = entriesOf(archive);
  if (first === undefined) throw new Error('the archive is empty');
  return looseArchive([first, { ...first, name: `${first.name}x`, data: new Uint8Array(), patch: (_, central) => central.setUint32(42, 0, true) }, ...rest]);
}

/** The container: bytes that no signature covers, and that two programs may read as two bundles. */
export const ARCHIVE_TAMPERS: readonly Tamper[] = [
  toArchive('flip-archive-byte', 'archive.crc-mismatch', 'one bit of the archive on the way', flipDataByte),
  toArchive('redate-entry', 'archive.seal-broken', 'the modification time of one file in the archive', patched(both(10, 0x4a21))),
  toArchive('cut-archive', 'archive.truncated', 'the last hundred bytes of the archive lost', (archive) => archive.slice(0, -100)),
  toArchive('prepend-bytes', 'archive.bytes-before', 'a program in front of the archive', (archive) => joinBytes([encodeUtf8('#!/bin/sh\n'), archive])),
  toArchive('insert-bytes', 'archive.bytes-between', 'bytes between two files of the archive', (archive) => looseArchive(entriesOf(archive).map((entry, at) => (at === 1 ? { ...entry, gap: NOTE } : entry)))),
  toArchive('append-bytes', 'archive.bytes-after', 'bytes after the end of the archive', (archive) => joinBytes([archive, NOTE])),
  toArchive('archive-comment', 'archive.comment', 'a comment on the archive', (archive) => looseArchive(entriesOf(archive), NOTE)),
  toArchive('second-end-record', 'archive.directory-ambiguous', 'a second end record, which other readers take', (archive) => looseArchive(entriesOf(archive), archive.slice(-END_LENGTH))),
  toArchive('wrong-count', 'archive.directory-ambiguous', 'one file fewer counted than listed', (archive) => {
    const changed = Uint8Array.from(archive);
    const view = viewOf(changed);
    for (const at of [8, 10]) view.setUint16(changed.length - END_LENGTH + at, view.getUint16(changed.length - END_LENGTH + at, true) - 1, true);
    return changed;
  }),
  toArchive('duplicate-entry', 'archive.duplicate-entry', 'a second file of the same name', (archive) => looseArchive(entriesOf(archive).flatMap((entry, at) => (at === 1 ? [entry, { ...entry, data: NOTE }] : [entry])))),
  toArchive('two-names', 'archive.header-mismatch', 'another name in front of a file than in the directory', patched((local) => {
    const name = nameIn(local);
    name[name.length - 1] = name[name.length - 1]! ^ 1;
  })),
  toArchive('overlapping-entries', 'archive.overlap', 'two names for the same bytes of the archive', overlap),
  toArchive('link-entry', 'archive.link', 'a file that says it is a link', patched((_, central) => central.setUint32(38, LINK_MODE * 0x10000, true))),
  toArchive('encrypted-entry', 'archive.encrypted', 'a file that says it is encrypted', patched(both(6, 0x0800 | ENCRYPTED))),
  toArchive('unsupported-method', 'archive.unsupported-method', 'a file packed as nobody packs any more', patched(both(8, IMPLODED))),
  toArchive('bomb', 'archive.ratio-exceeded', 'four megabytes of nothing in four kilobytes', bomb),
];
