import { useMemo } from 'react';
import { PORTABLE_SUFFIX, type ImportStep, type Intake } from '../../contract/index.ts';
import { casesLabels, casesText, displayName, mergedText } from '../../text/index.ts';
import { currentSession } from '../app/session.ts';
import { errorSentence, isCancelled, WordedError } from '../engine/errors.ts';
import { useForget, useShell } from '../engine/index.tsx';
import { useReview, type CaseRow, type ReviewStore } from '../review/index.tsx';
import { looksLikeTrustPack, setApart, sortDrop } from './drop.ts';
import { packFolder, type DroppedFolder } from './folder.ts';
import { membersOf } from './members.ts';
import { progressView } from './phases.ts';
import { importPortableCase } from './portable-case.ts';

export interface Imports {
  /** Files the user dropped or chose: evidence, portable cases and trust packs, told apart. */
  readonly takeFiles: (files: readonly File[], folders?: readonly DroppedFolder[]) => void;
  /** Evidence that is to become part of a case; each bundle of it is then held against the one before. */
  readonly takeInto: (row: CaseRow, files: readonly File[]) => void;
  /** Files the shell already holds. */
  readonly takeIntakes: (intakes: readonly Intake[]) => void;
  /** Verifies all of a case's bundles once more, or the one when it has no other. */
  readonly verifyAgain: (digests: readonly string[], label: string) => Promise<void>;
}

type Report = (progress: ReturnType<typeof progressView>) => void;
type Work = (signal: AbortSignal, report: Report) => Promise<void>;

/** Bringing evidence in, each file as a job of its own with progress and cancel; a case is made for what arrives. */
export function useImports(): Imports {
  const shell = useShell();
  const review = useReview();
  const forget = useForget();
  return useMemo(() => {
    const refresh = (...digests: readonly string[]): void => {
      forget('evidence');
      forget('custody');
      for (const digest of digests) forget('runs', digest);
    };
    const handOver = async (files: readonly File[], signal: AbortSignal, report: Report): Promise<readonly Intake[]> => {
      const started = performance.now();
      return shell.intake(files, (done, total) => report({ phase: () => casesLabels.handingOver, done, total, unit: 'bytes', elapsedMs: performance.now() - started }), signal);
    };
    /** Returns the digest of what was taken in. */
    const bringIn = async (intakes: readonly Intake[], signal: AbortSignal, report: Report): Promise<string> => {
      const { evidence } = await follow(await shell.engine.evidence.import({ intakes: intakes.map(({ intake }) => intake) }, { signal }), report);
      refresh(evidence.digest);
      return evidence.digest;
    };
    const together = async (digests: readonly string[], again: boolean, signal: AbortSignal, report: Report): Promise<void> => {
      for await (const step of await shell.engine.evidence.verifyTogether({ digests: [...digests], again }, { signal })) {
        if (step.kind === 'progress') report(progressView(step));
      }
      refresh(...digests);
    };
    const join = async (row: CaseRow, digest: string, signal: AbortSignal, report: Report): Promise<void> => {
      const now = (await review.db.cases.get(row.id)) ?? row;
      const joined: CaseRow = membersOf(now).includes(digest) ? now : { ...now, also: [...(now.also ?? []), digest] };
      await review.put('cases', joined);
      await together(membersOf(joined), false, signal, report);
      currentSession().go({ caseId: row.id, screen: 'verdict', evidence: digest, selection: null });
    };
    /** A case of its own; where another is open, the way to put it there instead. */
    const settle = async (digest: string, name: string, alone: boolean): Promise<void> => {
      const { open, address, go, say } = currentSession();
      const row = await caseFor(review, digest, name);
      if (!alone) return;
      const into = open !== null && address.caseId === open.caseId ? await review.db.cases.get(open.caseId) : undefined;
      go({ caseId: row.id, screen: 'verdict' });
      if (into === undefined || membersOf(into).includes(digest)) return;
      say({
        text: () => casesText.ownCase(displayName(name, 60)),
        action: {
          label: () => casesText.putInto(displayName(into.name, 60)),
          run: () => void runJob(name, async (signal, report) => {
            await review.remove('cases', row.id);
            await join(into, digest, signal, report);
          }),
        },
      });
    };
    const takeGroup = (files: readonly File[], alone: boolean): Promise<void> => {
      const label = files[0]?.name ?? '';
      return runJob(label, async (signal, report) => {
        const digest = await bringIn(await handOver(files, signal, report), signal, report);
        await settle(digest, label, alone);
      });
    };
    /** What only looked like a portable case is `otherwise` taken: as evidence, like any other file. */
    const takePortable = (file: File, alone: boolean, otherwise: Work = () => takeGroup([file], alone)): Work => async (signal, report) => {
      const imported = await importPortableCase(file, review, shell.engine).catch((error: unknown) => {
        if (file.name.toLowerCase().endsWith(PORTABLE_SUFFIX)) throw error;
        return null;
      });
      if (imported === null) return otherwise(signal, report);
      const { row, evidence: enclosed, joined, conflicts } = imported;
      if (enclosed) await bringIn(await shell.intake([enclosed], () => {}, signal), signal, report);
      forget('custody');
      const asEvidence = { label: () => casesText.verifyItself, run: () => void takeGroup([file], true) };
      if (!joined) currentSession().say({ text: () => casesText.handedOver(displayName(row.name, 60)), action: asEvidence });
      else {
        const show = (): void => currentSession().showMerged(conflicts);
        currentSession().say({ text: () => joinedText(conflicts.length), ...(conflicts.length > 0 ? { action: { label: () => mergedText.show, run: show } } : {}) });
        if (conflicts.length > 0) show();
      }
      if (alone) currentSession().go({ caseId: row.id, screen: 'verdict' });
    };
    /** A file the shell was started on. One that says it is a portable case is handed over whole, to be read as one. */
    const takeIntake = (intake: Intake, alone: boolean): Work => async (signal, report) => {
      const portable = await shell.engine.review.portable({ intake: intake.intake }, { signal });
      if (portable !== null) return takePortable(new File([portable], intake.name), alone)(signal, report);
      return settle(await bringIn([intake], signal, report), intake.name, alone);
    };
    return {
      takeFiles: (files, folders = []) => void setApart(files).then(({ portable, rest }) => {
        const { evidence, others } = sortDrop(rest);
        const alone = evidence.length + portable.length + folders.length === 1;
        for (const group of evidence) void takeGroup(group, alone);
        for (const file of portable) void runJob(file.name, takePortable(file, alone));
        for (const folder of folders) {
          void runJob(folder.name, async () => {
            const packed = await packFolder(folder);
            await takeGroup([packed], alone);
            currentSession().say({ text: () => casesText.folderPacked(displayName(folder.name, 60)) });
          });
        }
        for (const file of others) {
          void looksLikeTrustPack(file).then((yes) => {
            if (yes) currentSession().offerTrustPack(file);
            else void takeGroup([file], files.length === 1);
          });
        }
      }),
      takeInto: (row, files) => void setApart(files).then(({ portable, rest }) => {
        const add = (file: File): Work => async (signal, report) => {
          const digest = await bringIn(await handOver([file], signal, report), signal, report);
          await join(row, digest, signal, report);
          currentSession().say({ text: () => casesText.added(displayName(file.name, 60), displayName(row.name, 60)) });
        };
        // Review work goes to the case it was written for, wherever it is put.
        for (const file of portable) void runJob(file.name, takePortable(file, false, add(file)));
        for (const file of rest) void runJob(file.name, add(file));
      }),
      takeIntakes(intakes) {
        for (const intake of intakes) {
          // Opened by a double click: shown, and believed only when the person says so.
          if (/\.trust-pack\.json$/i.test(intake.name)) currentSession().offerTrustPack(intake);
          else void runJob(intake.name, takeIntake(intake, intakes.length === 1));
        }
      },
      verifyAgain: (digests, label) =>
        runJob(label, async (signal, report) => {
          const [only] = digests;
          if (digests.length > 1) return together(digests, true, signal, report);
          if (only === undefined) return;
          await follow(await shell.engine.evidence.verifyAgain({ digest: only }, { signal }), report);
          refresh(only);
        }),
    };
  }, [shell, review, forget]);
}

/** The last step of an import or a verification; a stream that ends without one was cut off. */
async function follow(steps: AsyncIterable<ImportStep>, report: Report): Promise<Extract<ImportStep, { kind: 'done' }>> {
  for await (const step of steps) {
    if (step.kind === 'done') return step;
    report(progressView(step));
  }
  throw new WordedError(() => casesLabels.engineStopped);
}

/** The case for this evidence: an earlier one is brought back, else one is made. */
async function caseFor(review: ReviewStore, digest: string, fileName: string): Promise<CaseRow> {
  const now = new Date().toISOString();
  const found = (await review.db.cases.where({ digest }).first()) ?? (await review.db.cases.filter((row) => row.also?.includes(digest) === true).first());
  const row: CaseRow = found
    ? { ...found, archived: false, openedAt: now }
    : { id: crypto.randomUUID(), name: caseName(fileName), digest, evidenceName: fileName, createdAt: now, openedAt: now, archived: false, sender: null };
  await review.put('cases', row);
  return row;
}

/** The file's name without what only says what kind of file it is. */
const caseName = (fileName: string): string => fileName.replace(/(\.evidence)?\.[a-z0-9]{1,12}$/i, '') || fileName;

/** Runs work as a job on screen. What went wrong stays there until it is dismissed. */
async function runJob(label: string, work: Work): Promise<void> {
  const { setJob, endJob } = currentSession();
  const id = crypto.randomUUID();
  const controller = new AbortController();
  const cancel = (): void => controller.abort();
  setJob({ id, label: () => label, progress: null, problem: null, cancel });
  try {
    await work(controller.signal, (progress) => setJob({ id, label: () => label, progress, problem: null, cancel }));
    endJob(id);
  } catch (error) {
    if (controller.signal.aborted || isCancelled(error)) endJob(id);
    else setJob({ id, label: () => label, progress: null, problem: () => errorSentence(error), cancel: () => endJob(id) });
  }
}

/** A case that was here already: nothing was lost, and what both sides changed stands there twice. */
const joinedText = (conflicts: number): string =>
  conflicts === 0 ? casesLabels.joinedWithTheCaseThat : casesLabels.joinedWithTheCase(conflicts);
