import { useMemo, useState, type ReactNode } from 'react';
import type { CustodyDto, CustodyEntry } from '../../contract/index.ts';
import { acts, bareInstant, custodyScreen as t, findingText, formatNumber, shortDigest, underClock } from '../../text/index.ts';
import { effectOf } from '../../text/effects.ts';
import type { Selection } from '../app/navigation.ts';
import { DataTable, type Column } from '../design/DataTable.tsx';
import { Digest } from '../design/Digest.tsx';
import { Disclosure } from '../design/Disclosure.tsx';
import { FilterBar } from '../design/FilterBar.tsx';
import { OutcomeMark } from '../design/Outcome.tsx';
import { FindingItem, type Reach } from '../verdict/FindingItem.tsx';
import { CUSTODY_FIELDS, filterCustody } from './filter.ts';

const columns = (): readonly Column<CustodyEntry>[] => [
  { id: 'seq', header: t.columns.seq, width: '72px', align: 'end', cell: (entry) => formatNumber(entry.seq) },
  { id: 'at', header: underClock(t.columns.at), width: '192px', cell: (entry) => bareInstant(entry.at) },
  { id: 'act', header: t.columns.act, width: 'minmax(320px, 3fr)', cell: (entry) => acts[entry.act](entry.detail) },
  { id: 'subject', header: t.columns.subject, width: '152px', cell: (entry) => <span className="mono">{shortDigest(entry.subject)}</span> },
  { id: 'hash', header: t.columns.hash, width: '152px', cell: (entry) => <span className="mono">{shortDigest(entry.hash)}</span> },
];

/** Was anything done to the evidence that the log does not say? The log in words, newest first, and what it proves. */
export function CustodyView({ log, prefix, checking, selection, select, filter, setFilter, reach, actions, tabs }: {
  readonly log: CustodyDto;
  /** In front of an entry's number in a selection: two logs have an entry of each number. */
  readonly prefix: string;
  readonly checking: boolean;
  readonly selection: Selection | null;
  readonly select: (selection: Selection, how: 'push' | 'replace') => void;
  readonly filter: string;
  readonly setFilter: (filter: string) => void;
  readonly reach: Reach;
  readonly actions: ReactNode;
  readonly tabs: ReactNode;
}): ReactNode {
  const shown = useMemo(() => filterCustody(log.entries, filter).toReversed(), [log.entries, filter]);
  const selected = selection?.kind === 'entry' ? selection.id : null;
  const index = selected === null ? -1 : shown.findIndex((entry) => `${prefix}${entry.seq}` === selected);
  const last = log.entries.at(-1);
  return (
    <section className="screen custody">
      <header className="screen-head">
        <h1>{answer(log)}</h1>
        <div className="custody-actions">{actions}</div>
      </header>
      <p className="custody-checked" role="status">
        <OutcomeMark outcome={log.intact ? 'pass' : 'fail'} size={16} label={false} />
        {checking ? t.checking : t.checked(log.checkedAt)}
      </p>
      {last !== undefined && <p className="custody-head">{t.head} <Digest hex={last.hash} /></p>}
      <Findings log={log} reach={reach} />
      {tabs}
      <FilterBar value={filter} onChange={setFilter} fields={CUSTODY_FIELDS} summary={t.shown(shown.length, log.entries.length)} />
      <DataTable
        label={t.table}
        columns={columns()}
        count={shown.length}
        row={(at) => shown[at]}
        rowKey={(entry) => `${prefix}${entry.seq}`}
        selected={selected}
        selectedIndex={index < 0 ? null : index}
        onSelect={(entry, how) => select({ kind: 'entry', id: `${prefix}${entry.seq}` }, how)}
        empty={t.none}
      />
    </section>
  );
}

function answer({ entries, intact, findings }: CustodyDto): string {
  if (intact) return entries.length === 0 ? t.empty : t.holds(entries.length);
  const titles = [...new Set(findings.filter((finding) => effectOf(finding.code) !== 'note').map((finding) => findingText(finding).title))];
  return t.fails(titles.slice(0, 3).map((title) => title.charAt(0).toLowerCase() + title.slice(1)).join('; '));
}

/** Few enough to read; a log rewritten from some entry on has one of each. */
const MOST = 20;

function Findings({ log, reach }: { readonly log: CustodyDto; readonly reach: Reach }): ReactNode {
  const [open, setOpen] = useState(!log.intact);
  if (log.findings.length === 0) return null;
  return (
    <Disclosure open={open} onToggle={setOpen} summary={<h2>{t.findings(log.findings.length)}</h2>} className="custody-findings">
      {log.findings.slice(0, MOST).map((finding, at) => <FindingItem key={at} finding={finding} reach={reach} />)}
    </Disclosure>
  );
}
