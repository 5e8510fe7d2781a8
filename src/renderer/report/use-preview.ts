import { useEffect, useRef, useState, type RefObject } from 'react';
import type { EngineClient, ReportRequest, WrittenReport } from '../../contract/index.ts';
import { progressView } from '../cases/phases.ts';
import type { ProgressView } from '../design/Progress.tsx';
import { isCancelled } from '../engine/errors.ts';
import { openPdf, type OpenPdf, type PdfOpener } from './pdf.ts';
import type { SectionPlace } from './reading-place.ts';

/** What stands in the preview: a file as it was written, and its pages or its beginning. */
export interface Shown {
  /** The request it answers. */
  readonly of: string;
  readonly file: WrittenReport;
  readonly pdf: OpenPdf | null;
  readonly text: string | null;
  readonly places: readonly SectionPlace[];
}
/** Pages of a file that is not whole yet. */
export interface First {
  readonly of: string;
  readonly pdf: OpenPdf;
  readonly places: readonly SectionPlace[];
}
export interface Preview {
  /** The last that was finished: it stays while another is made. */
  readonly shown: Shown | null;
  /** The first pages of the one that is being made, where the reader is among them. */
  readonly first: First | null;
  readonly current: boolean;
  readonly progress: ProgressView | null;
  readonly problem: unknown;
  readonly stopped: boolean;
  readonly stop: () => void;
  readonly again: () => void;
}

/** A further change within this time is made one with the change before it. */
const SETTLE_MS = 80;
const MOST_BYTES = 256 * 2 ** 20;
/** As much of a text as anybody reads on the way. */
export const TEXT_SHOWN = 65_536;

/** Formats of which nothing can be shown but their name. */
export const isOpaque = (format: ReportRequest['format']): boolean => format === 'parquet' || format === 'csv';

type Done = { readonly of: string; readonly problem: unknown; readonly stopped: boolean };
type Made = Omit<Shown, 'of'>;
interface Listener {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: ProgressView) => void;
  readonly onFirst: (first: Omit<First, 'of'>) => void;
}

/** Pages that were shown are drawn from until those after them stand. */
const OUTLIVES_MS = 5_000;

/** Where each section begins, by its bookmark: the file's own word. */
function placesIn(pdf: OpenPdf, sections: WrittenReport['sections']): readonly SectionPlace[] {
  return sections.flatMap(({ id, title }) => {
    const found = pdf.bookmarks.find((bookmark) => bookmark.title.endsWith(title));
    return found === undefined ? [] : [{ section: id, page: found.page }];
  });
}

/** One file of the engine's, opened; null where the engine ended without one. */
async function makePreview(engine: EngineClient, open: PdfOpener, wanted: ReportRequest, { signal, onProgress, onFirst }: Listener): Promise<Made | null> {
  const paged = wanted.format === 'pdf';
  const bytes = (downloadId: string): Promise<Blob> => engine.report.bytes({ downloadId, most: paged ? MOST_BYTES : TEXT_SHOWN }, { signal });
  const opened = async (downloadId: string): Promise<OpenPdf> => open(new Uint8Array(await (await bytes(downloadId)).arrayBuffer()));
  for await (const step of await engine.report.preview(wanted, { signal })) {
    if (step.kind === 'progress') onProgress(progressView(step));
    if (step.kind === 'first') {
      // The rest is set meanwhile, and nobody waits for these.
      void opened(step.downloadId).then((pdf) => onFirst({ pdf, places: placesIn(pdf, step.sections) }), () => undefined);
    }
    if (step.kind !== 'done') continue;
    if (!paged) return { file: step, pdf: null, text: await (await bytes(step.downloadId)).text(), places: [] };
    const pdf = await opened(step.downloadId);
    return { file: step, pdf, text: null, places: placesIn(pdf, step.sections) };
  }
  return null;
}

/** The one PDF of a kind that is drawn from; another takes its place. */
function useHeld(): RefObject<{ pdf: OpenPdf | null }> {
  const held = useRef<{ pdf: OpenPdf | null }>({ pdf: null });
  useEffect(() => {
    const { current } = held;
    return () => current.pdf?.close();
  }, []);
  return held;
}

function replace(held: { pdf: OpenPdf | null }, pdf: OpenPdf | null): void {
  const before = held.pdf;
  held.pdf = pdf;
  if (before !== null) setTimeout(() => before.close(), OUTLIVES_MS);
}

/**
 * The pages of what `request` would write, made anew when it changes; the making before is given up. First pages are shown
 * where there is nothing else yet or `reading`, the page that is being read, is one of them.
 */
export function usePreview(engine: EngineClient, request: ReportRequest | null, revision: string, reading: RefObject<number>, open: PdfOpener = openPdf): Preview {
  const asked = request === null || isOpaque(request.format) ? null : { ...request, format: request.format === 'pack' ? 'pdf' as const : request.format };
  const [shown, setShown] = useState<Shown | null>(null);
  const [first, setFirst] = useState<First | null>(null);
  const [progress, setProgress] = useState<ProgressView | null>(null);
  const [done, setDone] = useState<Done | null>(null);
  const [turn, setTurn] = useState(0);
  const key = asked === null ? null : `${JSON.stringify(asked)} ${revision} ${turn}`;
  const stopper = useRef<AbortController | null>(null);
  const latest = useRef(asked);
  const [held, begun] = [useHeld(), useHeld()];
  useEffect(() => { latest.current = asked; });
  useEffect(() => {
    if (key === null) return undefined;
    const controller = new AbortController();
    stopper.current = controller;
    const { signal } = controller;
    let whole = false;
    const finish = (problem: unknown, stopped: boolean): void => {
      setProgress(null);
      setDone({ of: key, problem, stopped });
    };
    const onFirst = (made: Omit<First, 'of'>): void => {
      if (signal.aborted || whole || (held.current.pdf !== null && reading.current > made.pdf.pages)) return made.pdf.close();
      replace(begun.current, made.pdf);
      setFirst({ of: key, ...made });
    };
    const make = async (): Promise<void> => {
      try {
        const made = latest.current === null ? null : await makePreview(engine, open, latest.current, { signal, onProgress: setProgress, onFirst });
        if (made === null) return;
        if (signal.aborted) return made.pdf?.close();
        whole = true;
        replace(held.current, made.pdf);
        replace(begun.current, null);
        setShown({ of: key, ...made });
        setFirst(null);
        finish(null, false);
      } catch (error) {
        if (!signal.aborted) finish(error, isCancelled(error));
      }
    };
    const timer = setTimeout(() => void make(), held.current.pdf === null ? 0 : SETTLE_MS);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [engine, open, key, reading, held, begun]);
  const ended = done !== null && done.of === key ? done : null;
  const current = shown !== null && shown.of === key;
  return {
    shown: key === null ? null : shown,
    // Whoever goes back to choices whose file stands here has that, not its beginning.
    first: first !== null && first.of === key && !current ? first : null,
    current,
    progress: key === null || ended !== null ? null : progress,
    problem: ended?.stopped === true ? null : ended?.problem ?? null,
    stopped: ended?.stopped ?? false,
    stop: () => {
      stopper.current?.abort();
      if (key !== null) setDone({ of: key, problem: null, stopped: true });
    },
    again: () => {
      setDone(null);
      setTurn(turn + 1);
    },
  };
}
