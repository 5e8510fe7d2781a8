import type { TrustedKey, TrustPack } from '../../core/trust/index.ts';
import type { ControlId } from '../../core/controls/reasons.ts';
import type { Draft, Thread } from '../scenario/thread.ts';

/**
 * What a scene shows of a control test: that it holds, that it does not, that it cannot be told, or that it holds by the
 * least that the rule asks for (or fails by the least).
 */
export const SCENE_KINDS = ['clean', 'violating', 'cannot-tell', 'near-miss'] as const;
export type SceneKind = (typeof SCENE_KINDS)[number];

/** A few hours of the demonstration company in which one control test has something to say. */
export interface Scene {
  readonly control: ControlId;
  readonly kind: SceneKind;
  /** In the words of the field, kebab-case; unique among the control's scenes. */
  readonly name: string;
  /** What the control test must say: outcome and, of the member in question, the reason. */
  readonly expects: { readonly outcome: 'pass' | 'fail' | 'indeterminate' | 'not-applicable'; readonly reason: string };
  /** Name of one of `TAMPERS`, done to the bundle once it is sealed. */
  readonly tamper?: string;
  /** The reader has verified the bundle before, as it is after this one of `TAMPERS`; the empty name is no change. */
  readonly earlier?: string;
  /** With `earlier`: what had been played when the reader verified it, where it is not the same. */
  readonly before?: (stage: Stage) => void;
  /** What the reader believes of the company's keys, where it is not the demonstration's own word. */
  readonly believed?: (key: TrustedKey) => TrustedKey;
  /** The reader has chosen no keys to believe. */
  readonly distrusted?: true;
  play(stage: Stage): void;
}

export interface Stage {
  /** The strand of work that the scene tells; the scenario's own verbs take it. */
  readonly t: Thread;
  /** Changes a document that stands around the events: `agents/registry.json` and the like. */
  readonly edit: <D extends object>(path: string, change: (document: D) => D) => void;
  /** Takes such a document away. */
  readonly drop: (path: string) => void;
  /** Rewrites what was recorded, also when the logs were opened: one event into none, one or several; after the play, in the order of the calls. */
  readonly revise: (change: (draft: Draft) => readonly Draft[]) => void;
}

/** Whom the reader of a scene believes, of the demonstration's pack; null for nobody. */
export function packOf({ distrusted, believed }: Pick<Scene, 'distrusted' | 'believed'>, pack: TrustPack): TrustPack | null {
  if (distrusted === true) return null;
  return believed === undefined ? pack : { ...pack, keys: pack.keys.map(believed) };
}
