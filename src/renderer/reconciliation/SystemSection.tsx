import { useState, type ReactNode } from 'react';
import { RECONCILED_STANDINGS, type ControlResult, type FileStatus, type ReconciledCounts, type ReconciledStanding, type ReconciledSystem } from '../../contract/index.ts';
import { controlsScreen, reconciliationText } from '../../text/index.ts';
import type { ScreenProps } from '../app/screen.ts';
import { Segments } from '../design/Segments.tsx';
import { ReconciledRows } from './ReconciledRows.tsx';

const words = () => reconciliationText;

/** One system: the sentence, the counts both ways, and the rows behind the chosen one. */
export function SystemSection({ system, counts, files, control, ...screen }: ReconciledCounts & { readonly files: readonly FileStatus[]; readonly control: ControlResult } & Pick<ScreenProps, 'engine' | 'digest' | 'select' | 'go'>): ReactNode {
  const [chosen, setChosen] = useState<ReconciledStanding | null>(null);
  const id = `reconciled-${system.replace(/\W/g, '')}`;
  const name = words().systems[system];
  const standings = RECONCILED_STANDINGS.filter((each) => counts[each] > 0 || ALWAYS.includes(each));
  const shown = chosen ?? standings.find((each) => counts[each] > 0) ?? null;
  return (
    <section className="section" aria-labelledby={id}>
      <h3 id={id}>{name} <code className="quiet">{FILES[system]}</code></h3>
      {shown === null ? <p>{files.some((each) => each.name === FILES[system] && each.status !== 'missing') ? words().none(system) : words().noExtract(system)}</p> : (
        <>
          <p>{told(system, counts)}</p>
          <Segments label={words().standingOf(name)} options={standings.map((each) => [each, controlsScreen.withCount(words().standings[each], counts[each])] as const)} value={shown} onChange={setChosen} />
          <ReconciledRows key={`${system}/${shown}`} system={system} standing={shown} count={counts[shown]} control={control} {...screen} />
        </>
      )}
    </section>
  );
}

/** Where a bundle keeps each extract. */
const FILES: Readonly<Record<ReconciledSystem, string>> = { 'CI/CD': 'integrations/ci.json', ITSM: 'integrations/itsm.json', IdP: 'integrations/idp.json' };

/** The three that say what either lacks; the others only where there are any. */
const ALWAYS: readonly ReconciledStanding[] = ['log-alone', 'extract-alone', 'both'];

function told(system: ReconciledSystem, counts: ReconciledCounts['counts']): string {
  const joined = counts.both + counts.differs + counts.apart;
  const alone = { log: counts['log-alone'], extract: counts['extract-alone'] };
  const compared = words().line(system, { log: joined + alone.log, extract: joined + alone.extract }, alone);
  if (counts.open === 0) return compared;
  return joined + alone.log + alone.extract === 0 ? words().open(counts.open) : `${compared} ${words().open(counts.open)}`;
}
