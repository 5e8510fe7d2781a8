import JSZip from 'jszip';
import type { CustodyEntry, EngineClient, RunDto } from '../../contract/index.ts';
import { casesLabels } from '../../text/index.ts';
import { WordedError } from '../engine/errors.ts';
import type { ReviewStore } from '../review/index.tsx';
import { mergeRows, type Conflict } from '../review/merge.ts';
import { readRow } from '../review/read-row.ts';
import { OWNED_TABLES, type CaseRow, type Change } from '../review/types.ts';

/**
 * A case to hand over: review work and the run's JSON in a ZIP, and the evidence only when it is small and was asked
 * for. What comes back in is another workstation's word: rows are checked, nothing that is
 * here is overwritten, the run is never believed
 * here but shown as the sender's.
 */
const FORMAT = 'proofroom.portable-case.v1';
export const MAX_ENCLOSED_BYTES = 32 * 2 ** 20;
/** A portable case holds notes, not evidence of any size; jszip would hold it in memory whole. */
const MAX_ARCHIVE_BYTES = 256 * 2 ** 20;
const MAX_TEXT_BYTES = 16 * 2 ** 20;

export async function exportPortableCase(
  row: CaseRow, run: RunDto | null, review: ReviewStore, enclosed: Uint8Array | null, custody: readonly CustodyEntry[] = [],
): Promise<Uint8Array<ArrayBuffer>> {
  // The engine writes review work too: a signature, an answer given on the Controls screen.
  await review.sync();
  const zip = new JSZip();
  zip.file('case.json', JSON.stringify({ format: FORMAT, case: row }, null, 2));
  for (const table of OWNED_TABLES) {
    zip.file(`${table}.json`, JSON.stringify(await review.db.table(table).where({ caseId: row.id }).toArray(), null, 2));
  }
  if (custody.length > 0) zip.file('custody.json', JSON.stringify(custody, null, 2));
  if (run) zip.file('run.json', JSON.stringify(run, null, 2));
  if (enclosed) zip.file('evidence.bin', enclosed);
  return new Uint8Array(await zip.generateAsync({ type: 'arraybuffer', compression: 'DEFLATE' }));
}

export interface ImportedCase {
  readonly row: CaseRow;
  readonly evidence: File | null;
  /** Whether the case was here already, and the rows that both sides changed: both are kept. */
  readonly joined: boolean;
  readonly conflicts: readonly Conflict[];
}

export async function importPortableCase(file: File, review: ReviewStore, engine: EngineClient): Promise<ImportedCase> {
  if (file.size > MAX_ARCHIVE_BYTES) throw new WordedError(() => casesLabels.portableTooLarge);
  const zip = await JSZip.loadAsync(await file.arrayBuffer()).catch(() => {
    throw new WordedError(() => casesLabels.caseUnreadable);
  });
  // Whoever seals evidence chooses what else lies in it: with a manifest it is evidence, as for the terminal.
  if (Object.keys(zip.files).some((name) => name.startsWith('manifest.'))) throw new WordedError(() => casesLabels.notPortable);
  const head = await readJson(zip, 'case.json');
  if (typeof head !== 'object' || head === null || !('format' in head) || head.format !== FORMAT || !('case' in head)) {
    throw new WordedError(() => casesLabels.notPortable);
  }
  const sent = readRow('cases', head.case);
  if (sent === null || !('digest' in sent) || !/^[0-9a-f]{64}$/.test(sent.digest)) throw new WordedError(() => casesLabels.caseUnreadable);
  const now = new Date().toISOString();
  await review.sync();
  // The sender's id is kept, so that sign-offs still name this case; another case that has it here is another matter.
  const here = await review.db.cases.get(sent.id);
  const id = here !== undefined && here.digest !== sent.digest ? crypto.randomUUID() : sent.id;
  const joined = here !== undefined && here.id === id;
  const sender = readSender(await readJson(zip, 'run.json'));
  const row: CaseRow = joined ? { ...here, archived: false, openedAt: now, sender: here.sender ?? sender } : { ...sent, id, archived: false, openedAt: now, sender };
  const changes: Omit<Change, 'id'>[] = [{ table: 'cases', op: 'put', key: row.id, value: row }];
  const conflicts: Conflict[] = [];
  for (const table of OWNED_TABLES) {
    const list = await readJson(zip, `${table}.json`);
    const theirs = (Array.isArray(list) ? list : []).flatMap((value) => readRow(table, value) ?? []).map((each) => ({ ...each, caseId: row.id }));
    const mine = await review.db.table<{ readonly id: string; readonly caseId: string }, string>(table).bulkGet(theirs.map((each) => each.id));
    const merged = mergeRows(theirs, mine);
    conflicts.push(...merged.conflicts.map((each) => ({ ...each, table })));
    changes.push(...merged.added.map((value) => ({ table, op: 'put' as const, key: value.id, value })));
  }
  await review.write(changes);
  await engine.custody.note({ act: 'case-imported', subject: row.digest, detail: { case: row.id, file: file.name.slice(0, 200), conflicts: String(conflicts.length) } });
  const bytes = await zip.file('evidence.bin')?.async('arraybuffer');
  return { row, joined, conflicts, evidence: bytes ? new File([bytes], row.evidenceName) : null };
}

async function readJson(zip: JSZip, name: string): Promise<unknown> {
  const text = await zip.file(name)?.async('string');
  if (text === undefined) return null;
  if (text.length > MAX_TEXT_BYTES) throw new WordedError(() => casesLabels.partTooLarge(name));
  const value: unknown = JSON.parse(text);
  return value;
}

/** Of the sender's run only what is shown as theirs. */
function readSender(value: unknown): CaseRow['sender'] {
  if (typeof value !== 'object' || value === null) return null;
  const { id, run } = value as Readonly<Record<string, unknown>>;
  const { verdict, inputs, software } = Object(run) as Readonly<Record<string, unknown>>;
  const candidate = {
    runId: id,
    axes: (Object(verdict) as Readonly<Record<string, unknown>>)['axes'],
    asOf: (Object(inputs) as Readonly<Record<string, unknown>>)['asOf'],
    version: (Object(software) as Readonly<Record<string, unknown>>)['version'],
  };
  const checked = readRow('cases', {
    id: '', name: '', digest: '', evidenceName: '', createdAt: '', openedAt: '', archived: false, sender: candidate,
  });
  return checked !== null && 'sender' in checked ? checked.sender : null;
}
