import type { ReactNode } from 'react';
import type { ActionDetail } from '../../contract/index.ts';
import { actionKinds, actorKinds, dataClasses, displayList, displayName, environments, factLabel, NOT_STATED, reversibilities, riskClasses, wordFor } from '../../text/index.ts';
import type { ScreenProps } from '../app/screen.ts';
import { Digest } from '../design/Digest.tsx';
import { Facts } from '../design/Facts.tsx';
import { nameOf } from './people.ts';

/** Autonomy as a person would say it. */
const AUTONOMY: Readonly<Record<string, string>> = { observe: 'Observe', propose: 'Propose', 'execute-with-approval': 'Execute with approval', execute: 'Execute' };

/** What was asked, as it was described; the digest is over exactly this. */
export function Asked({ detail, select }: { readonly detail: ActionDetail; readonly select: ScreenProps['select'] }): ReactNode {
  const { action } = detail;
  const { descriptor } = action;
  const link = (kind: 'agent' | 'person' | 'node', id: string): ReactNode => (
    <button key={id} type="button" className="link" onClick={() => select({ kind, id })}><bdi>{nameOf(detail, id)}</bdi></button>
  );
  return (
    <aside className="action-asked" aria-label="What was asked">
      <h3>What was asked</h3>
      <Facts facts={[
        ['Kind', wordFor(actionKinds, descriptor.kind)],
        [action.actorKind === 'agent' ? 'Agent' : actorKinds[action.actorKind], link(action.actorKind === 'agent' ? 'agent' : 'person', action.agentId)],
        ['Fleet', action.fleetId === null ? 'None' : nameOf(detail, action.fleetId)],
        ['Answers for it', action.accountable === null ? 'Nobody is named' : link('person', action.accountable)],
        ['Environment', wordFor(environments, descriptor.environment)],
        ['Risk', wordFor(riskClasses, descriptor.risk_class)],
        ['Autonomy', wordFor(AUTONOMY, descriptor.autonomy)],
        ['Undoing', wordFor(reversibilities, descriptor.reversibility)],
        ['Data', descriptor.data_classes.length === 0 ? NOT_STATED : displayList(descriptor.data_classes.map((each) => dataClasses[each] ?? each))],
        ['Scopes', descriptor.scopes.length === 0 ? NOT_STATED : displayList(descriptor.scopes)],
        ['Targets', <ul key="targets">{descriptor.targets.map((target) => <li key={target}>{link('node', target)} {detail.labels[target] !== undefined && <span className="quiet">{displayName(target, 60)}</span>}</li>)}</ul>],
        ['Rollback plan', descriptor.rollback_plan === null ? 'None' : displayName(descriptor.rollback_plan)],
        ...Object.entries(descriptor.parameters).map(([key, value]) => [factLabel(key), /^[0-9a-f]{32,}$/.test(value) ? <Digest key={key} hex={value} /> : displayName(value)] as const),
        ['Action digest', action.digest === null ? NOT_STATED : <Digest key="digest" hex={action.digest} />],
      ]} />
    </aside>
  );
}
