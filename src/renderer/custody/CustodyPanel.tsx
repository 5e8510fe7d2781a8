import type { ReactNode } from 'react';
import type { CustodyEntry } from '../../contract/index.ts';
import { displayName, factLabel, formatInstant, formatNumber, plural, shortDigest } from '../../text/index.ts';
import { DataTable, type Column } from '../design/DataTable.tsx';
import { Dialog } from '../design/Dialog.tsx';
import { OutcomeMark } from '../design/Outcome.tsx';
import { Loaded } from '../design/State.tsx';
import { useEngine, useQuery } from '../engine/index.tsx';

const ACTS: Readonly<Record<CustodyEntry['act'], string>> = {
  'vault-created': 'Vault created',
  'evidence-imported': 'Evidence brought in',
  'evidence-verified': 'Evidence verified',
  'trust-pack-set': 'Trust pack set',
  'report-written': 'Report written',
  'case-exported': 'Case exported',
  'case-imported': 'Case brought in',
  'import-cancelled': 'Import cancelled',
  'log-repaired': 'Log repaired after an interruption',
  'review-signed': 'Review signed',
};

const COLUMNS: readonly Column<CustodyEntry>[] = [
  { id: 'seq', header: 'Number', width: '72px', align: 'end', cell: (entry) => formatNumber(entry.seq) },
  { id: 'at', header: 'When (UTC)', width: '200px', cell: (entry) => formatInstant(entry.at).replace(/ UTC$/, '') },
  { id: 'act', header: 'What was done', width: '160px', cell: (entry) => ACTS[entry.act] ?? displayName(entry.act) },
  { id: 'subject', header: 'To what', width: 'minmax(140px, 1fr)', cell: (entry) => <span className="mono">{shortDigest(entry.subject)}</span> },
  { id: 'detail', header: 'Detail', width: 'minmax(180px, 2fr)', cell: (entry) => detailText(entry.detail) },
  { id: 'hash', header: 'Hash', width: '160px', cell: (entry) => <span className="mono">{shortDigest(entry.hash)}</span> },
];

/** Everything the workstation and its user did to the evidence, chained so that a missing line shows. */
export function CustodyPanel({ onClose }: { readonly onClose: () => void }): ReactNode {
  const engine = useEngine();
  const query = useQuery(['custody'], (signal) => engine.custody.list(undefined, { signal }));
  return (
    <Dialog title="Custody" onClose={onClose} size="wide">
      <Loaded query={query} what="The custody log">
        {({ entries, intact }) => {
          const newest = entries.toReversed();
          return (
            <>
              <p className="outcome-word">
                <OutcomeMark outcome={intact ? 'pass' : 'fail'} size={16} label={false} />
                {intact ? `${plural(entries.length, 'entry', 'entries')}; each names the hash of the one before, and all agree.` : 'The log is not intact: an entry was changed, removed or added after it was written.'}
              </p>
              <div className="custody-table">
                <DataTable label="Custody log" columns={COLUMNS} count={newest.length} row={(index) => newest[index]} rowKey={(entry) => String(entry.seq)} selected={null} onSelect={() => {}} />
              </div>
            </>
          );
        }}
      </Loaded>
    </Dialog>
  );
}

const detailText = (detail: CustodyEntry['detail']): string =>
  Object.entries(detail).map(([key, value]) => `${factLabel(key)}: ${/^[0-9a-f]{64}$/.test(value) ? shortDigest(value) : displayName(value, 80)}`).join(', ');
