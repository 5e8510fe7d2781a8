import { useEffect, useRef, useState } from 'react';
import type { EngineClient, ReportRequest, WrittenReport } from '../../contract/index.ts';
import { progressView } from '../cases/phases.ts';
import type { ProgressView } from '../design/Progress.tsx';
import { isCancelled } from '../engine/errors.ts';
import { openPdf, type OpenPdf, type PdfOpener } from './pdf.ts';

/** What stands in the preview: a file as it was written, and its pages or its beginning. */
export interface Shown {
  /** The request it answers. */
  readonly of: string;
  readonly file: WrittenReport;
  readonly pdf: OpenPdf | null;
  readonly text: string | null;
}
export interface Preview {
  /** The last that was finished: it stays while another is made. */
  readonly shown: Shown | null;
  readonly current: boolean;
  readonly progress: ProgressView | null;
  readonly problem: unknown;
  readonly stopped: boolean;
  readonly stop: () => void;
  readonly again: () => void;
}

/** A further change within this time is made one with the change before it. */
const SETTLE_MS = 180;
const MOST_BYTES = 256 * 2 ** 20;
/** As much of a text as anybody reads on the way. */
export const TEXT_SHOWN = 65_536;

/** Formats of which nothing can be shown but their name. */
export const isOpaque = (format: ReportRequest['format']): boolean => format === 'parquet' || format === 'csv';

type Done = { readonly of: string; readonly problem: unknown; readonly stopped: boolean };

const OUTLIVES_MS = 5_000;

/** One file of the engine's, opened; null where the engine ended without one. */
async function makePreview(engine: EngineClient, open: PdfOpener, wanted: ReportRequest, signal: AbortSignal, onProgress: (progress: ProgressView) => void): Promise<Omit<Shown, 'of'> | null> {
  const paged = wanted.format === 'pdf';
  for await (const step of await engine.report.preview(wanted, { signal })) {
    if (step.kind === 'progress') onProgress(progressView(step));
    if (step.kind !== 'done') continue;
    const bytes = await engine.report.bytes({ downloadId: step.downloadId, most: paged ? MOST_BYTES : TEXT_SHOWN }, { signal });
    if (!paged) return { file: step, pdf: null, text: await bytes.text() };
    return { file: step, pdf: await open(new Uint8Array(await bytes.arrayBuffer())), text: null };
  }
  return null;
}

/** The pages of what `request` would write, made anew when it changes; the making before is given up. */
export function usePreview(engine: EngineClient, request: ReportRequest | null, revision: string, open: PdfOpener = openPdf): Preview {
  const asked = request === null || isOpaque(request.format) ? null : { ...request, format: request.format === 'pack' ? 'pdf' as const : request.format };
  const [shown, setShown] = useState<Shown | null>(null);
  const [progress, setProgress] = useState<ProgressView | null>(null);
  const [done, setDone] = useState<Done | null>(null);
  const [turn, setTurn] = useState(0);
  const key = asked === null ? null : `${JSON.stringify(asked)} ${revision} ${turn}`;
  const stopper = useRef<AbortController | null>(null);
  const latest = useRef(asked);
  const held = useRef<OpenPdf | null>(null);
  useEffect(() => { latest.current = asked; });
  useEffect(() => () => held.current?.close(), []);
  useEffect(() => {
    if (key === null) return undefined;
    const controller = new AbortController();
    stopper.current = controller;
    const { signal } = controller;
    const finish = (problem: unknown, stopped: boolean): void => {
      setProgress(null);
      setDone({ of: key, problem, stopped });
    };
    const make = async (): Promise<void> => {
      try {
        const made = latest.current === null ? null : await makePreview(engine, open, latest.current, signal, setProgress);
        if (made === null) return;
        if (signal.aborted) return made.pdf?.close();
        const before = held.current;
        held.current = made.pdf;
        setShown({ of: key, ...made });
        // The pages of the one before are drawn from until the new ones stand.
        setTimeout(() => before?.close(), OUTLIVES_MS);
        finish(null, false);
      } catch (error) {
        if (!signal.aborted) finish(error, isCancelled(error));
      }
    };
    const timer = setTimeout(() => void make(), held.current === null ? 0 : SETTLE_MS);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [engine, open, key]);
  const ended = done !== null && done.of === key ? done : null;
  return {
    shown: key === null ? null : shown,
    current: shown !== null && shown.of === key,
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
