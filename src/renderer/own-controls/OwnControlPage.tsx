import { useState, type ReactNode } from 'react';
import type { OwnControl } from '../../contract/index.ts';
import { controlsScreen, displayName, formatInstant, formatNumber, mappingText, ownControlsText } from '../../text/index.ts';
import type { ScreenProps } from '../app/screen.ts';
import { useScrollPlace } from '../app/scroll-place.ts';
import { KeptFacts } from '../controls/KeptFacts.tsx';
import { said } from '../controls/outcomes.ts';
import { ResultMark } from '../controls/ResultMark.tsx';
import { WaiverMark } from '../controls/WaiverMark.tsx';
import { Waivers } from '../controls/Waivers.tsx';
import type { JudgedWaiver } from '../controls/waivers.ts';
import { Digest } from '../design/Digest.tsx';
import { Facts } from '../design/Facts.tsx';
import { Icon } from '../design/Icon.tsx';
import { RawJson } from '../design/RawJson.tsx';
import type { OwnControlRow } from '../review/types.ts';
import { Severity } from '../design/Severity.tsx';

const words = () => controlsScreen;
/** As many characters as a file may have of each. */
const MAX_WORDS = 4_000;

/** One control of a person's own, by the words of its file: nothing here is this software's. */
export function OwnControlPage({ own, row, runId, waivers, caseId, asOf, close, select, go }: {
  readonly own: OwnControl;
  readonly row: OwnControlRow;
  readonly runId: string;
  readonly waivers: readonly JudgedWaiver[];
  readonly caseId: string;
  readonly asOf: string;
  readonly close: () => void;
} & Pick<ScreenProps, 'select' | 'go'>): ReactNode {
  const [raw, setRaw] = useState(false);
  const { result } = own;
  useScrollPlace(`control/${result.id}`);
  return (
    <section className="screen controls control-page">
      <nav className="control-nav" aria-label={words().name}>
        <button type="button" className="button small" onClick={close}><Icon name="back" size={16} />{words().back}</button>
      </nav>
      <header>
        <h1><span className="control-id">{displayName(result.id, 64)}</span> {displayName(own.title, 200)}</h1>
        <p className="control-said-line">
          <ResultMark control={result} size={22} /><strong>{said(result)}</strong><Severity severity={result.severity} />
          <span className="control-mark">{ownControlsText.mark}</span>
          {result.advisory && <span className="control-mark">{words().advisoryMark}</span>}
          <WaiverMark waivers={waivers} />
        </p>
        {result.unreliable && <p className="banner">{words().unreliableNote}</p>}
      </header>
      <KeptFacts control={result} select={select} go={go} />
      <section className="section" aria-labelledby="control-population">
        <h2 id="control-population">{words().ofPopulation}</h2>
        <p className="control-rule">{displayName(own.population, MAX_WORDS)}</p>
        <Facts facts={[
          [words().why, displayName(own.rationale, MAX_WORDS)],
          [words().population, formatNumber(result.population)],
          [words().populationDigest, <Digest key="digest" hex={result.populationDigest} />],
          [ownControlsText.fileDigest, <Digest key="file" hex={own.digest} />],
          [ownControlsText.keptBy, `${displayName(row.by, 100)}, ${formatInstant(row.createdAt.replace(/\.\d+Z$/, 'Z'))}`],
          [ownControlsText.runOver, ownControlsText.thisRun(runId.slice(0, 16))],
          [words().version, formatNumber(result.version)],
          [words().frameworks, result.mappings.length === 0 ? words().noFramework : result.mappings.map(mappingText).join(' · ')],
        ]} />
      </section>
      <Waivers caseId={caseId} control={result} waivers={waivers} asOf={asOf} />
      <p><button type="button" className="link" aria-expanded={raw} onClick={() => setRaw(!raw)}>{words().raw}</button></p>
      {raw && <RawJson label={displayName(own.title, 200)} value={result} />}
    </section>
  );
}
