import type { ReactNode } from 'react';
import type { Run, StreamSummary } from '../../contract/index.ts';
import { displayName, evidenceLabels, formatInstant, formatNumber, formatTime, sourceFormats } from '../../text/index.ts';
import { Digest } from '../design/Digest.tsx';
import { OutcomeMark } from '../design/Outcome.tsx';
import { Sentence } from '../design/Sentence.tsx';
import { fileStatus } from './file-tree.ts';
import { checkpointOutcomes } from './words.ts';

/** What the evidence is made of, and what of it wants looking at. */
export function Overview({ run, onFile }: { readonly run: Run; readonly onFile: (name: string) => void }): ReactNode {
  const odd = run.files.filter((file) => fileStatus()[file.status].outcome === 'fail' || file.status === 'not-read');
  return (
    <section className="overview">
      {run.subject.kind === 'audit-export' ? <ExportFacts run={run} subject={run.subject} /> : (
        <>
          <h2>{evidenceLabels.logs}</h2>
          {run.streams.length === 0 && <p>{evidenceLabels.theEvidenceHoldsNo}</p>}
        </>
      )}
      {run.streams.map((stream) => <StreamCard key={stream.name} stream={stream} onFile={onFile} />)}
      {odd.length > 0 && (
        <>
          <h2>{evidenceLabels.filesToLookAt(odd.length)}</h2>
          <ul className="fact-list">
            {odd.slice(0, 100).map((file) => (
              <li key={file.name}>
                <OutcomeMark outcome={fileStatus()[file.status].outcome} size={14} />
                <button type="button" className="link" onClick={() => onFile(file.name)}>{displayName(file.name)}</button>
                <span className="quiet">{fileStatus()[file.status].word}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function ExportFacts({ run, subject: { format, period } }: { readonly run: Run; readonly subject: Extract<Run['subject'], { readonly kind: 'audit-export' }> }): ReactNode {
  return (
    <>
      <h2>{evidenceLabels.theExport}</h2>
      <article className="stream">
        <dl className="facts">
          <dt>{evidenceLabels.format}</dt><dd>{sourceFormats[format]}</dd>
          <dt>{evidenceLabels.records}</dt><dd>{evidenceLabels.recordsIn(run.counts.events, run.counts.unknownEvents)}</dd>
          <dt>{evidenceLabels.time}</dt><dd>{period === null ? evidenceLabels.notKnown : <Sentence text={evidenceLabels.to(formatInstant(period.from), formatInstant(period.to))} />}</dd>
        </dl>
        <p className="quiet">{evidenceLabels.noChain}</p>
      </article>
    </>
  );
}

function StreamCard({ stream, onFile }: { readonly stream: StreamSummary; readonly onFile: (name: string) => void }): ReactNode {
  const [outcome, word] = stream.checkpoint ? checkpointOutcomes()[stream.checkpoint.outcome] : (['not-checked', evidenceLabels.noSignedHead] as const);
  const missing = stream.gaps.reduce((sum, gap) => sum + gap.to - gap.from + 1, 0);
  return (
    <article className="stream">
      <h3>{displayName(stream.name)}<span className="quiet">{displayName(stream.origin)}</span></h3>
      <dl className="facts">
        <dt>{evidenceLabels.events}</dt>
        <dd>{evidenceLabels.numberedTo(formatNumber(stream.count), formatNumber(stream.firstSeq), formatNumber(stream.lastSeq))}{missing > 0 && <strong>{evidenceLabels.missingInGaps(formatNumber(missing), stream.gaps.length)}</strong>}</dd>
        <dt>{evidenceLabels.time}</dt>
        <dd>{stream.firstTime === null || stream.lastTime === null ? evidenceLabels.notKnown : <Sentence text={evidenceLabels.to(formatTime(stream.firstTime), formatTime(stream.lastTime))} />}</dd>
        <dt>{evidenceLabels.head}</dt><dd><Digest hex={stream.head} /></dd>
        <dt>{evidenceLabels.merkleRoot}</dt><dd><Digest hex={stream.merkleRoot} /></dd>
        <dt>{evidenceLabels.checkpoint}</dt>
        <dd>
          <span className="outcome-word"><OutcomeMark outcome={outcome} size={14} label={false} />{word}</span>
          {stream.checkpoint && <>{' '}{evidenceLabels.atSize(formatNumber(stream.checkpoint.size))}{' '}<button type="button" className="link" onClick={() => onFile(stream.checkpoint?.file ?? '')}>{displayName(stream.checkpoint.file)}</button></>}
        </dd>
        <dt>{evidenceLabels.files}</dt>
        <dd>{stream.files.slice(0, 12).map((file) => <button key={file} type="button" className="link" onClick={() => onFile(file)}>{displayName(file)}</button>)}{stream.files.length > 12 && evidenceLabels.andMoreFiles(stream.files.length - 12)}</dd>
      </dl>
    </article>
  );
}
