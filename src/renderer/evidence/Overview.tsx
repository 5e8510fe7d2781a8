import type { ReactNode } from 'react';
import type { Run, StreamSummary } from '../../contract/index.ts';
import { displayName, formatNumber, formatTime, plural } from '../../text/index.ts';
import { Digest } from '../design/Digest.tsx';
import { OutcomeMark } from '../design/Outcome.tsx';
import { STATUS } from './file-tree.ts';
import { CHECKPOINT } from './words.ts';

/** What the evidence is made of, and what of it wants looking at. */
export function Overview({ run, onFile }: { readonly run: Run; readonly onFile: (name: string) => void }): ReactNode {
  const odd = run.files.filter((file) => STATUS[file.status].outcome === 'fail' || file.status === 'not-read');
  return (
    <section className="overview">
      <h2>Logs</h2>
      {run.streams.length === 0 && <p>The evidence holds no log.</p>}
      {run.streams.map((stream) => <StreamCard key={stream.name} stream={stream} onFile={onFile} />)}
      {odd.length > 0 && (
        <>
          <h2>{plural(odd.length, 'file')} to look at</h2>
          <ul className="fact-list">
            {odd.slice(0, 100).map((file) => (
              <li key={file.name}>
                <OutcomeMark outcome={STATUS[file.status].outcome} size={14} />
                <button type="button" className="link" onClick={() => onFile(file.name)}>{displayName(file.name)}</button>
                <span className="quiet">{STATUS[file.status].word}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function StreamCard({ stream, onFile }: { readonly stream: StreamSummary; readonly onFile: (name: string) => void }): ReactNode {
  const [outcome, word] = stream.checkpoint ? CHECKPOINT[stream.checkpoint.outcome] : (['not-checked', 'No signed head'] as const);
  const missing = stream.gaps.reduce((sum, gap) => sum + gap.to - gap.from + 1, 0);
  return (
    <article className="stream">
      <h3>{displayName(stream.name)}<span className="quiet">{displayName(stream.origin)}</span></h3>
      <dl className="facts">
        <dt>Events</dt>
        <dd>{formatNumber(stream.count)}, numbered {formatNumber(stream.firstSeq)} to {formatNumber(stream.lastSeq)}{missing > 0 && <strong>; {formatNumber(missing)} missing in {plural(stream.gaps.length, 'gap')}</strong>}</dd>
        <dt>Time</dt>
        <dd>{stream.firstTime === null || stream.lastTime === null ? 'not known' : `${formatTime(stream.firstTime)} to ${formatTime(stream.lastTime)}`}</dd>
        <dt>Head</dt><dd><Digest hex={stream.head} /></dd>
        <dt>Merkle root</dt><dd><Digest hex={stream.merkleRoot} /></dd>
        <dt>Checkpoint</dt>
        <dd>
          <span className="outcome-word"><OutcomeMark outcome={outcome} size={14} label={false} />{word}</span>
          {stream.checkpoint && <> at size {formatNumber(stream.checkpoint.size)} <button type="button" className="link" onClick={() => onFile(stream.checkpoint?.file ?? '')}>{displayName(stream.checkpoint.file)}</button></>}
        </dd>
        <dt>Files</dt>
        <dd>{stream.files.slice(0, 12).map((file) => <button key={file} type="button" className="link" onClick={() => onFile(file)}>{displayName(file)}</button>)}{stream.files.length > 12 && ` and ${stream.files.length - 12} more`}</dd>
      </dl>
    </article>
  );
}
