import { useEffect, type ReactNode } from 'react';
import type { EvidenceDto, RunDto } from '../../contract/index.ts';
import { counted, displayName, formatBytes, formatDuration, formatInstant, headline, problemClause, shellText, sourceFormats, verdictLabels } from '../../text/index.ts';
import { Digest } from '../design/Digest.tsx';
import { DragOut } from '../design/DragOut.tsx';
import { MenuButton } from '../design/MenuButton.tsx';
import { Segments } from '../design/Segments.tsx';
import { Sentence } from '../design/Sentence.tsx';
import { AxisList } from './AxisList.tsx';
import { ControlTable } from './ControlTable.tsx';
import { depthWords, DEPTHS, type Depth } from './depth.ts';
import type { CopyState } from '../cases/use-rehash.ts';
import { CopyLine } from './CopyLine.tsx';
import { Members, OthersAtOdds, type Member } from './Members.tsx';
import { RunHistory, type EarlierRun } from './RunHistory.tsx';
import type { Reach } from './FindingItem.tsx';
import { FindingList } from './FindingList.tsx';
import { NextActions } from './NextActions.tsx';
import { NotProvedList } from './NotProvedList.tsx';
import { SignerTable } from './SignerTable.tsx';

export interface VerdictProps {
  readonly evidence: EvidenceDto;
  readonly run: RunDto;
  readonly depth: Depth;
  readonly setDepth: (depth: Depth) => void;
  readonly reach: Reach;
  readonly writeReport: (paper: 'A4' | 'Letter') => void;
  readonly verifyAgain: () => void;
  /** Why this run is not the last word any more, in a sentence; null when it is. */
  readonly outdated: string | null;
  /** Hands the evidence to the desktop; null where the shell cannot. */
  readonly dragOut: (() => void) | null;
  /** How the case's sign-offs stand to this run; nothing where nobody signed. */
  readonly signOff: ReactNode;
  readonly copy: CopyState;
  readonly members: readonly Member[];
  readonly show: (digest: string) => void;
  readonly addToCase: ReactNode;
  readonly runs: readonly EarlierRun[];
  readonly chosen: string | null;
  readonly choose: (runId: string | null) => void;
  readonly earlier: RunDto | undefined;
}

/** Characters of a sentence that would push the answers off the first screen in the size of a title. */
const LONG = 240;

/** The verdict, always in the same place and never more than was shown: sentence, six answers, what is not proved. */
export function Verdict(props: VerdictProps): ReactNode {
  const { evidence, run, depth, setDepth, reach } = props;
  useDepthKeys(setDepth);
  const sentence = headline(run.run);
  // Where bundles contradict one another, that is news; alone, it is an offer.
  const members = <Members members={props.members} shown={evidence.digest} show={props.show} add={props.addToCase} />;
  return (
    <section className="screen verdict">
      <header className="verdict-head">
        <h1 className={sentence.length > LONG ? 'long' : undefined}><Sentence text={sentence} /></h1>
        {run.run.subject.kind === 'unreadable' && <p>{verdictLabels.unreadableBecause(problemClause(run.run.subject.because))}</p>}
        <div className="verdict-bar">
          <div className="verdict-basis">
            <p className="quiet">
              <Sentence text={verdictLabels.verifiedInAsOf(displayName(evidence.name, 80), formatBytes(evidence.size), formatInstant(run.receipt.startedAt), formatDuration(run.receipt.durationMs), formatInstant(run.run.inputs.asOf))} />
              {props.dragOut !== null && <> <DragOut onDrag={props.dragOut}>{shellText.dragHandle}</DragOut></>}
            </p>
            <CopyLine copy={props.copy} />
          </div>
          <div className="verdict-actions">
            <button type="button" className="button" onClick={props.verifyAgain}>{verdictLabels.verifyAgain}</button>
            <MenuButton
              label={verdictLabels.writeReportPdf}
              text={verdictLabels.writeReportPdf}
              className="button primary"
              groups={[{ title: verdictLabels.paper, entries: (['A4', 'Letter'] as const).map((paper) => ({ id: paper, label: paper, onAction: () => props.writeReport(paper) })) }]}
            />
          </div>
        </div>
        <OthersAtOdds members={props.members} shown={evidence.digest} />
        {props.signOff}
        {props.outdated !== null && <p className="banner" role="status">{props.outdated} <button type="button" className="link" onClick={props.verifyAgain}>{verdictLabels.verifyAgain}</button></p>}
      </header>
      <Segments label={verdictLabels.depth} value={depth} onChange={setDepth} options={DEPTHS.map((each, index) => [each, depthWords()[each], `${depthWords()[each]} (${index + 1})`] as const)} />
      <AxisList run={run.run} depth={depth} reach={reach} />
      <NotProvedList run={run.run} />
      {props.members.length > 1 && members}
      <FindingList run={run.run} reach={reach} />
      <ControlTable run={run.run} reach={reach} />
      <SignerTable run={run.run} />
      <NextActions run={run.run} reach={reach} />
      {props.members.length < 2 && members}
      <RunHistory runs={props.runs} current={run} chosen={props.chosen} choose={props.choose} earlier={props.earlier} />
      <section className="section" aria-labelledby="repeat">
        <h2 id="repeat">{verdictLabels.whatThisRunRests}</h2>
        <RunInputsTable run={run} />
      </section>
    </section>
  );
}

function RunInputsTable({ run }: { readonly run: RunDto }): ReactNode {
  const { inputs, subject, software } = run.run;
  return (
    <dl className="facts">
      <dt>{verdictLabels.evidence}</dt><dd><Digest hex={subject.digest} /></dd>
      {subject.kind === 'evidence-bundle' && (
        <>
          <dt>{verdictLabels.bundle}</dt><dd>{displayName(subject.bundleId ?? verdictLabels.notStatedHere)}</dd>
          <dt>{verdictLabels.producerTenant}</dt><dd>{displayName(subject.producer ?? verdictLabels.notStatedHere)}, {displayName(subject.tenant ?? verdictLabels.notStatedHere)}</dd>
          <dt>{verdictLabels.period}</dt><dd>{subject.period ? verdictLabels.to(formatInstant(subject.period.from), formatInstant(subject.period.to)) : verdictLabels.notStatedHere}</dd>
        </>
      )}
      {subject.kind === 'audit-export' && (
        <>
          <dt>{verdictLabels.format}</dt><dd>{sourceFormats[subject.format]}{subject.compressed ? verdictLabels.compressedWithGzip : ''}{verdictLabels.andUnsigned}</dd>
          <dt>{verdictLabels.times}</dt><dd>{subject.period ? verdictLabels.toByTheSources(formatInstant(subject.period.from), formatInstant(subject.period.to)) : verdictLabels.noneRead}</dd>
        </>
      )}
      {subject.kind === 'sigstore-bundle' && <><dt>{verdictLabels.identityIssuer}</dt><dd>{displayName(subject.identity ?? verdictLabels.notStatedHere)}, {displayName(subject.issuer ?? verdictLabels.notStatedHere)}</dd></>}
      {subject.kind === 'custody-log' && <><dt>{verdictLabels.custodyLog}</dt><dd>{counted.entry(subject.entries)}{subject.software ? verdictLabels.begunBy(displayName(subject.software)) : ''}</dd></>}
      {subject.kind === 'signed-document' && <><dt>{verdictLabels.signedBy}</dt><dd>{displayName(subject.signer ?? verdictLabels.notStatedHere)}</dd></>}
      <dt>{verdictLabels.trustPack}</dt><dd>{inputs.trustPack ? <>{verdictLabels.of2(displayName(inputs.trustPack.name), formatInstant(inputs.trustPack.issuedAt))}{' '}<Digest hex={inputs.trustPack.digest} /></> : verdictLabels.none}</dd>
      <dt>{verdictLabels.controlPack}</dt><dd>{displayName(inputs.controlPack.id)} {displayName(inputs.controlPack.version)} <Digest hex={inputs.controlPack.digest} /></dd>
      <dt>{verdictLabels.headsRemembered}</dt><dd>{inputs.rememberedHeads.length === 0 ? verdictLabels.noneNoEarlierBundle : inputs.rememberedHeads.map((head) => verdictLabels.at(displayName(head.origin), head.size)).join('; ')}</dd>
      {inputs.previousRun && <><dt>{verdictLabels.heldAgainstTheRun}</dt><dd><Digest hex={inputs.previousRun.digest} /></dd></>}
      <dt>{verdictLabels.software}</dt><dd>{software.name} {displayName(software.version)}</dd>
      <dt>{verdictLabels.run2}</dt><dd><code>{displayName(run.id)}</code></dd>
    </dl>
  );
}

function useDepthKeys(setDepth: (depth: Depth) => void): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const target = event.target;
      if (event.metaKey || event.ctrlKey || event.altKey || (target instanceof HTMLElement && target.matches('input, textarea, select'))) return;
      const depth = /^[1-4]$/.test(event.key) ? DEPTHS[Number(event.key) - 1] : undefined;
      if (depth) setDepth(depth);
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [setDepth]);
}
