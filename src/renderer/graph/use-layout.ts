import { useEffect, useRef, useState } from 'react';
import { spokenLanguage } from '../../text/index.ts';
import type { Emphasis } from './emphasis.ts';
import { createLayoutJob, type Drawing, type LayoutMessage, type LayoutReply, type LayoutRequest, type Overlay } from './layout-job.ts';
import type { Snapshot } from './touched.ts';

interface Place {
  readonly ask: (request: LayoutRequest) => void;
  readonly close: () => void;
}

/** A worker where the shell gives one; else this thread, after the frame that is due. */
function openPlace(onReply: (reply: LayoutReply) => void): Place {
  const here = (): Place => {
    const job = createLayoutJob();
    return { ask: (request) => queueMicrotask(() => onReply({ ...job(request), turn: request.turn, ms: 0 })), close: () => undefined };
  };
  if (typeof Worker === 'undefined') return here();
  const worker = new Worker(new URL('./layout-worker.ts', import.meta.url), { type: 'module', name: 'graph-layout' });
  worker.addEventListener('message', ({ data }: MessageEvent<LayoutReply>) => onReply(data));
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  return { ask: (request) => worker.postMessage({ ...request, language: spokenLanguage() } satisfies LayoutMessage), close: () => worker.terminate() };
}

/**
 * The drawing of a graph, made off the UI thread. While a new one is made the old one stays; only the answer to the last
 * question is shown. Null until the first has come.
 */
export function useLayout(graph: Snapshot, over: Overlay, emphasis: Emphasis): Drawing | null {
  const [drawing, setDrawing] = useState<Drawing | null>(null);
  const place = useRef<Place | null>(null);
  const sent = useRef<{ turn: number; graph: unknown; over: unknown }>({ turn: 0, graph: null, over: null });
  useEffect(() => {
    const opened = openPlace((reply) => {
      if (reply.turn === sent.current.turn) setDrawing(reply);
    });
    place.current = opened;
    sent.current = { turn: sent.current.turn, graph: null, over: null };
    return () => {
      opened.close();
      place.current = null;
    };
  }, []);
  useEffect(() => {
    const before = sent.current;
    const turn = before.turn + 1;
    sent.current = { turn, graph, over };
    place.current?.ask({ turn, emphasis, ...(before.graph === graph ? {} : { graph: { nodes: graph.nodes, edges: graph.edges, ...(graph.names === undefined ? {} : { names: graph.names }) } }), ...(before.over === over ? {} : { over }) });
  }, [graph, over, emphasis]);
  return drawing;
}
