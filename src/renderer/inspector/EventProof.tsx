import type { ReactNode } from 'react';
import type { EventDetail } from '../../contract/index.ts';
import { displayList, formatNumber } from '../../text/index.ts';
import { Compare } from '../design/Compare.tsx';
import { Digest } from '../design/Digest.tsx';
import { Facts } from '../design/Facts.tsx';
import { OutcomeMark } from '../design/Outcome.tsx';
import { INTEGRITY } from './words.ts';

/** What the event's hash covers and what it does not, recorded against computed, and its place in the log's tree. */
export function EventProof({ detail }: { readonly detail: EventDetail }): ReactNode {
  const { event } = detail;
  const said = INTEGRITY[event.integrity];
  return (
    <div className="proof">
      <p className="outcome-word"><OutcomeMark outcome={said.outcome} size={16} label={false} />{said.word}.</p>
      {!detail.sealed && <p>The source hashes and signs nothing: what stands here is what the file says.</p>}
      {detail.sealed && <Sealed detail={detail} />}
    </div>
  );
}

/** What an event of a hash chain can show for itself. */
function Sealed({ detail }: { readonly detail: EventDetail }): ReactNode {
  const { inclusion } = detail;
  const same = detail.recordedHash !== '' && detail.recordedHash === detail.computedHash;
  return (
    <>
      {detail.computedHash === ''
        ? <p>The line cannot be read as an event, so no hash could be computed.</p>
        : same
          ? <Facts facts={[['Hash, recorded and computed', <Digest key="hash" hex={detail.recordedHash} />], ['Event before', <Digest key="prev" hex={detail.prev} />]]} />
          : (
            <>
              <Compare left={{ label: 'Recorded', value: detail.recordedHash }} right={{ label: 'Computed', value: detail.computedHash }} />
              <Facts facts={[['Event before', <Digest key="prev" hex={detail.prev} />]]} />
            </>
          )}
      <Facts facts={[
        ['The hash covers', displayList(detail.coveredFields, 40)],
        ['It does not cover', detail.uncoveredFields.length === 0 ? 'nothing: every field is covered' : displayList(detail.uncoveredFields, 40)],
      ]} />
      {inclusion === null
        ? <p className="quiet">No inclusion proof: its log’s tree could not be recomputed.</p>
        : (
          <>
            <p>
              Leaf {formatNumber(inclusion.leafIndex)} of a tree of {formatNumber(inclusion.treeSize)}. With {formatNumber(inclusion.path.length)} sibling
              hashes its leaf gives the log’s root, recomputed from the evidence.
            </p>
            <Facts facts={[['Root', <Digest key="root" hex={inclusion.root} />]]} />
            <details className="siblings">
              <summary>Sibling hashes, leaf to root</summary>
              <ol start={0}>{inclusion.path.map((hash, index) => <li key={index}><Digest hex={hash} /></li>)}</ol>
            </details>
          </>
        )}
    </>
  );
}
