import type { ReactNode } from 'react';
import type { StampDto } from '../../../contract/index.ts';
import { displayName, evidenceLabels, evidenceText, formatDuration, formatTime, oidText } from '../../../text/index.ts';
import { Digest } from '../../design/Digest.tsx';
import { Facts } from '../../design/Facts.tsx';

/** What an RFC 3161 token states: a time, over which bytes, by which authority's word. */
export function StampView({ stamp }: { readonly stamp: StampDto }): ReactNode {
  const { info, status } = stamp;
  return (
    <>
      <p className="view-lead">
        {info === null ? evidenceText.stampNone : evidenceText.stamp(formatTime(info.genTime), info.accuracyMs === null ? null : formatDuration(info.accuracyMs))}
        {status !== null && ` ${evidenceText.stampStatus([status, ...stamp.texts].map((text) => displayName(text)).join(': '))}`}
      </p>
      {info !== null && (
        <div className="view-facts">
          <Facts facts={[
            [evidenceLabels.time, formatTime(info.genTime)],
            [evidenceLabels.accuracy, info.accuracyMs === null ? evidenceLabels.notSaid : `± ${formatDuration(info.accuracyMs)}`],
            [evidenceLabels.stamped, <>{info.imprint.algorithm.replace(/^sha(\d+)$/, 'SHA-$1')} <Digest hex={info.imprint.digest} /></>],
            [evidenceLabels.authority, info.authority === null ? evidenceLabels.notNamedSeeIts : displayName(info.authority)],
            [evidenceLabels.policy, oidText(info.policy)],
            [evidenceLabels.serial, <code key="serial">{displayName(info.serial, 80)}</code>],
            [evidenceLabels.nonce, info.nonce === null ? evidenceLabels.none : <code key="nonce">{displayName(info.nonce, 80)}</code>],
            [evidenceLabels.order, info.ordering ? evidenceLabels.itsAuthoritysStampsAre : evidenceLabels.notPromised],
          ]} />
        </div>
      )}
    </>
  );
}
