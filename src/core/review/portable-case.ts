import { sha256Hex } from '../crypto/index.ts';
import { encodeUtf8, isSha256Hex } from '../encoding/index.ts';
import type { FindingSink } from '../findings/index.ts';
import { canonicalize, isJsonObject, parseStrict, type JsonLimits, type JsonObject, type JsonValue } from '../json/index.ts';
import type { ReviewEntry } from './review-digest.ts';
import type { FoundSignOff } from './verify-sign-offs.ts';

const PORTABLE_CASE_FORMAT = 'proofroom.portable-case.v1';
/** The entry that only a portable case has: an archive is recognised by it. */
export const PORTABLE_HEAD = 'case.json';
export const PORTABLE_EVIDENCE = 'evidence.bin';
const TABLES = ['notes', 'bookmarks', 'filters', 'dispositions', 'tags', 'samples', 'workpapers', 'waivers', 'controls', 'signoffs'] as const;
/** Everything that is read as JSON, in the order it is read. */
export const PORTABLE_DOCUMENTS: readonly string[] = [PORTABLE_HEAD, ...TABLES.map((table) => `${table}.json`), 'run.json', 'custody.json'];

export interface PortableCase {
  readonly id: string;
  readonly name: string;
  /** SHA-256 that the case names as its evidence. */
  readonly evidence: string;
  readonly rows: readonly ReviewEntry[];
  readonly signOffs: readonly FoundSignOff[];
  readonly run: { readonly digest: string; readonly subject: string | null } | null;
  readonly custody: readonly JsonValue[] | null;
}

/**
 * Reads a portable case out of its JSON documents, by name (docs/formats/portable-case.md). Null when it does not say
 * which case it is; everything else that cannot be read is a finding, and left out.
 */
export function readPortableCase(documents: ReadonlyMap<string, Uint8Array>, limits: JsonLimits, sink: FindingSink): PortableCase | null {
  const parse = (name: string): JsonValue | null => {
    const bytes = documents.get(name);
    if (bytes === undefined) return null;
    const read = parseStrict(bytes, limits);
    if (read.ok) return read.value;
    sink.add({ code: 'portable.malformed', at: { file: name, offset: read.offset }, values: { problem: read.problem } });
    return null;
  };
  const head = parse(PORTABLE_HEAD);
  const row = isJsonObject(head) && head['format'] === PORTABLE_CASE_FORMAT ? head['case'] : undefined;
  const id = textOf(row, 'id');
  const name = textOf(row, 'name');
  const evidence = textOf(row, 'digest');
  if (id === null || name === null || evidence === null || !isSha256Hex(evidence)) {
    sink.add({ code: 'portable.malformed', at: { file: PORTABLE_HEAD }, values: { problem: 'wrong-type' } });
    return null;
  }
  const rows: ReviewEntry[] = [];
  const signOffs: FoundSignOff[] = [];
  for (const table of TABLES) {
    const file = `${table}.json`;
    const list = parse(file);
    if (list === null) continue;
    if (Array.isArray(list)) readRows({ table, file, list, caseId: id, rows, signOffs, sink });
    else sink.add({ code: 'portable.malformed', at: { file }, values: { problem: 'wrong-type' } });
  }
  const custody = parse('custody.json');
  return { id, name, evidence, rows, signOffs, run: readRun(parse('run.json'), sink), custody: Array.isArray(custody) ? custody : null };
}

/** Rows of a table, each once and each of this case: what stands twice could be counted or passed over. */
function readRows({ table, file, list, caseId, rows, signOffs, sink }: {
  readonly table: string; readonly file: string; readonly list: readonly JsonValue[]; readonly caseId: string;
  readonly rows: ReviewEntry[]; readonly signOffs: FoundSignOff[]; readonly sink: FindingSink;
}): void {
  const seen = new Set<string>();
  for (const [index, value] of list.entries()) {
    const at = { file, pointer: `/${index}` };
    const key = textOf(value, 'id');
    const of = textOf(value, 'caseId');
    if (key === null || of === null) {
      sink.add({ code: 'portable.malformed', at, values: { problem: 'wrong-type' } });
      continue;
    }
    if (of !== caseId) sink.add({ code: 'portable.other-case', at, expected: caseId, computed: of });
    if (seen.has(key)) sink.add({ code: 'portable.row-repeated', at, values: { row: key } });
    seen.add(key);
    rows.push({ table, key, value });
    if (table === 'signoffs') signOffs.push({ bytes: encodeUtf8(textOf(value, 'envelope') ?? ''), at });
  }
}

/** The run, when it is the one that its name says it is. */
function readRun(value: JsonValue | null, sink: FindingSink): PortableCase['run'] {
  if (value === null) return null;
  const at = { file: 'run.json' };
  const run = isJsonObject(value) ? value['run'] : undefined;
  const id = textOf(value, 'id');
  if (id === null || !isJsonObject(run)) {
    sink.add({ code: 'portable.malformed', at, values: { problem: 'wrong-type' } });
    return null;
  }
  const digest = sha256Hex(canonicalize(run));
  if (!digest.startsWith(id) || id.length !== RUN_ID_LENGTH) sink.add({ code: 'portable.run-changed', at, expected: id, computed: digest.slice(0, RUN_ID_LENGTH) });
  return { digest, subject: textOf(run['subject'], 'digest') };
}

/** A run is named by the first 64 bits of its digest (docs/formats/run.md). */
const RUN_ID_LENGTH = 16;

function textOf(value: JsonValue | undefined, member: string): string | null {
  const found = value !== undefined && isJsonObject(value) ? (value satisfies JsonObject)[member] : undefined;
  return typeof found === 'string' ? found : null;
}
