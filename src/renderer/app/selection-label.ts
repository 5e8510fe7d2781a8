import type { RunDto } from '../../contract/index.ts';
import { controlsScreen, displayName, findingText, frameLabels, shortDigest } from '../../text/index.ts';
import type { IconName } from '../design/Icon.tsx';
import { findFinding } from './finding-key.ts';
import { CASE_ENTRY, type Selection, type SelectionKind } from './navigation.ts';

export const kindWords = (): Readonly<Record<SelectionKind, string>> => ({
  event: frameLabels.event, action: frameLabels.action, file: frameLabels.file, node: frameLabels.system, agent: frameLabels.agent, person: frameLabels.person, finding: frameLabels.finding2, control: controlsScreen.kind, key: frameLabels.key2, entry: frameLabels.custodyEntry,
});

export const KIND_ICONS: Readonly<Record<SelectionKind, IconName>> = {
  event: 'event', action: 'action', file: 'file', node: 'node', agent: 'agent', person: 'person', finding: 'finding', control: 'controls', key: 'trust', entry: 'custody',
};

/** The selected thing in a few words, for breadcrumb and lists. */
export function selectionLabel(selection: Selection, run: RunDto | null): string {
  if (selection.kind === 'finding') {
    const found = run && findFinding(run.run, selection.id);
    return found ? findingText(found.finding).title : frameLabels.finding(displayName(selection.id, 20));
  }
  if (selection.kind === 'key') return frameLabels.key(shortDigest(selection.id));
  if (selection.kind === 'entry') return `${kindWords().entry} ${displayName(selection.id.replace(CASE_ENTRY, ''), 20)}${selection.id.startsWith(CASE_ENTRY) ? frameLabels.thisCasesLog : ''}`;
  return `${kindWords()[selection.kind]} ${displayName(selection.id, 48)}`;
}
