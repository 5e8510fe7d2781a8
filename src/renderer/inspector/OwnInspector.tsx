import type { ReactNode } from 'react';
import type { EngineClient } from '../../contract/index.ts';
import { inspectorLabels, ownInspector as t } from '../../text/index.ts';
import type { Selection } from '../app/navigation.ts';
import { KIND_ICONS, kindWords, selectionLabel } from '../app/selection-label.ts';
import { CopyButton } from '../design/CopyButton.tsx';
import { Icon } from '../design/Icon.tsx';
import type { Reach } from '../verdict/FindingItem.tsx';
import { EntryPart } from './EntryPart.tsx';
import { KeyPart } from './KeyPart.tsx';

/** The selected key or custody entry while no case is open: what it is and its proof; notes belong to cases. */
export function OwnInspector({ engine, selection, reach }: {
  readonly engine: EngineClient;
  readonly selection: Selection | null;
  readonly reach: Reach;
}): ReactNode {
  if (selection?.kind !== 'key' && selection?.kind !== 'entry') return <div className="inspector-content"><p className="quiet">{t.empty}</p></div>;
  return (
    <div className="inspector-content" key={`${selection.kind}:${selection.id}`}>
      <header className="inspector-head">
        <p className="inspector-kind"><Icon name={KIND_ICONS[selection.kind]} size={16} />{kindWords()[selection.kind]}</p>
        <h2>{selectionLabel(selection, null)}</h2>
        <div className="inspector-tools">
          <CopyButton text={selection.id} label={inspectorLabels.copyTheId} />
          <button type="button" className="icon-button small" aria-label={inspectorLabels.selectNothing} title={inspectorLabels.selectNothingEscape} onClick={() => reach.select(null)}><Icon name="close" size={16} /></button>
        </div>
      </header>
      {selection.kind === 'key' ? <KeyPart engine={engine} id={selection.id} reach={reach} /> : <EntryPart engine={engine} id={selection.id} />}
    </div>
  );
}
