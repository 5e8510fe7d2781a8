import { FLAG, MARKS, type Mark } from '../../../contract/index.ts';

/** What shape an event has in a timeline. Unknown types are `other`, never left out. */
const BY_TYPE: ReadonlyMap<string, Mark> = new Map<string, Mark>([
  ['agent.heartbeat', 'heartbeat'],
  ['action.requested', 'request'],
  ['approval.requested', 'request'],
  ['policy.decided', 'decision'],
  ['approval.granted', 'approval'],
  ['approval.denied', 'approval'],
  ['approval.expired', 'approval'],
  ['package.issued', 'package'],
  ['package.rejected', 'package'],
  ['package.executed', 'package'],
  ['action.started', 'start'],
  ['action.completed', 'finish'],
  ['action.failed', 'finish'],
  ['action.blocked', 'finish'],
  ['data.read', 'data'],
  ['data.written', 'data'],
  ['test.completed', 'test'],
  ['pipeline.completed', 'test'],
  ['verification.completed', 'test'],
  ['pull-request.opened', 'change'],
  ['pull-request.merged', 'change'],
  ['release.shipped', 'change'],
  ['rollback.completed', 'change'],
  ['incident.declared', 'incident'],
  ['system.changed', 'change'],
  ['log.changed', 'change'],
  ['credential.changed', 'change'],
  ['role.assumed', 'request'],
  ['tool.called', 'start'],
  ['agent.invoked', 'start'],
  ['workflow.invoked', 'start'],
]);
const NUMBER: ReadonlyMap<string, number> = new Map([...BY_TYPE].map(([type, mark]) => [type, MARKS.indexOf(mark)]));

export const markNumber = (type: string): number => NUMBER.get(type) ?? 0;

/** Refusals by type count as denied even where the event states no outcome. */
const REFUSALS = new Set(['approval.denied', 'approval.expired', 'action.blocked', 'package.rejected']);

export function flagBits(type: string, outcome: string | null, finding: boolean): number {
  return (outcome === 'failure' || outcome === 'timeout' || type === 'action.failed' ? FLAG.failure : 0)
    | (outcome === 'denied' || REFUSALS.has(type) ? FLAG.denied : 0)
    | (finding ? FLAG.finding : 0)
    | (type === 'approval.granted' ? FLAG.granted : 0);
}
