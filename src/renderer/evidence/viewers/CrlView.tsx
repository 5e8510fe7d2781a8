import type { ReactNode } from 'react';
import { useState } from 'react';
import type { CrlDto } from '../../../contract/index.ts';
import { displayName, evidenceText, formatTime, oidText } from '../../../text/index.ts';
import { DataTable, type Column } from '../../design/DataTable.tsx';
import { Digest } from '../../design/Digest.tsx';
import { Facts } from '../../design/Facts.tsx';

type Entry = CrlDto['entries'][number];
const COLUMNS: readonly Column<Entry>[] = [
  { id: 'serial', header: 'Serial number', width: 'minmax(160px, 2fr)', cell: (entry) => <code>{displayName(entry.serial, 64)}</code> },
  { id: 'revoked', header: 'Revoked (UTC)', width: '200px', cell: (entry) => formatTime(entry.revoked).replace(/ UTC$/, '') },
  { id: 'reason', header: 'Reason', width: 'minmax(140px, 1fr)', cell: (entry) => evidenceText.reason(entry.reason) },
  { id: 'since', header: 'Not to be believed since', width: '200px', cell: (entry) => (entry.invalidSince === null ? '' : formatTime(entry.invalidSince).replace(/ UTC$/, '')) },
];

/** A revocation list: whose, for how long, and every certificate that it takes back. */
export function CrlView({ crl }: { readonly crl: CrlDto }): ReactNode {
  const [selected, setSelected] = useState<string | null>(null);
  return (
    <>
      <p className="view-lead">{evidenceText.crl(displayName(crl.issuer), crl.entries.length + crl.more, crl.nextUpdate === null ? null : formatTime(crl.nextUpdate))}</p>
      {crl.defects.length > 0 && <p className="view-note">{evidenceText.crlLimits(crl.defects.map(evidenceText.defect).join('; '))}</p>}
      <div className="view-facts">
        <Facts facts={[
          ['Issuer', displayName(crl.issuer)],
          ['This list', formatTime(crl.thisUpdate)],
          ['Next list', crl.nextUpdate === null ? 'Not said' : formatTime(crl.nextUpdate)],
          ['Number', crl.number === null ? 'None' : displayName(crl.number, 60)],
          ['Signed with', oidText(crl.signatureAlgorithm)],
          ['Fingerprint', <>SHA-256 <Digest hex={crl.fingerprint} /></>],
        ]} />
      </div>
      {crl.entries.length > 0 && (
        <DataTable label="Revoked certificates" columns={COLUMNS} count={crl.entries.length} row={(index) => crl.entries[index]} rowKey={({ serial }) => serial} selected={selected} onSelect={({ serial }) => setSelected(serial)} />
      )}
      {crl.more > 0 && <p className="view-note">{evidenceText.entriesMore(crl.more)}</p>}
    </>
  );
}
