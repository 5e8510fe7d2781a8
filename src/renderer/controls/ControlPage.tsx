import { useCallback, useState, type ReactNode } from 'react';
import type { ControlResult } from '../../contract/index.ts';
import { controlsScreen, controlText, displayName, formatNumber, mappingText } from '../../text/index.ts';
import type { ScreenProps } from '../app/screen.ts';
import { useScrollPlace } from '../app/scroll-place.ts';
import { Digest } from '../design/Digest.tsx';
import { Facts } from '../design/Facts.tsx';
import { Icon } from '../design/Icon.tsx';
import { RawJson } from '../design/RawJson.tsx';
import { Severity } from '../design/Severity.tsx';
import { FactTable } from './FactTable.tsx';
import { said } from './outcomes.ts';
import { frameworkOf } from './references.ts';
import { useStepKeys } from './use-step-keys.ts';
import { WaiverMark } from './WaiverMark.tsx';
import { Waivers } from './Waivers.tsx';
import type { JudgedWaiver } from './waivers.ts';
import { ResultMark } from './ResultMark.tsx';

const words = () => controlsScreen;

export interface ControlPageProps extends Pick<ScreenProps, 'engine' | 'digest' | 'select' | 'go'> {
  readonly control: ControlResult;
  /** The tests that next and before step through. */
  readonly among: readonly ControlResult[];
  readonly waivers: readonly JudgedWaiver[];
  readonly caseId: string;
  readonly asOf: string;
  readonly open: (id: string) => void;
  readonly close: () => void;
  readonly showReference: (mapping: string) => void;
}

/** One test: its outcome, whom it looked at, what it saw of each, what is borne, and what it is evidence relevant to. */
export function ControlPage({ control, among, waivers, caseId, asOf, open, close, showReference, ...screen }: ControlPageProps): ReactNode {
  const [raw, setRaw] = useState(false);
  const text = controlText(control.id);
  const at = among.findIndex((each) => each.id === control.id);
  const [before, after] = [among[at - 1], among[at + 1]];
  const step = useCallback((by: 1 | -1): void => {
    const to = by === 1 ? after : before;
    if (to !== undefined) open(to.id);
  }, [after, before, open]);
  useStepKeys(step);
  useScrollPlace(`control/${control.id}`);
  return (
    <section className="screen controls control-page">
      <nav className="control-nav" aria-label={words().name}>
        <button type="button" className="button small" onClick={close}><Icon name="back" size={16} />{words().back}</button>
        <span className="quiet">{at < 0 ? '' : words().place(at + 1, among.length)}</span>
        <button type="button" className="icon-button small" aria-label={words().previous} title={words().previous} disabled={before === undefined} onClick={() => step(-1)}><Icon name="back" size={16} /></button>
        <button type="button" className="icon-button small" aria-label={words().next} title={words().next} disabled={after === undefined} onClick={() => step(1)}><Icon name="forward" size={16} /></button>
      </nav>
      <header>
        <h1><span className="control-id">{displayName(control.id, 24)}</span> {text.title}</h1>
        <p className="control-said-line">
          <ResultMark control={control} size={22} /><strong>{said(control)}</strong><Severity severity={control.severity} />
          {control.advisory && <span className="control-mark">{words().advisoryMark}</span>}
          <WaiverMark waivers={waivers} />
        </p>
        {control.unreliable && <p className="banner">{words().unreliableNote}</p>}
        {control.advisory && <p className="quiet">{words().advisoryNote}</p>}
      </header>
      <FactTable key={control.id} control={control} {...screen} />
      <section className="section" aria-labelledby="control-population">
        <h2 id="control-population">{words().ofPopulation}</h2>
        <p className="control-rule">{text.population}</p>
        <Facts facts={[
          [words().why, text.rationale],
          [words().population, formatNumber(control.population)],
          [words().populationDigest, <Digest key="digest" hex={control.populationDigest} />],
          [words().version, formatNumber(control.version)],
          [words().integrity, control.unreliable ? words().unreliable : words().integrityHeld],
        ]} />
      </section>
      <Waivers key={`waivers/${control.id}`} caseId={caseId} control={control} waivers={waivers} asOf={asOf} />
      <section className="section" aria-labelledby="control-frameworks">
        <h2 id="control-frameworks">{words().frameworks}</h2>
        {control.mappings.length === 0 ? <p className="quiet">{words().noFramework}</p> : <Mappings control={control} showReference={showReference} />}
        <p className="quiet">{words().notCompliance}</p>
      </section>
      <p><button type="button" className="link" aria-expanded={raw} onClick={() => setRaw(!raw)}>{words().raw}</button></p>
      {raw && <RawJson label={text.title} value={control} />}
    </section>
  );
}

function Mappings({ control, showReference }: { readonly control: ControlResult; readonly showReference: (mapping: string) => void }): ReactNode {
  const frameworks = [...new Set(control.mappings.map(frameworkOf))];
  return (
    <Facts facts={frameworks.map((framework) => [words().framework(framework), (
      <span key={framework} className="control-links">
        {control.mappings.filter((each) => frameworkOf(each) === framework).map((each) => (
          <button key={each} type="button" className="link" aria-label={mappingText(each)} onClick={() => showReference(each)}>{displayName(each.slice(framework.length + 1), 40)}</button>
        ))}
      </span>
    )] as const)} />
  );
}
