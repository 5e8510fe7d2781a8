import type { Draft } from '../thread.ts';
import type { Cause } from './plan.ts';

export interface StoryActions {
  readonly merge: string;
  readonly followUp: string;
  /** Record of the required suite's test.completed. */
  readonly tested: string;
  /** Record of approval.granted. */
  readonly approval: string;
}

/**
 * Record ids in which an incident and its twin differ, sorted: the fields of the cause, the
 * digests that follow from them, and how the release did. Every other record is the same but for seq, prev and hash.
 */
export function differingRecords(events: readonly Draft[], cause: Cause, actions: StoryActions, outcome: readonly string[]): readonly string[] {
  const of = (action: string, types: readonly string[]): string[] =>
    events.filter((event) => event.action_id === action && types.includes(event.type)).map((event) => event.record_id);
  const bound = ['action.requested', 'policy.decided', 'action.started', 'action.completed'];
  const byCause: Readonly<Record<Cause, () => readonly string[]>> = {
    // The second commit goes onto the approved branch; what merges is another head than the one approved. The commit that the
    // merge makes has one name in both, because whatever is cut from it later is the same.
    'moved-head': () => [
      ...of(actions.followUp, bound),
      ...of(actions.merge, ['action.started', 'action.completed', 'pull-request.merged']),
    ],
    'self-approval': () => [actions.approval],
    // The lease names what it waited for: the approval, or in its absence only the question.
    'late-approval': () => [actions.approval, ...of(actions.merge, ['work.leased'])],
    'failed-test': () => [actions.tested, ...junitBefore(events, actions.tested)],
    'ignored-denial': () => of(actions.merge, [...bound, 'approval.requested', 'approval.granted', 'package.issued', 'package.executed']),
  };
  const ids = new Set([...byCause[cause](), ...outcome]);
  return [...ids].sort();
}

function junitBefore(events: readonly Draft[], tested: string): readonly string[] {
  const test = events.find((event) => event.record_id === tested);
  return events
    .filter((event) => event.action_id === test?.action_id && event.type === 'artifact.recorded' && event.data['kind'] === 'junit')
    .map((event) => event.record_id);
}
