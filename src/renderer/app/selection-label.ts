import type { RunDto } from '../../contract/index.ts';
import { displayName, findingText, shortDigest } from '../../text/index.ts';
import type { IconName } from '../design/Icon.tsx';
import { findFinding } from './finding-key.ts';
import { CASE_ENTRY, type Selection, type SelectionKind } from './navigation.ts';

export const KIND_WORDS: Readonly<Record<SelectionKind, string>> = {
  event: 'Event', action: 'Action', file: 'File', node: 'System', agent: 'Agent', person: 'Person', finding: 'Finding', key: 'Key', entry: 'Custody entry',
};

export const KIND_ICONS: Readonly<Record<SelectionKind, IconName>> = {
  event: 'event', action: 'action', file: 'file', node: 'node', agent: 'agent', person: 'person', finding: 'finding', key: 'trust', entry: 'custody',
};

/** The selected thing in a few words, for breadcrumb and lists. */
export function selectionLabel(selection: Selection, run: RunDto | null): string {
  if (selection.kind === 'finding') {
    const found = run && findFinding(run.run, selection.id);
    return found ? findingText(found.finding).title : `Finding ${displayName(selection.id, 20)}`;
  }
  if (selection.kind === 'key') return `Key ${shortDigest(selection.id)}`;
  if (selection.kind === 'entry') return `${KIND_WORDS.entry} ${displayName(selection.id.replace(CASE_ENTRY, ''), 20)}${selection.id.startsWith(CASE_ENTRY) ? ', this case’s log' : ''}`;
  return `${KIND_WORDS[selection.kind]} ${displayName(selection.id, 48)}`;
}
