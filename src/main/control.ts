import type { Dragged, Intake } from '../contract/index.ts';
import type { TakenIn } from '../engine/router/index.ts';

/** What Electron's main process asks of the engine process, beside the windows' own port. */
export type EngineCall =
  /** `temporary`: a copy in the temporary folder, which is the engine's to remove. */
  | { readonly kind: 'take-in'; readonly file: TakenIn; readonly temporary: boolean }
  | { readonly kind: 'temporary-folder' }
  | { readonly kind: 'download'; readonly downloadId: string }
  /** A copy to be dragged to the desktop; the engine decides its place and removes it. */
  | { readonly kind: 'drag-out'; readonly item: Dragged }
  | { readonly kind: 'trust'; readonly file: TakenIn }
  | { readonly kind: 'close' };
export interface EngineReplies {
  readonly 'take-in': Intake;
  readonly 'temporary-folder': string;
  readonly download: { readonly path: string; readonly name: string } | null;
  readonly 'drag-out': string | null;
  readonly trust: null;
  readonly close: null;
}

export type ToEngine =
  | { readonly kind: 'open'; readonly dataDir: string; readonly version: string; readonly worker: string }
  /** Carries a window's MessagePort. */
  | { readonly kind: 'port' }
  /** Requests refused by the windows' session so far, for the status every window shows. */
  | { readonly kind: 'refused'; readonly count: number }
  | { readonly kind: 'call'; readonly id: number; readonly call: EngineCall };

export type FromEngine =
  | { readonly kind: 'ready' }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'reply'; readonly id: number; readonly ok: true; readonly value: EngineReplies[EngineCall['kind']] }
  | { readonly kind: 'reply'; readonly id: number; readonly ok: false; readonly message: string };
