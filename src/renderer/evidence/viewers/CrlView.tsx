import type { ReactNode } from 'react';
import { useState } from 'react';
import type { CrlDto } from '../../../contract/index.ts';
import { bareTime, displayName, evidenceLabels, evidenceText, formatTime, oidText, underClock } from '../../../text/index.ts';
import { DataTable, type Column } from '../../design/DataTable.tsx';
import { Digest } from '../../design/Digest.tsx';
import { Facts } from '../../design/Facts.tsx';

type Entry = CrlDto['entries'][number];
const columns = (): readonly Column<Entry>[] => [
  { id: 'serial', header: evidenceLabels.serialNumber, width: 'minmax(160px, 2fr)', cell: (entry) => <code>{displayName(entry.serial, 64)}</code> },
  { id: 'revoked', header: underClock(evidenceLabels.revoked), width: '200px', cell: (entry) => bareTime(entry.revoked) },
  { id: 'reason', header: evidenceLabels.reason, width: 'minmax(140px, 1fr)', cell: (entry) => evidenceText.reason(entry.reason) },
  { id: 'since', header: underClock(evidenceLabels.notToBeBelieved), width: '200px', cell: (entry) => (entry.invalidSince === null ? '' : bareTime(entry.invalidSince)) },
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
          [evidenceLabels.issuer, displayName(crl.issuer)],
          [evidenceLabels.thisList, formatTime(crl.thisUpdate)],
          [evidenceLabels.nextList, crl.nextUpdate === null ? evidenceLabels.notSaid : formatTime(crl.nextUpdate)],
          [evidenceLabels.number, crl.number === null ? evidenceLabels.none : displayName(crl.number, 60)],
          [evidenceLabels.signedWith, oidText(crl.signatureAlgorithm)],
          [evidenceLabels.fingerprint, <>{evidenceLabels.sha256}{' '}<Digest hex={crl.fingerprint} /></>],
        ]} />
      </div>
      {crl.entries.length > 0 && (
        <DataTable label={evidenceLabels.revokedCertificates} columns={columns()} count={crl.entries.length} row={(index) => crl.entries[index]} rowKey={({ serial }) => serial} selected={selected} onSelect={({ serial }) => setSelected(serial)} />
      )}
      {crl.more > 0 && <p className="view-note">{evidenceText.entriesMore(crl.more)}</p>}
    </>
  );
}
