import type { ReactNode } from 'react';
import type { EventDetail } from '../../contract/index.ts';
import { displayList, formatNumber, inspectorLabels } from '../../text/index.ts';
import { Compare } from '../design/Compare.tsx';
import { Digest } from '../design/Digest.tsx';
import { Facts } from '../design/Facts.tsx';
import { OutcomeMark } from '../design/Outcome.tsx';
import { integrity } from './words.ts';

/** What the event's hash covers and what it does not, recorded against computed, and its place in the log's tree. */
export function EventProof({ detail }: { readonly detail: EventDetail }): ReactNode {
  const { event } = detail;
  const said = integrity()[event.integrity];
  return (
    <div className="proof">
      <p className="outcome-word"><OutcomeMark outcome={said.outcome} size={16} label={false} />{said.word}</p>
      {!detail.sealed && <p>{inspectorLabels.theSourceHashesAnd}</p>}
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
        ? <p>{inspectorLabels.theLineCannotBe}</p>
        : same
          ? <Facts facts={[[inspectorLabels.hashRecordedAndComputed, <Digest key="hash" hex={detail.recordedHash} />], [inspectorLabels.eventBefore, <Digest key="prev" hex={detail.prev} />]]} />
          : (
            <>
              <Compare left={{ label: inspectorLabels.recorded, value: detail.recordedHash }} right={{ label: inspectorLabels.computed, value: detail.computedHash }} />
              <Facts facts={[[inspectorLabels.eventBefore, <Digest key="prev" hex={detail.prev} />]]} />
            </>
          )}
      <Facts facts={[
        [inspectorLabels.theHashCovers, displayList(detail.coveredFields, 40)],
        [inspectorLabels.itDoesNotCover, detail.uncoveredFields.length === 0 ? inspectorLabels.nothingEveryFieldIs : displayList(detail.uncoveredFields, 40)],
      ]} />
      {inclusion === null
        ? <p className="quiet">{inspectorLabels.noInclusionProofIts}</p>
        : (
          <>
            <p>
              {inspectorLabels.leafOfATree(formatNumber(inclusion.leafIndex), formatNumber(inclusion.treeSize), formatNumber(inclusion.path.length))}
            </p>
            <Facts facts={[[inspectorLabels.root, <Digest key="root" hex={inclusion.root} />]]} />
            <details className="siblings">
              <summary>{inspectorLabels.siblingHashesLeafTo}</summary>
              <ol start={0}>{inclusion.path.map((hash, index) => <li key={index}><Digest hex={hash} /></li>)}</ol>
            </details>
          </>
        )}
    </>
  );
}
