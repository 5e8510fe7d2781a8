import type { ReactNode } from 'react';
import type { CheckpointDto, Run } from '../../../contract/index.ts';
import { displayName, evidenceLabels, evidenceText, formatNumber } from '../../../text/index.ts';
import { Compare } from '../../design/Compare.tsx';
import { Digest } from '../../design/Digest.tsx';
import { Facts } from '../../design/Facts.tsx';
import { OutcomeMark } from '../../design/Outcome.tsx';
import { checkpointOutcomes } from '../words.ts';

/** A log's signed head, beside what this run computed of the log itself. */
export function CheckpointView({ checkpoint, run, file }: { readonly checkpoint: CheckpointDto; readonly run: Run; readonly file: string }): ReactNode {
  const stream = run.streams.find((each) => each.checkpoint?.file === file);
  const [outcome, word] = stream?.checkpoint ? checkpointOutcomes()[stream.checkpoint.outcome] : (['not-checked', evidenceLabels.noLogOfThis] as const);
  return (
    <div className="credentials" role="region" aria-label={evidenceLabels.description} tabIndex={0}>
      <p className="view-lead">{evidenceText.checkpoint(displayName(checkpoint.origin), checkpoint.size, checkpoint.signatures.length)}</p>
      <div className="view-facts">
        <Facts facts={[
          [evidenceLabels.thisRun, <span key="run" className="outcome-word"><OutcomeMark outcome={outcome} size={14} label={false} />{word}</span>],
          [evidenceLabels.log, displayName(checkpoint.origin)],
          [evidenceLabels.size, formatNumber(checkpoint.size)],
          [evidenceLabels.root, <Digest key="root" hex={checkpoint.root} />],
          ...(checkpoint.extensions.length === 0 ? [] : [[evidenceLabels.furtherLines, checkpoint.extensions.slice(0, 20).map((line) => displayName(line)).join(' · ')] as const]),
        ]} />
        {stream !== undefined && stream.count === checkpoint.size && stream.merkleRoot !== checkpoint.root && (
          <Compare left={{ label: evidenceLabels.rootSigned, value: checkpoint.root }} right={{ label: evidenceLabels.rootComputedFromThe, value: stream.merkleRoot }} />
        )}
        {stream !== undefined && stream.count !== checkpoint.size && (
          <Compare left={{ label: evidenceLabels.eventsSignedFor, value: formatNumber(checkpoint.size) }} right={{ label: evidenceLabels.eventsInTheLog, value: formatNumber(stream.count) }} />
        )}
      </div>
      {checkpoint.signatures.map((signature, index) => (
        <article key={index} className="credential" aria-label={evidenceLabels.signatureLine}>
          <h3>{evidenceLabels.signatureLine}{' '}<span className="quiet">{displayName(signature.name)}</span></h3>
          <Facts facts={[[evidenceLabels.keyHash, <code key="hash">{signature.keyHash}</code>], [evidenceLabels.bytes, formatNumber(signature.bytes)]]} />
        </article>
      ))}
      <p className="view-note quiet">{evidenceText.ownWords}</p>
    </div>
  );
}
