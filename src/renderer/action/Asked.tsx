import type { ReactNode } from 'react';
import type { ActionDetail } from '../../contract/index.ts';
import { actionKinds, actionLabels, actorKinds, dataClasses, displayList, displayName, environments, factLabel, NOT_STATED, reversibilities, riskClasses, wordFor } from '../../text/index.ts';
import type { ScreenProps } from '../app/screen.ts';
import { Digest } from '../design/Digest.tsx';
import { Facts } from '../design/Facts.tsx';
import { nameOf } from './people.ts';

/** Autonomy as a person would say it. */
const autonomy = (): Readonly<Record<string, string>> => ({ observe: actionLabels.observe, propose: actionLabels.propose, 'execute-with-approval': actionLabels.executeWithApproval, execute: actionLabels.execute });

/** What was asked, as it was described; the digest is over exactly this. */
export function Asked({ detail, select }: { readonly detail: ActionDetail; readonly select: ScreenProps['select'] }): ReactNode {
  const { action } = detail;
  const { descriptor } = action;
  const link = (kind: 'agent' | 'person' | 'node', id: string): ReactNode => (
    <button key={id} type="button" className="link" onClick={() => select({ kind, id })}><bdi>{nameOf(detail, id)}</bdi></button>
  );
  return (
    <aside className="action-asked" aria-label={actionLabels.whatWasAsked}>
      <h3>{actionLabels.whatWasAsked}</h3>
      <Facts facts={[
        [actionLabels.kind, wordFor(actionKinds, descriptor.kind)],
        [action.actorKind === 'agent' ? actionLabels.agent : actorKinds[action.actorKind], link(action.actorKind === 'agent' ? 'agent' : 'person', action.agentId)],
        [actionLabels.fleet, action.fleetId === null ? actionLabels.none : nameOf(detail, action.fleetId)],
        [actionLabels.answersForIt, action.accountable === null ? actionLabels.nobodyIsNamed : link('person', action.accountable)],
        [actionLabels.environment, wordFor(environments, descriptor.environment)],
        [actionLabels.risk, wordFor(riskClasses, descriptor.risk_class)],
        [actionLabels.autonomy, wordFor(autonomy(), descriptor.autonomy)],
        [actionLabels.undoing, wordFor(reversibilities, descriptor.reversibility)],
        [actionLabels.data, descriptor.data_classes.length === 0 ? NOT_STATED : displayList(descriptor.data_classes.map((each) => dataClasses[each] ?? each))],
        [actionLabels.scopes, descriptor.scopes.length === 0 ? NOT_STATED : displayList(descriptor.scopes)],
        [actionLabels.targets, <ul key="targets">{descriptor.targets.map((target) => <li key={target}>{link('node', target)} {detail.labels[target] !== undefined && <span className="quiet">{displayName(target, 60)}</span>}</li>)}</ul>],
        [actionLabels.rollbackPlan, descriptor.rollback_plan === null ? actionLabels.none : displayName(descriptor.rollback_plan)],
        ...Object.entries(descriptor.parameters).map(([key, value]) => [factLabel(key), /^[0-9a-f]{32,}$/.test(value) ? <Digest key={key} hex={value} /> : displayName(value)] as const),
        [actionLabels.actionDigest, action.digest === null ? NOT_STATED : <Digest key="digest" hex={action.digest} />],
      ]} />
    </aside>
  );
}
