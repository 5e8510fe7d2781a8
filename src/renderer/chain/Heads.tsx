import type { ReactNode } from 'react';
import type { ChainStreamDto, Run, StreamSummary } from '../../contract/index.ts';
import { chainScreen, displayName, formatNumber } from '../../text/index.ts';
import { Digest } from '../design/Digest.tsx';
import { Facts } from '../design/Facts.tsx';
import { OutcomeMark } from '../design/Outcome.tsx';
import { FindingItem, type Reach } from '../verdict/FindingItem.tsx';
import { headRows } from './heads.ts';

const t = () => chainScreen.heads;

/** What holds the log at both ends: where it comes from, what its events give, who signed its end, what was seen before. */
export function Heads({ run, stream, dto, evidence, reach }: {
  readonly run: Run;
  readonly stream: StreamSummary;
  readonly dto: ChainStreamDto | null;
  readonly evidence: string;
  readonly reach: Reach;
}): ReactNode {
  const rows = headRows(run, stream, dto, evidence);
  const findings = rows.flatMap((row) => row.findings);
  const file = stream.checkpoint?.file;
  return (
    <div className="chain-heads">
      <table className="plain" aria-label={t().table}>
        <thead><tr><th>{t().what}</th><th>{t().reaches}</th><th>{t().root}</th><th>{t().who}</th><th>{t().outcome}</th></tr></thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id} data-head={row.id}>
              <td><strong>{row.what}</strong></td>
              <td className="chain-size">{row.size === null ? '' : formatNumber(row.size)}</td>
              <td>{row.root === null ? '' : <Digest hex={row.root} />}</td>
              <td>{row.who}</td>
              <td><span className="outcome-word"><OutcomeMark outcome={row.outcome} size={16} label={false} />{row.word}</span></td>
            </tr>
          ))}
        </tbody>
      </table>
      <Facts facts={[[t().origin, displayName(stream.origin, 160)], [t().last, <Digest key="head" hex={stream.head} />]]} />
      {file !== undefined && <p><button type="button" className="link" onClick={() => reach.go({ screen: 'evidence', selection: { kind: 'file', id: file } })}>{t().file}</button></p>}
      {findings.map((finding, at) => <FindingItem key={at} finding={finding} reach={reach} />)}
    </div>
  );
}
