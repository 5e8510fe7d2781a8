import type { ReactNode } from 'react';
import type { ActionDetail } from '../../contract/index.ts';
import { actionKinds, dataClasses, displayList, displayName, environments, factLabel, reversibilities, riskClasses } from '../../text/index.ts';
import type { ScreenProps } from '../app/screen.ts';
import { Digest } from '../design/Digest.tsx';
import { Facts } from '../design/Facts.tsx';
import { nameOf } from './people.ts';

/** Autonomy as a person would say it. */
const AUTONOMY = { observe: 'Observe', propose: 'Propose', 'execute-with-approval': 'Execute with approval', execute: 'Execute' } as const;

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
        ['Kind', actionKinds[descriptor.kind] ?? displayName(descriptor.kind)],
        ['Agent', link('agent', action.agentId)],
        ['Fleet', action.fleetId === null ? 'None' : nameOf(detail, action.fleetId)],
        ['Answers for it', action.accountable === null ? 'Nobody the registry names' : link('person', action.accountable)],
        ['Environment', environments[descriptor.environment]],
        ['Risk', riskClasses[descriptor.risk_class]],
        ['Autonomy', AUTONOMY[descriptor.autonomy] ?? displayName(descriptor.autonomy)],
        ['Undoing', reversibilities[descriptor.reversibility]],
        ['Data', displayList(descriptor.data_classes.map((each) => dataClasses[each] ?? each))],
        ['Scopes', displayList(descriptor.scopes)],
        ['Targets', <ul key="targets">{descriptor.targets.map((target) => <li key={target}>{link('node', target)} {detail.labels[target] !== undefined && <span className="quiet">{displayName(target, 60)}</span>}</li>)}</ul>],
        ['Rollback plan', descriptor.rollback_plan === null ? 'None' : displayName(descriptor.rollback_plan)],
        ...Object.entries(descriptor.parameters).map(([key, value]) => [factLabel(key), /^[0-9a-f]{32,}$/.test(value) ? <Digest key={key} hex={value} /> : displayName(value)] as const),
        ['Action digest', <Digest key="digest" hex={action.digest} />],
      ]} />
    </aside>
  );
}
