import { useState, type ReactNode } from 'react';
import type { Finding } from '../../contract/index.ts';
import { effectOf } from '../../text/effects.ts';
import { displayName, factLabel, findingText, formatNumber, shown, verdictLabels } from '../../text/index.ts';
import { findingKey } from '../app/finding-key.ts';
import type { Address, Selection } from '../app/navigation.ts';
import { Compare } from '../design/Compare.tsx';
import { Facts } from '../design/Facts.tsx';
import { OutcomeMark } from '../design/Outcome.tsx';
import { RawJson } from '../design/RawJson.tsx';
import { bytesAddress, eventSelection } from './links.ts';

export interface Reach {
  readonly select: (selection: Selection | null) => void;
  readonly go: (to: Partial<Address>) => void;
}

/** One finding: what was found, what that means, what to do; the values compared; the way to its bytes. */
export function FindingItem({ finding, reach, level = 'facts' }: {
  readonly finding: Finding;
  readonly reach: Reach;
  readonly level?: 'facts' | 'raw';
}): ReactNode {
  const [facts, setFacts] = useState(level === 'raw');
  const [raw, setRaw] = useState(level === 'raw');
  const text = findingText(finding);
  const effect = effectOf(finding.code);
  const bytes = bytesAddress(finding.at);
  const event = eventSelection(finding.at);
  const values = Object.entries(finding.values ?? {});
  return (
    <article className="finding" aria-label={text.title}>
      <header className="finding-head">
        <h4>
          {effect === 'note' ? <span className="finding-note">{verdictLabels.note}</span> : <OutcomeMark outcome={effect} size={16} />}
          {text.title}
        </h4>
        <button type="button" className="code" title={verdictLabels.selectThisFinding} onClick={() => reach.select({ kind: 'finding', id: findingKey(finding) })}>{finding.code}</button>
      </header>
      <p>{text.found}</p>
      {finding.expected !== undefined && finding.computed !== undefined && (
        <Compare left={{ label: verdictLabels.expected, value: finding.expected }} right={{ label: verdictLabels.computed, value: finding.computed }} />
      )}
      <p className="finding-meaning">{text.meaning}</p>
      <p className="finding-next"><span>{verdictLabels.next}</span> {text.next}</p>
      {facts && values.length > 0 && <Facts facts={values.map(([key, value]) => [factLabel(key), shown(value)] as const)} />}
      <div className="finding-links">
        {bytes && (
          <button type="button" className="link" onClick={() => reach.go(bytes)}>
            {placeText(finding.at)}
          </button>
        )}
        {event && <button type="button" className="link" onClick={() => reach.select(event)}>{verdictLabels.event(displayName(event.id, 60))}</button>}
        {values.length > 0 && <button type="button" className="link" aria-expanded={facts} onClick={() => setFacts(!facts)}>{verdictLabels.facts}</button>}
        <button type="button" className="link" aria-expanded={raw} onClick={() => setRaw(!raw)}>{verdictLabels.raw}</button>
      </div>
      {raw && <RawJson label={verdictLabels.finding(finding.code)} value={finding} />}
    </article>
  );
}

function placeText({ file, offset, length }: Finding['at']): string {
  const name = file === undefined ? verdictLabels.archiveItself : displayName(file, 80);
  if (offset === undefined) return verdictLabels.bytesOf(name);
  return verdictLabels.placeInFile(name, formatNumber(offset), length === undefined ? null : formatNumber(offset + length));
}
