import type { ReactNode } from 'react';
import type { CustodyEntry, EngineClient, RunDto } from '../../contract/index.ts';
import { acts, custodyScreen, displayName, factLabel, formatInstant, formatNumber, inspectorLabels } from '../../text/index.ts';
import { CASE_ENTRY } from '../app/navigation.ts';
import { Digest } from '../design/Digest.tsx';
import { Facts } from '../design/Facts.tsx';
import { RawJson } from '../design/RawJson.tsx';
import { Loaded } from '../design/State.tsx';
import { useQuery } from '../engine/index.tsx';

const t = () => custodyScreen.entry;
const isDigest = (text: string): boolean => /^[0-9a-f]{64}$/.test(text);

/** One entry of the custody log: in words, its detail, its links, its bytes. */
export function EntryPart({ engine, id, run }: { readonly engine: EngineClient; readonly id: string; readonly run?: RunDto }): ReactNode {
  const imported = id.startsWith(CASE_ENTRY) && run?.run.subject.kind === 'custody-log' ? run.run.subject.digest : null;
  const seq = id.startsWith(CASE_ENTRY) ? id.slice(CASE_ENTRY.length) : id;
  const absent = id.startsWith(CASE_ENTRY) && imported === null;
  const own = useQuery(imported === null ? ['custody'] : null, (signal) => engine.custody.list(undefined, { signal }));
  const other = useQuery(imported === null ? null : ['custody-of', imported], (signal) => engine.custody.imported({ digest: imported ?? '' }, { signal }));
  return (
    <Loaded query={imported === null ? own : other} what={inspectorLabels.theCustodyLog}>
      {({ entries }) => {
        const entry = entries.find((each) => String(each.seq) === seq);
        return entry === undefined || absent ? <p>{t().missing}</p> : <Entry entry={entry} />;
      }}
    </Loaded>
  );
}

function Entry({ entry }: { readonly entry: CustodyEntry }): ReactNode {
  return (
    <>
      <p>{acts[entry.act](entry.detail)}</p>
      <Facts facts={[
        [t().number, formatNumber(entry.seq)],
        [t().when, <>{formatInstant(entry.at)} <span className="quiet">{t().clock}</span></>],
        [t().act, <code key="act">{entry.act}</code>],
        [t().subject, isDigest(entry.subject) ? <Digest key="subject" hex={entry.subject} /> : displayName(entry.subject, 120)],
        ...Object.entries(entry.detail).map(([key, value]) => [factLabel(key), isDigest(value) ? <Digest key={key} hex={value} /> : displayName(custodyScreen.outcome(value), 200)] as const),
      ]} />
      <section className="inspector-part">
        <h3>{t().proof}</h3>
        <p>{t().covers}</p>
        <Facts facts={[[t().prev, <Digest key="prev" hex={entry.prev} />], [t().hash, <Digest key="hash" hex={entry.hash} />]]} />
      </section>
      <section className="inspector-part"><h3>{t().raw}</h3><RawJson label={inspectorLabels.theCustodyEntry} value={entry} /></section>
    </>
  );
}
