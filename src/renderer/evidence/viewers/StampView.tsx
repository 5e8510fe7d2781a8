import type { ReactNode } from 'react';
import type { StampDto } from '../../../contract/index.ts';
import { displayName, evidenceText, formatDuration, formatTime, oidText } from '../../../text/index.ts';
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
            ['Time', formatTime(info.genTime)],
            ['Accuracy', info.accuracyMs === null ? 'Not said' : `± ${formatDuration(info.accuracyMs)}`],
            ['Stamped', <>{info.imprint.algorithm.replace(/^sha(\d+)$/, 'SHA-$1')} <Digest hex={info.imprint.digest} /></>],
            ['Authority', info.authority === null ? 'Not named; see its certificate' : displayName(info.authority)],
            ['Policy', oidText(info.policy)],
            ['Serial', <code key="serial">{displayName(info.serial, 80)}</code>],
            ['Nonce', info.nonce === null ? 'None' : <code key="nonce">{displayName(info.nonce, 80)}</code>],
            ['Order', info.ordering ? 'Its authority’s stamps are in order by time' : 'Not promised'],
          ]} />
        </div>
      )}
    </>
  );
}
