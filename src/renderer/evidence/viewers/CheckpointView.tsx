import type { ReactNode } from 'react';
import type { CheckpointDto, Run } from '../../../contract/index.ts';
import { displayName, evidenceText, formatNumber } from '../../../text/index.ts';
import { Compare } from '../../design/Compare.tsx';
import { Digest } from '../../design/Digest.tsx';
import { Facts } from '../../design/Facts.tsx';
import { OutcomeMark } from '../../design/Outcome.tsx';
import { CHECKPOINT } from '../words.ts';

/** A log's signed head, beside what this run computed of the log itself. */
export function CheckpointView({ checkpoint, run, file }: { readonly checkpoint: CheckpointDto; readonly run: Run; readonly file: string }): ReactNode {
  const stream = run.streams.find((each) => each.checkpoint?.file === file);
  const [outcome, word] = stream?.checkpoint ? CHECKPOINT[stream.checkpoint.outcome] : (['not-checked', 'No log of this run goes with it'] as const);
  return (
    <div className="credentials" role="region" aria-label="Description" tabIndex={0}>
      <p className="view-lead">{evidenceText.checkpoint(displayName(checkpoint.origin), checkpoint.size, checkpoint.signatures.length)}</p>
      <div className="view-facts">
        <Facts facts={[
          ['This run', <span key="run" className="outcome-word"><OutcomeMark outcome={outcome} size={14} label={false} />{word}</span>],
          ['Log', displayName(checkpoint.origin)],
          ['Size', formatNumber(checkpoint.size)],
          ['Root', <Digest key="root" hex={checkpoint.root} />],
          ...(checkpoint.extensions.length === 0 ? [] : [['Further lines', checkpoint.extensions.slice(0, 20).map((line) => displayName(line)).join(' · ')] as const]),
        ]} />
        {stream !== undefined && stream.count === checkpoint.size && stream.merkleRoot !== checkpoint.root && (
          <Compare left={{ label: 'Root signed', value: checkpoint.root }} right={{ label: 'Root computed from the log', value: stream.merkleRoot }} />
        )}
        {stream !== undefined && stream.count !== checkpoint.size && (
          <Compare left={{ label: 'Events signed for', value: formatNumber(checkpoint.size) }} right={{ label: 'Events in the log here', value: formatNumber(stream.count) }} />
        )}
      </div>
      {checkpoint.signatures.map((signature, index) => (
        <article key={index} className="credential" aria-label="Signature line">
          <h3>Signature line <span className="quiet">{displayName(signature.name)}</span></h3>
          <Facts facts={[['Key hash', <code key="hash">{signature.keyHash}</code>], ['Bytes', formatNumber(signature.bytes)]]} />
        </article>
      ))}
      <p className="view-note quiet">{evidenceText.ownWords}</p>
    </div>
  );
}
