import type { ActionDetail } from '../../contract/index.ts';
import { actionLabels, displayList, displayName } from '../../text/index.ts';
import { nameOf } from './people.ts';

/** What happened, in two or three sentences: what was asked, how it was allowed or stopped, what came of it. */
export function actionHeadline(detail: ActionDetail): string {
  const { action } = detail;
  const asked = actionLabels.askedForThis(nameOf(detail, action.agentId), where(action.descriptor.environment), displayName(action.descriptor.title, 140));
  return [asked, gateSentence(detail), endSentence(detail)].filter(Boolean).join(' ');
}

function gateSentence(detail: ActionDetail): string {
  const { action } = detail;
  // An audit export knows neither decisions nor approvals: their absence is no news of this action.
  if (action.integrity === 'unsigned') return '';
  const decision = action.decisions.at(-1)?.value;
  const parts: string[] = [];
  if (decision === undefined) parts.push('no policy decision is recorded');
  else parts.push(`the policy ${{ permit: 'permitted it', deny: 'denied it', 'require-approval': 'required an approval' }[decision.decision]}${decision.mode === 'log-only' ? actionLabels.inLogOnlyMode : ''}`);
  const granted = action.approvals.filter(({ value }) => value.decision === 'granted');
  const refused = action.approvals.filter(({ value }) => value.decision !== 'granted');
  if (granted.length > 0) parts.push(`${displayList([...new Set(granted.map(({ value }) => nameOf(detail, value.approver)))])} approved it`);
  if (refused.length > 0) parts.push(refused.some(({ value }) => value.decision === 'denied') ? `${displayList([...new Set(refused.map(({ value }) => nameOf(detail, value.approver)))])} refused it` : 'the request for approval expired');
  if (granted.length === 0 && refused.length === 0 && decision?.decision === 'require-approval') parts.push('no approval is recorded');
  return sentence([parts.join('; ')]);
}

const where = (environment: ActionDetail['action']['descriptor']['environment']): string =>
  (environment === null ? '' : { production: actionLabels.inProduction, staging: actionLabels.inStaging, ci: actionLabels.inCi, development: actionLabels.inDevelopment }[environment]);

function endSentence({ action }: ActionDetail): string {
  const types = new Set(action.consequences.map(({ value }) => value.type));
  const ended = action.finished?.value.type;
  return sentence([
    action.outcome === 'denied' && action.integrity === 'unsigned' ? 'it was denied' : action.started === null ? 'it never started' : 'it ran',
    ended === 'action.failed' ? 'failed' : ended === 'action.blocked' && action.integrity !== 'unsigned' ? 'was blocked' : '',
    ended === 'action.completed' && !types.has('release.shipped') ? 'completed' : '',
    types.has('release.shipped') ? 'shipped' : '',
    types.has('incident.declared') ? 'led to an incident' : '',
    types.has('rollback.completed') ? 'was rolled back' : '',
    action.started !== null && ended === undefined ? 'has no recorded end' : '',
  ].filter(Boolean));
}

function sentence(parts: readonly string[]): string {
  if (parts.length === 0) return '';
  const joined = parts.length === 1 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`;
  return `${joined.charAt(0).toUpperCase()}${joined.slice(1)}.`;
}
