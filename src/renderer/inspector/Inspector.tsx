import type { ComponentType, ReactNode } from 'react';
import type { EngineClient } from '../../contract/index.ts';
import { displayName, inspectorLabels } from '../../text/index.ts';
import { findFinding, findingKey } from '../app/finding-key.ts';
import type { Address, ScreenId, Selection } from '../app/navigation.ts';
import { KIND_ICONS, kindWords, selectionLabel } from '../app/selection-label.ts';
import { OWN_SCREENS, SCREENS } from '../app/screens.ts';
import type { OpenCase } from '../app/session.ts';
import { ControlPart } from '../controls/ControlPart.tsx';
import { Icon } from '../design/Icon.tsx';
import { CopyButton } from '../design/CopyButton.tsx';
import { useBookmark, useBookmarks, useReview } from '../review/index.tsx';
import { parseTarget, targetOf } from '../review/types.ts';
import type { Reach } from '../verdict/FindingItem.tsx';
import { EntryPart } from './EntryPart.tsx';
import { KeyPart } from './KeyPart.tsx';
import { Notes } from './Notes.tsx';
import { Judgement } from '../review-screen/Judgement.tsx';
import { ActionPart, AgentPart, EventPart, FilePart, FindingPart, NodePart, PersonPart, type PartProps } from './parts.tsx';

/** Screens that show a kind of thing, so that each is one press from every view of it. */
const SEEN_ON: Readonly<Record<Selection['kind'], readonly ScreenId[]>> = {
  event: ['timeline', 'evidence', 'action', 'chain'],
  action: ['action', 'timeline', 'graph'],
  file: ['evidence'],
  node: ['graph', 'matrix', 'timeline'],
  agent: ['graph', 'matrix', 'timeline'],
  person: ['timeline'],
  finding: ['verdict', 'evidence', 'chain'],
  control: ['controls', 'verdict'],
  key: ['trust'],
  entry: ['custody'],
};

/** The selected thing: what it is, its proof, its raw form, every other view of it, and people's notes. */
export function Inspector({ engine, open, address, go, select }: {
  readonly engine: EngineClient;
  readonly open: OpenCase;
  readonly address: Address;
  readonly go: (to: Partial<Address>) => void;
  readonly select: (selection: Selection | null) => void;
}): ReactNode {
  const selection = stable(address.selection, open);
  if (selection === null) {
    return (
      <div className="inspector-content">
        <p className="quiet">{inspectorLabels.selectAnEventAn}</p>
        <Bookmarks caseId={open.caseId} select={select} />
      </div>
    );
  }
  const screens = [...SCREENS, ...OWN_SCREENS].filter((screen) => SEEN_ON[selection.kind].includes(screen.id) && screen.id !== address.screen);
  return (
    <div className="inspector-content" key={`${selection.kind}:${selection.id}`}>
      <header className="inspector-head">
        <p className="inspector-kind"><Icon name={KIND_ICONS[selection.kind]} size={16} />{kindWords()[selection.kind]}</p>
        <h2>{selection.kind === 'finding' || selection.kind === 'key' || selection.kind === 'entry' ? selectionLabel(selection, open.run) : displayName(selection.id, 120)}</h2>
        <div className="inspector-tools">
          <BookmarkButton open={open} selection={selection} />
          <CopyButton text={selection.id} label={inspectorLabels.copyTheId} />
          <button type="button" className="icon-button small" aria-label={inspectorLabels.selectNothing} title={inspectorLabels.selectNothingEscape} onClick={() => select(null)}><Icon name="close" size={16} /></button>
        </div>
      </header>
      {screens.length > 0 && (
        <p className="inspector-links">
          {screens.map((screen) => (
            <button key={screen.id} type="button" className="button small" onClick={() => go({ screen: screen.id })}><Icon name={screen.icon} size={16} />{screen.label()}</button>
          ))}
        </p>
      )}
      <SelectedPart engine={engine} open={open} selection={selection} reach={{ select, go }} />
      <Judgement engine={engine} open={open} selection={selection} />
      <Notes caseId={open.caseId} selection={selection} />
    </div>
  );
}

/** Notes and bookmarks hold on to a finding by its key, never by its place. */
function stable(selection: Selection | null, open: OpenCase): Selection | null {
  if (selection?.kind !== 'finding') return selection;
  const found = findFinding(open.run.run, selection.id);
  return found ? { kind: 'finding', id: findingKey(found.finding) } : selection;
}

function SelectedPart({ engine, open, selection, reach }: {
  readonly engine: EngineClient;
  readonly open: OpenCase;
  readonly selection: Selection;
  readonly reach: Reach;
}): ReactNode {
  const props = { engine, digest: open.evidence.digest, run: open.run, id: selection.id, reach };
  const Part = PARTS[selection.kind];
  return <Part {...props} />;
}

const PARTS: Readonly<Record<Selection['kind'], ComponentType<PartProps>>> = {
  event: EventPart,
  action: ActionPart,
  file: FilePart,
  node: NodePart,
  agent: AgentPart,
  person: PersonPart,
  finding: FindingPart,
  control: ControlPart,
  key: KeyPart,
  entry: EntryPart,
};

/** With nothing selected, what was kept to come back to. */
function Bookmarks({ caseId, select }: { readonly caseId: string; readonly select: (selection: Selection) => void }): ReactNode {
  const bookmarks = useBookmarks(caseId) ?? [];
  if (bookmarks.length === 0) return null;
  return (
    <section className="inspector-part" aria-label={inspectorLabels.bookmarks}>
      <h3>{inspectorLabels.bookmarks}</h3>
      <ul className="fact-list">
        {bookmarks.map((row) => {
          const target = parseTarget(row.target);
          return target && (
            <li key={row.id}><Icon name={KIND_ICONS[target.kind]} size={16} /><button type="button" className="link" onClick={() => select(target)}>{displayName(row.label, 80)}</button></li>
          );
        })}
      </ul>
    </section>
  );
}

function BookmarkButton({ open, selection }: { readonly open: OpenCase; readonly selection: Selection }): ReactNode {
  const review = useReview();
  const bookmark = useBookmark(open.caseId, selection);
  const kept = bookmark !== null && bookmark !== undefined;
  const toggle = (): void => {
    if (kept) return void review.remove('bookmarks', bookmark.id);
    void review.put('bookmarks', {
      id: crypto.randomUUID(), caseId: open.caseId, target: targetOf(selection.kind, selection.id), label: selectionLabel(selection, open.run), createdAt: new Date().toISOString(),
    });
  };
  return (
    <button type="button" className="icon-button small" aria-pressed={kept} aria-label={inspectorLabels.bookmark} title={kept ? inspectorLabels.removeTheBookmark : inspectorLabels.bookmark} onClick={toggle}>
      <Icon name="bookmark" size={16} />
    </button>
  );
}
