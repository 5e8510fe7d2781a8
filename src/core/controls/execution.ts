import type { Pointer } from '../findings/index.ts';
import type { Action, Stated } from '../model/record.ts';

/** That an action ran: when, as what, and the event that shows it. */
export interface Execution {
  readonly startedAt: number;
  readonly at: Pointer;
  /** Digest the record names for what ran; null where it names none. */
  readonly digest: string | null;
  readonly end: 'completed' | 'failed' | 'blocked' | 'none';
  readonly effects: readonly string[];
}

/** Consequences that only an action that ran can have. */
const EFFECTS: ReadonlySet<string> = new Set(['pull-request.merged', 'release.shipped']);

/**
 * The start; where the log holds none, the end or the first lasting consequence: an executor that leaves out
 * its `action.started` must not thereby leave every population. Null when nothing shows that it ran.
 */
export function executionOf(action: Action): Execution | null {
  const { started, finished } = action;
  const lasting = action.consequences.length === 0 ? action.consequences : action.consequences.filter((each) => EFFECTS.has(each.value.type));
  const ended = finished !== null && finished.value.type !== 'action.blocked' ? finished : null;
  const first: Stated<unknown> | null = started ?? ended ?? lasting[0] ?? null;
  if (first === null) return null;
  return {
    startedAt: first.time,
    at: first.at,
    digest: started?.value.actionDigest ?? ended?.value.actionDigest ?? null,
    end: END[finished?.value.type ?? ''] ?? 'none',
    effects: finished !== null && finished.value.effects.length > 0 ? finished.value.effects : lasting.map((each) => each.value.type),
  };
}

const END: Readonly<Record<string, Execution['end']>> = {
  'action.completed': 'completed', 'action.failed': 'failed', 'action.blocked': 'blocked',
};
