import type { ReactNode } from 'react';
import type { ControlResult, FactRow } from '../../contract/index.ts';
import { controlsScreen, displayName, factLabel, factText, frameLabels } from '../../text/index.ts';
import type { ScreenId } from '../app/navigation.ts';
import type { ScreenProps } from '../app/screen.ts';
import { Facts } from '../design/Facts.tsx';
import { Icon, type IconName } from '../design/Icon.tsx';
import { Sentence } from '../design/Sentence.tsx';
import { bytesAddress, eventSelection } from '../verdict/links.ts';
import { shownFact } from './outcomes.ts';
import { ShownMark } from './ShownMark.tsx';

/** One member whole: what was found, the values it was judged by, and the ways to its evidence. */
export function FactCard({ control, row, select, go }: { readonly control: ControlResult; readonly row: FactRow } & Pick<ScreenProps, 'select' | 'go'>): ReactNode {
  const { fact, label } = row;
  const { kind } = fact;
  const [bytes, event] = [bytesAddress(fact.at), eventSelection(fact.at)];
  return (
    <article className="control-fact" aria-label={displayName(fact.subject, 80)}>
      <h3><ShownMark outcome={shownFact(fact, control)} size={18} /><span>{label === null ? displayName(fact.subject) : `${displayName(label, 120)} (${displayName(fact.subject, 60)})`}</span></h3>
      <p><Sentence text={factText(control.id, fact)} /></p>
      <Facts facts={Object.entries(fact.values).map(([key, value]) => [factLabel(key), displayName(value)] as const)} />
      <p className="control-links">
        {kind !== undefined && SEEN_ON[kind].map(([screen, icon, word]) => (
          <button key={screen} type="button" className="button small" onClick={() => go({ screen, selection: { kind, id: fact.subject } })}><Icon name={icon} size={16} />{controlsScreen.showIn(word())}</button>
        ))}
        {event !== null && <button type="button" className="button small" onClick={() => select(event)}><Icon name="event" size={16} />{frameLabels.event} {displayName(event.id, 40)}</button>}
        {bytes !== null && <button type="button" className="button small" onClick={() => go(bytes)}><Icon name="file" size={16} />{controlsScreen.bytesOf(displayName(fact.at.file ?? '', 48))}</button>}
      </p>
    </article>
  );
}

type View = readonly [screen: ScreenId, icon: IconName, word: () => string];
const ACTIONS: View = ['action', 'action', () => frameLabels.actions];
const TIMELINE: View = ['timeline', 'timeline', () => frameLabels.timeline];
const GRAPH: View = ['graph', 'graph', () => frameLabels.graph];
const MATRIX: View = ['matrix', 'matrix', () => frameLabels.matrices];
const SEEN_ON: Readonly<Record<NonNullable<FactRow['fact']['kind']>, readonly View[]>> = {
  action: [ACTIONS, TIMELINE, GRAPH], agent: [GRAPH, MATRIX, TIMELINE], person: [TIMELINE], node: [GRAPH, MATRIX, TIMELINE],
};
