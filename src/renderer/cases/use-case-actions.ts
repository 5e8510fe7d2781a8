import { useMemo } from 'react';
import { PORTABLE_SUFFIX } from '../../contract/index.ts';
import { casesLabels, casesText, displayName } from '../../text/index.ts';
import { currentSession } from '../app/session.ts';
import { useForget, useShell } from '../engine/index.tsx';
import { useReview, type CaseRow, type ReviewStore } from '../review/index.tsx';
import { OWNED_TABLES, type Change } from '../review/types.ts';
import type { CaseActions } from './CaseList.tsx';
import { membersOf } from './members.ts';
import { exportPortableCase } from './portable-case.ts';
import { errorSentence } from '../engine/errors.ts';
import { readWhole } from './read-whole.ts';

/** What can be done to a case by itself. Deleting is undone, not confirmed: rows go back as they were. */
export function useCaseActions(): Omit<CaseActions, 'purge' | 'addTo'> & { readonly purgeNow: (row: CaseRow) => void } {
  const review = useReview();
  const shell = useShell();
  const forget = useForget();
  return useMemo(() => {
    const { engine } = shell;
    const { go, say, setOpen } = currentSession();
    const exportCase = async (row: CaseRow, withEvidence: boolean): Promise<void> => {
      const evidence = (await engine.evidence.list()).find((each) => each.digest === row.digest);
      const run = evidence?.latestRunId ? await engine.runs.get({ runId: evidence.latestRunId }) : null;
      const custody = await engine.custody.list();
      const bytes = withEvidence && evidence ? await readWhole(engine, evidence) : null;
      const name = `${fileName(row.name)}${PORTABLE_SUFFIX}`;
      if ((await shell.saveBytes(await exportPortableCase(row, run, review, bytes, custody.entries.filter((entry) => entry.subject === row.digest)), name)) === 'cancelled') return;
      say({ text: () => casesLabels.caseExported(name) });
      await engine.custody.note({ act: 'case-exported', subject: row.digest, detail: { case: row.id, evidence: bytes ? 'enclosed' : 'not enclosed' } });
      forget('custody');
    };
    return {
      open: (row) => go({ caseId: row.id, screen: 'verdict' }),
      rename: (row, name) => void review.put('cases', { ...row, name }),
      archive: (row, archived) => void review.put('cases', { ...row, archived }),
      async remove(row) {
        const owned = await ownedRows(review, row);
        await review.write(owned.map((change) => ({ ...change, op: 'delete', value: null })));
        if (currentSession().open?.caseId === row.id) setOpen(null);
        say({ text: () => casesLabels.caseDeletedWithIts(displayName(row.name, 60)), undo: () => void review.write(owned) });
      },
      purgeNow(row) {
        void (async () => {
          try {
            if (currentSession().open?.caseId === row.id) setOpen(null);
            const held = new Set((await engine.evidence.list()).map((each) => each.digest));
            for (const digest of membersOf(row)) if (held.has(digest)) await engine.evidence.purge({ digest });
            // What was typed last must be in the journal before the case is taken out of it.
            await review.sync();
            await engine.review.purge({ caseId: row.id });
            await review.forget(row.id);
            say({ text: () => casesText.purged(displayName(row.name, 60)) });
          } catch (error) {
            say({ text: () => errorSentence(error) });
          }
          forget('evidence');
          forget('custody');
        })();
      },
      exportCase: (row, withEvidence) => {
        exportCase(row, withEvidence).catch((error: unknown) => say({ text: () => casesLabels.theCaseWasNot(errorSentence(error)) }));
      },
    };
  }, [review, shell, forget]);
}

/** The case and everything that hangs on it, as changes that would put it there. */
async function ownedRows(review: ReviewStore, row: CaseRow): Promise<readonly Omit<Change, 'id'>[]> {
  await review.sync();
  const owned: Omit<Change, 'id'>[] = [{ table: 'cases', op: 'put', key: row.id, value: row }];
  for (const table of OWNED_TABLES) {
    const rows: { id: string }[] = await review.db.table(table).where({ caseId: row.id }).toArray();
    owned.push(...rows.map((value) => ({ table, op: 'put' as const, key: value.id, value })));
  }
  return owned;
}

const fileName = (name: string): string => name.replace(/[^\p{L}\p{N} ._-]+/gu, '-').slice(0, 80) || 'case';
