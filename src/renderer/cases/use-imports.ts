import { useMemo } from 'react';
import { plural } from '../../text/index.ts';
import type { ImportStep, Intake, Shell } from '../../contract/index.ts';
import { currentSession } from '../app/session.ts';
import { errorSentence, isCancelled } from '../engine/errors.ts';
import { useForget, useShell } from '../engine/index.tsx';
import { useReview, type CaseRow, type ReviewStore } from '../review/index.tsx';
import { looksLikeTrustPack, sortDrop } from './drop.ts';
import { progressView } from './phases.ts';
import { importPortableCase } from './portable-case.ts';

export interface Imports {
  /** Files the user dropped or chose: evidence, portable cases and trust packs, told apart. */
  readonly takeFiles: (files: readonly File[]) => void;
  /** Files the shell already holds. */
  readonly takeIntakes: (intakes: readonly Intake[]) => void;
  readonly verifyAgain: (digest: string, label: string) => Promise<void>;
}

/** Bringing evidence in, each file as a job of its own with progress and cancel; a case is made for what arrives. */
export function useImports(): Imports {
  const shell = useShell();
  const review = useReview();
  const forget = useForget();
  return useMemo(() => {
    const refresh = (digest: string): void => {
      forget('evidence');
      forget('custody');
      forget('runs', digest);
    };
    const opening = (alone: boolean) => (row: CaseRow): void => {
      if (alone) currentSession().go({ caseId: row.id, screen: 'verdict' });
    };
    const takeGroup = (files: readonly File[], alone: boolean): Promise<void> => {
      const label = files[0]?.name ?? '';
      return runJob(label, async (signal, report) => {
        const started = performance.now();
        const intakes = await shell.intake(
          files,
          (done, total) => report({ phase: 'Handing over', done, total, unit: 'bytes', elapsedMs: performance.now() - started }),
          signal,
        );
        await importIntakes(shell, review, intakes, label, signal, report, opening(alone), refresh);
      });
    };
    return {
      takeFiles(files) {
        const { evidence, portable, others } = sortDrop(files);
        const alone = evidence.length + portable.length === 1;
        for (const group of evidence) void takeGroup(group, alone);
        for (const file of portable) {
          void runJob(file.name, async (signal, report) => {
            const { row, evidence: enclosed, joined, conflicts } = await importPortableCase(file, review, shell.engine);
            if (enclosed) {
              const intakes = await shell.intake([enclosed], () => {}, signal);
              await importIntakes(shell, review, intakes, row.name, signal, report, () => {}, refresh);
            }
            forget('custody');
            if (joined) currentSession().say({ text: joinedText(conflicts.length) });
            opening(alone)(row);
          });
        }
        for (const file of others) {
          void looksLikeTrustPack(file).then((yes) => {
            if (yes) currentSession().offerTrustPack(file);
            else void takeGroup([file], files.length === 1);
          });
        }
      },
      takeIntakes(intakes) {
        for (const intake of intakes) {
          void runJob(intake.name, (signal, report) =>
            importIntakes(shell, review, [intake], intake.name, signal, report, opening(intakes.length === 1), refresh));
        }
      },
      verifyAgain: (digest, label) =>
        runJob(label, async (signal, report) => {
          await follow(await shell.engine.evidence.verifyAgain({ digest }, { signal }), report);
          refresh(digest);
        }),
    };
  }, [shell, review, forget]);
}

type Report = (progress: ReturnType<typeof progressView>) => void;

async function importIntakes(
  shell: Shell, review: ReviewStore, intakes: readonly Intake[], name: string, signal: AbortSignal, report: Report,
  onOpen: (row: CaseRow) => void, onStored: (digest: string) => void,
): Promise<void> {
  const done = await follow(await shell.engine.evidence.import({ intakes: intakes.map(({ intake }) => intake) }, { signal }), report);
  onStored(done.evidence.digest);
  onOpen(await caseFor(review, done.evidence.digest, name));
}

/** The last step of an import or a verification; a stream that ends without one was cut off. */
async function follow(steps: AsyncIterable<ImportStep>, report: Report): Promise<Extract<ImportStep, { kind: 'done' }>> {
  for await (const step of steps) {
    if (step.kind === 'done') return step;
    report(progressView(step));
  }
  throw new Error('the engine stopped before it was done');
}

/** The case for this evidence: an earlier one is brought back, else one is made. */
async function caseFor(review: ReviewStore, digest: string, fileName: string): Promise<CaseRow> {
  const now = new Date().toISOString();
  const found = await review.db.cases.where({ digest }).first();
  const row: CaseRow = found
    ? { ...found, archived: false, openedAt: now }
    : { id: crypto.randomUUID(), name: caseName(fileName), digest, evidenceName: fileName, createdAt: now, openedAt: now, archived: false, sender: null };
  await review.put('cases', row);
  return row;
}

/** The file's name without what only says what kind of file it is. */
const caseName = (fileName: string): string => fileName.replace(/(\.evidence)?\.[a-z0-9]{1,12}$/i, '') || fileName;

/** Runs work as a job on screen. What went wrong stays there until it is dismissed. */
async function runJob(label: string, work: (signal: AbortSignal, report: Report) => Promise<void>): Promise<void> {
  const { setJob, endJob } = currentSession();
  const id = crypto.randomUUID();
  const controller = new AbortController();
  const cancel = (): void => controller.abort();
  setJob({ id, label, progress: null, problem: null, cancel });
  try {
    await work(controller.signal, (progress) => setJob({ id, label, progress, problem: null, cancel }));
    endJob(id);
  } catch (error) {
    if (controller.signal.aborted || isCancelled(error)) endJob(id);
    else setJob({ id, label, progress: null, problem: errorSentence(error), cancel: () => endJob(id) });
  }
}

/** A case that was here already: nothing was lost, and what both sides changed stands there twice. */
const joinedText = (conflicts: number): string =>
  conflicts === 0 ? 'Joined with the case that was here.' : `Joined with the case that was here. ${plural(conflicts, 'entry', 'entries')} said one thing here and another there: both are kept, look under Review.`;
