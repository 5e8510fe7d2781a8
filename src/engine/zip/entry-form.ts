import type { Finding } from '../../core/findings/index.ts';
import type { Limits } from '../../core/run.ts';
import { METHOD_DEFLATED, METHOD_STORED, type CentralRecord } from './central-directory.ts';
import { extraMeaning } from './extra-meaning.ts';
import { ambiguousName, isReservedName, MAX_NAME_BYTES, nameProblem, type NameProblem } from './names.ts';

const FLAG_ENCRYPTED = 1 | (1 << 6) | (1 << 13);
const FLAG_UTF8 = 1 << 11;
/** Descriptor, UTF-8, and deflate's two speed bits: everything else changes how bytes must be read. */
const FLAGS_READ = (1 << 3) | FLAG_UTF8 | (1 << 1) | (1 << 2);

const TYPE_MASK = 0o170000;
const TYPE_DIRECTORY = 0o040000;
const TYPE_FILE = 0o100000;
const SPECIAL_BITS = 0o7000;
const DOS_DIRECTORY = 0x10;
/** Readers that honour it make no file of the entry. */
const DOS_VOLUME_LABEL = 0x08;

/** Deflate's one spelling of nothing, which writers that stream give folders. */
const EMPTY_DEFLATED = 2;

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** A small entry costs nothing to inflate, whatever its ratio; a megabyte of zeros deflates a thousandfold. */
const RATIO_FLOOR = 1 << 20;

export interface EntryForm {
  readonly name: string;
  readonly directory: boolean;
  /** Findings that forbid opening the entry. */
  readonly findings: readonly Finding[];
  /** What is worth knowing of an entry that can be read. */
  readonly notes: readonly Finding[];
}

/** Judges one central record by itself: its name, kind, method and sizes. */
export function examineForm(record: CentralRecord, limits: Limits): EntryForm {
  const decoded = decodeName(record);
  const name = decoded ?? Buffer.from(record.nameBytes).toString('latin1');
  const at = { file: name, offset: record.at, length: record.length };
  const findings: Finding[] = [];
  const add = (code: Finding['code'], values: Finding['values'], expected?: string, computed?: string): void => {
    findings.push({ code, at, ...(expected === undefined ? {} : { expected }), ...(computed === undefined ? {} : { computed }), ...(values === undefined ? {} : { values }) });
  };
  const directory = name.endsWith('/');
  if (record.problem !== null) add('archive.header-mismatch', { field: 'extra-fields', problem: record.problem });
  if (record.nameBytes.length > MAX_NAME_BYTES) add('archive.limit-exceeded', { limit: 'name-length' }, String(MAX_NAME_BYTES), String(record.nameBytes.length));
  const extra = extraMeaning(record.extra, record.nameBytes);
  const path = directory ? name.slice(0, -1) : name;
  const problem = decoded === null ? ambiguousName('name-utf-8') : (nameProblem(path) ?? secondName(extra.secondName));
  if (problem !== null) add(problem.code, { problem: problem.problem });
  if ((record.flags & FLAG_ENCRYPTED) !== 0 || extra.encrypted) add('archive.encrypted', { flags: record.flags });
  else if ((record.flags & ~FLAGS_READ) !== 0) add('archive.unsupported-method', { flags: record.flags.toString(16) });
  if (record.method !== METHOD_STORED && record.method !== METHOD_DEFLATED) add('archive.unsupported-method', { method: record.method });
  const kind = extra.link ? 'link in an extra field' : oddKind(record, directory);
  if (kind !== null) add('archive.link', { kind });
  if (record.method === METHOD_STORED && record.compressed !== record.uncompressed) {
    add('archive.header-mismatch', { field: 'stored-size' }, String(record.uncompressed), String(record.compressed));
  }
  if (directory) {
    // A folder is never opened, so nothing may hide where its data would be.
    const data = record.uncompressed !== 0 ? record.uncompressed : record.compressed;
    if (data > (record.method === METHOD_DEFLATED && record.uncompressed === 0 ? EMPTY_DEFLATED : 0)) add('archive.header-mismatch', { field: 'size' }, '0', String(data));
    if (record.crc !== 0) add('archive.header-mismatch', { field: 'checksum' }, '0', record.crc.toString(16));
  }
  // A comment is a place where a second directory hides from us and shows to readers that search for signatures.
  if (record.commentLength > 0) findings.push({ code: 'archive.comment', at: { file: name, offset: record.at + record.length - record.commentLength, length: record.commentLength }, values: { bytes: record.commentLength } });
  const ratio = record.uncompressed / Math.max(1, record.compressed);
  if (record.uncompressed > RATIO_FLOOR && ratio > limits.maxCompressionRatio) {
    add('archive.ratio-exceeded', undefined, String(limits.maxCompressionRatio), String(Math.ceil(ratio)));
  }
  const notes: readonly Finding[] = problem === null && isReservedName(path) ? [{ code: 'archive.reserved-name', at: { file: name, offset: record.at, length: record.length } }] : [];
  return { name, directory, findings, notes };
}

/** Names are UTF-8 when flagged and ASCII otherwise; anything else reads differently from one program to the next. */
function decodeName(record: CentralRecord): string | null {
  if ((record.flags & FLAG_UTF8) === 0 && record.nameBytes.some((byte) => byte > 0x7f)) return null;
  try {
    return UTF8.decode(record.nameBytes);
  } catch {
    return null;
  }
}

const secondName = (present: boolean): NameProblem | null => (present ? ambiguousName('name-second') : null);

function oddKind(record: CentralRecord, directory: boolean): string | null {
  const mode = record.externalAttributes >>> 16;
  const type = mode & TYPE_MASK;
  if (type !== 0 && type !== (directory ? TYPE_DIRECTORY : TYPE_FILE)) return `mode ${mode.toString(8).padStart(6, '0')}`;
  if ((mode & SPECIAL_BITS) !== 0) return `mode ${mode.toString(8).padStart(6, '0')}`;
  if (!directory && (record.externalAttributes & DOS_DIRECTORY) !== 0) return 'folder attribute';
  return (record.externalAttributes & DOS_VOLUME_LABEL) !== 0 ? 'volume label' : null;
}
