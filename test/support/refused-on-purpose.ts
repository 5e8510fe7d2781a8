import type { FindingCode } from '../../src/core/findings/index.ts';

/** Why an archive that others read may be refused here, and with which code. */
export interface Reason {
  readonly code: FindingCode;
  readonly because: string;
}

interface CentralRecord {
  readonly flags: number;
  readonly method: number;
  readonly name: Buffer;
  readonly extra: ReadonlyMap<number, Buffer>;
  readonly commentLength: number;
  /** Unix mode; 0 where there is none. */
  readonly mode: number;
  readonly dosAttributes: number;
  /** How many bytes a ZIP64 field has to have, by the members that defer to it. */
  readonly wideBytes: number;
  readonly local: { readonly flags: number; readonly method: number; readonly name: Buffer } | null;
}

const COMMENT = 'a comment, in which a second directory can hide';
const RULES: readonly (Reason & { readonly holds: (record: CentralRecord) => boolean })[] = [
  { code: 'archive.encrypted', because: 'encrypted evidence cannot be examined', holds: ({ flags, extra }) => (flags & 0x2041) !== 0 || extra.has(0x9901) || extra.has(0x0017) },
  { code: 'archive.unsupported-method', because: 'neither stored nor deflated', holds: ({ method }) => method !== 0 && method !== 8 },
  { code: 'archive.unsupported-method', because: 'a flag that changes how its bytes must be read', holds: ({ flags }) => (flags & ~0x280f) !== 0 },
  { code: 'archive.ambiguous-name', because: 'two names for one file: readers differ in which they believe', holds: ({ name, extra }) => extra.get(0x7075)?.subarray(5).equals(name) === false },
  { code: 'archive.ambiguous-name', because: 'a name beyond ASCII that is not said to be UTF-8', holds: ({ flags, name }) => (flags & 0x0800) === 0 && name.some((byte) => byte > 0x7f) },
  { code: 'archive.ambiguous-name', because: 'a name with characters that Windows reads otherwise', holds: ({ name }) => /[<>:"|?*]|[. ](?:\/|$)/.test(name.toString('latin1')) },
  { code: 'archive.unsafe-path', because: 'a backslash, which parts a path on Windows', holds: ({ name }) => name.includes(0x5c) },
  { code: 'archive.unsafe-path', because: 'a part that is empty or a dot: readers differ in whether they take it out', holds: ({ name }) => /(?:^|\/)\.(?:\/|$)|\/\//.test(name.toString('latin1')) },
  { code: 'archive.ambiguous-name', because: 'a character that is not seen', holds: ({ name }) => /[\p{Default_Ignorable_Code_Point}\p{Bidi_Control}\p{Cc}\u2028\u2029]/u.test(name.toString('utf8')) },
  { code: 'archive.comment', because: COMMENT, holds: ({ commentLength }) => commentLength > 0 },
  { code: 'archive.link', because: 'the mode of a link or device: readers that honour it make no file', holds: ({ mode }) => isOdd(mode & 0o170000) || (mode & 0o7000) !== 0 },
  { code: 'archive.link', because: 'a file that says it is a folder or a label, or a folder that says it is a file: readers that honour it make something else', holds: saysOtherwise },
  { code: 'archive.header-mismatch', because: 'local header and directory disagree: readers differ in which they believe', holds: ({ flags, method, name, local }) => local !== null && (local.flags !== flags || local.method !== method || !local.name.equals(name)) },
  { code: 'archive.header-mismatch', because: 'a ZIP64 field for more or less than what defers to it: readers differ in which sizes they believe', holds: ({ extra, wideBytes }) => (extra.get(1)?.length ?? wideBytes) !== wideBytes },
];

const isOdd = (type: number): boolean => type !== 0 && type !== 0o040000 && type !== 0o100000;

function saysOtherwise({ name, mode, dosAttributes }: CentralRecord): boolean {
  const type = mode & 0o170000;
  if (name.at(-1) === 0x2f) return type === 0o100000;
  return type === 0o040000 || (dosAttributes & 0x18) !== 0;
}

/** The rules that an archive's own bytes call for: no list of names, so that it holds for archives not seen yet. */
export function reasonsToRefuse(archive: Buffer): readonly Reason[] {
  const end = archive.lastIndexOf('PK\u0005\u0006', undefined, 'latin1');
  const comment = end < 0 ? 0 : archive.readUInt16LE(end + 20);
  const records = end < 0 ? [] : directory(archive, end);
  const found = RULES.filter(({ holds }) => records.some(holds)).map(({ code, because }): Reason => ({ code, because }));
  return [
    ...found,
    ...(comment > 0 ? [{ code: 'archive.comment', because: COMMENT } satisfies Reason] : []),
    ...(end >= 76 && endsDiffer(archive, end) ? [{ code: 'archive.directory-ambiguous', because: 'two end records that differ: readers without ZIP64 believe the other' } satisfies Reason] : []),
  ];
}

/** Members of the end record and of the ZIP64 one right before its locator: the same, or the value that says "look there". */
function endsDiffer(archive: Buffer, end: number): boolean {
  const wide = end - 76;
  if (archive.readUInt32LE(end - 20) !== 0x07064b50 || archive.readUInt32LE(wide) !== 0x06064b50) return false;
  const short = [[4, 16], [6, 20], [8, 24], [10, 32]].some(([narrow, at]) => differs(archive.readUInt16LE(end + narrow!), 0xffff, archive.readUInt32LE(wide + at!)));
  return short || [[12, 40], [16, 48]].some(([narrow, at]) => differs(archive.readUInt32LE(end + narrow!), 0xffffffff, Number(archive.readBigUInt64LE(wide + at!))));
}

const differs = (narrow: number, sentinel: number, wide: number): boolean => narrow !== sentinel && narrow !== wide;

function directory(archive: Buffer, end: number): CentralRecord[] {
  const records: CentralRecord[] = [];
  // From the first record that follows no other: the end record's own offset may be a ZIP64 sentinel.
  const stated = archive.readUInt32LE(end + 16);
  let at = stated === 0xffffffff ? archive.indexOf('PK\u0001\u0002', 0, 'latin1') : stated;
  while (at >= 0 && at + 46 <= archive.length && archive.readUInt32LE(at) === 0x02014b50) {
    const names = archive.readUInt16LE(at + 28);
    const extras = archive.readUInt16LE(at + 30);
    const commentLength = archive.readUInt16LE(at + 32);
    records.push({
      flags: archive.readUInt16LE(at + 8), method: archive.readUInt16LE(at + 10), name: archive.subarray(at + 46, at + 46 + names),
      extra: extraFields(archive.subarray(at + 46 + names, at + 46 + names + extras)), commentLength, mode: archive.readUInt16LE(at + 40), dosAttributes: archive[at + 38]!,
      wideBytes: 8 * [20, 24, 42].filter((member) => archive.readUInt32LE(at + member) === 0xffffffff).length + (archive.readUInt16LE(at + 34) === 0xffff ? 4 : 0),
      local: localHeader(archive, archive.readUInt32LE(at + 42)),
    });
    at += 46 + names + extras + commentLength;
  }
  return records;
}

function localHeader(archive: Buffer, at: number): CentralRecord['local'] {
  if (at + 30 > archive.length || archive.readUInt32LE(at) !== 0x04034b50) return null;
  return { flags: archive.readUInt16LE(at + 6), method: archive.readUInt16LE(at + 8), name: archive.subarray(at + 30, at + 30 + archive.readUInt16LE(at + 26)) };
}

function extraFields(bytes: Buffer): Map<number, Buffer> {
  const fields = new Map<number, Buffer>();
  for (let at = 0; at + 4 <= bytes.length; at += 4 + bytes.readUInt16LE(at + 2)) fields.set(bytes.readUInt16LE(at), bytes.subarray(at + 4, at + 4 + bytes.readUInt16LE(at + 2)));
  return fields;
}
