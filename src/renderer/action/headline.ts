import type { ActionDetail } from '../../contract/index.ts';
import { actionHeadlineText as t, displayList, displayName } from '../../text/index.ts';
import { nameOf } from './people.ts';

/** What happened, in two or three sentences: what was asked, how it was allowed or stopped, what came of it. */
export function actionHeadline(detail: ActionDetail): string {
  const { action } = detail;
  const asked = t.asked(nameOf(detail, action.agentId), action.descriptor.environment, displayName(action.descriptor.title, 140));
  return t.all([asked, gateSentence(detail), endSentence(detail)].filter(Boolean));
}

function gateSentence(detail: ActionDetail): string {
  const { action } = detail;
  // An audit export knows neither decisions nor approvals: their absence is no news of this action.
  if (action.integrity === 'unsigned') return '';
  const decision = action.decisions.at(-1)?.value;
  const parts: string[] = [decision === undefined ? t.noDecision : t.decided(decision.decision, decision.mode === 'log-only')];
  const granted = action.approvals.filter(({ value }) => value.decision === 'granted');
  const refused = action.approvals.filter(({ value }) => value.decision !== 'granted');
  const names = (list: typeof granted): string => displayList([...new Set(list.map(({ value }) => nameOf(detail, value.approver)))]);
  if (granted.length > 0) parts.push(t.approved(names(granted)));
  if (refused.length > 0) parts.push(refused.some(({ value }) => value.decision === 'denied') ? t.refused(names(refused)) : t.expired);
  if (granted.length === 0 && refused.length === 0 && decision?.decision === 'require-approval') parts.push(t.noApproval);
  return t.gate(parts);
}

function endSentence({ action }: ActionDetail): string {
  const types = new Set(action.consequences.map(({ value }) => value.type));
  const ended = action.finished?.value.type;
  const unsigned = action.integrity === 'unsigned';
  return t.end([
    action.outcome === 'denied' && unsigned ? t.denied : action.started === null ? t.neverStarted : t.ran,
    ended === 'action.failed' ? t.failed : ended === 'action.blocked' && !unsigned ? t.blocked : '',
    ended === 'action.completed' && !types.has('release.shipped') ? t.completed : '',
    types.has('release.shipped') ? t.shipped : '',
    types.has('incident.declared') ? t.incident : '',
    types.has('rollback.completed') ? t.rolledBack : '',
    action.started !== null && ended === undefined ? t.noEnd : '',
  ].filter(Boolean));
}
