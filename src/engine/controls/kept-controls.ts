import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { KeepAnswer, OwnControlAnswer, RunDto } from '../../contract/index.ts';
import { sha256Hex } from '../../core/crypto/index.ts';
import { encodeUtf8 } from '../../core/encoding/index.ts';
import type { Run } from '../../core/run.ts';
import type { OwnControlWork } from '../../report/index.ts';
import { caseRows, evidenceOfCase, type Vault } from '../vault/index.ts';
import { runOwnControl } from './run-own-control.ts';

/** Rows as docs/formats/custody.md has them. A window, or somebody's portable case, may have journalled anything. */
const text = z.string();
const ROW = z.object({
  id: text, caseId: text, name: text, text, digest: text, by: text, createdAt: text, putAway: z.object({ at: text, by: text }).nullable(),
});
type Row = z.infer<typeof ROW>;
const MOST_ANSWERS = 64;

export interface KeptControls {
  keep(request: { readonly caseId: string; readonly name: string; readonly text: string; readonly by: string }, run: Run): Promise<KeepAnswer>;
  putAway(caseId: string, id: string, by: string): Promise<boolean>;
  /** Every control that is kept with a case, run over the record of this run, oldest first. */
  runAll(caseId: string, run: Pick<RunDto, 'id' | 'run'>): Promise<readonly OwnControlWork[]>;
}

/** Controls of a person's own that belong to a case: journalled like review work, told in the custody log, never part of a run. */
export function keptControls(vault: Vault, ready: (digest: string) => Promise<unknown>, clock: () => number): KeptControls {
  const { journal, custody } = vault;
  const now = (): string => new Date(clock()).toISOString();
  const kept = (caseId: string): readonly Row[] => caseRows(journal, caseId)
    .flatMap((row) => {
      const read = row.table === 'controls' ? ROW.safeParse(row.value) : null;
      return read?.success === true && read.data.putAway === null ? [read.data] : [];
    })
    .sort((a, b) => (a.createdAt < b.createdAt ? -1 : a.createdAt > b.createdAt ? 1 : a.id < b.id ? -1 : 1));
  const run = async (file: string, of: Run): Promise<OwnControlAnswer> => {
    // Builds the index where there is none.
    await ready(of.subject.digest);
    return runOwnControl(file, of, vault.dataDir);
  };
  /** A run never changes: whoever tries other choices of a report does not wait for its controls again. */
  const answers = new Map<string, Promise<OwnControlAnswer>>();
  const once = (of: string, ask: () => Promise<OwnControlAnswer>): Promise<OwnControlAnswer> => {
    const known = answers.get(of);
    if (known !== undefined) return known;
    if (answers.size >= MOST_ANSWERS) answers.clear();
    const answer = ask();
    answers.set(of, answer);
    answer.catch(() => answers.delete(of));
    return answer;
  };
  const put = (row: Row): Promise<number> => journal.append([{ id: randomUUID(), table: 'controls', op: 'put', key: row.id, value: row }]);

  const away = async (row: Row, by: string): Promise<void> => {
    await custody.append('control-put-away', evidenceOfCase(journal, row.caseId), { case: row.caseId, control: idIn(row.text), sha256: row.digest, by });
    await put({ ...row, putAway: { at: now(), by } });
  };

  return {
    async keep({ caseId, name, text: file, by }, of) {
      const answer = await run(file, of);
      if (answer.kind !== 'result') return answer;
      const { digest, result } = answer.own;
      const others = kept(caseId).filter((each) => idIn(each.text) === result.id);
      const same = others.find((each) => each.text === file);
      if (same !== undefined) return { kind: 'kept', id: same.id, own: answer.own };
      for (const each of others) await away(each, by);
      const row: Row = { id: randomUUID(), caseId, name, text: file, digest, by, putAway: null, createdAt: now() };
      // Told first: a kill in between leaves an entry about more than was kept, never a control that nobody told of.
      await custody.append('control-kept', evidenceOfCase(journal, caseId), { case: caseId, control: result.id, sha256: digest, by });
      await put(row);
      return { kind: 'kept', id: row.id, own: answer.own };
    },
    async putAway(caseId, id, by) {
      const row = kept(caseId).find((each) => each.id === id);
      if (row !== undefined) await away(row, by);
      return row !== undefined;
    },
    async runAll(caseId, { id, run: of }) {
      const work: OwnControlWork[] = [];
      for (const { name, text: file, by, createdAt } of kept(caseId)) {
        work.push({ name, kept: { by, at: createdAt }, came: await once(`${id} ${sha256Hex(encodeUtf8(file))}`, () => run(file, of)) });
      }
      return work;
    },
  };
}

/** The id that a file gives itself; its name in the log, whatever else is wrong with it. */
function idIn(file: string): string {
  try {
    const read = z.object({ id: text }).safeParse(JSON.parse(file));
    return read.success ? read.data.id : '';
  } catch {
    return '';
  }
}
