import { useState, type ReactNode } from 'react';
import type { FileStatus, Run } from '../../../contract/index.ts';
import { counted, displayList, displayName, evidenceLabels, evidenceText } from '../../../text/index.ts';
import type { ScreenProps } from '../../app/screen.ts';
import { Digest } from '../../design/Digest.tsx';
import { Disclosure } from '../../design/Disclosure.tsx';
import { OutcomeMark } from '../../design/Outcome.tsx';
import { FindingItem } from '../../verdict/FindingItem.tsx';

/** More would hide the file they speak of. */
const MOST = 20;
const SIGNER = { valid: 'pass', invalid: 'fail', refused: 'fail', 'unknown-key': 'indeterminate' } as const;

/** What this run found about a file, between its sentence and its facts: findings, and the path that its keys were believed by. */
export function FileFindings({ file, run, select, go }: { readonly file: FileStatus; readonly run: Run } & Pick<ScreenProps, 'select' | 'go'>): ReactNode {
  const [open, setOpen] = useState(false);
  const findings = run.findings.filter(({ at }) => at.file === file.name);
  const signer = run.signers.find(({ keyid }) => file.name === `seal/certificates/${keyid}.pem` || file.name === `seal/countersignatures/${keyid}.dsse.json`);
  if (findings.length === 0 && signer === undefined) return null;
  return (
    <Disclosure className="file-findings" open={open} onToggle={setOpen} summary={<>{evidenceText.found}: {[...(signer === undefined ? [] : [evidenceLabels.signerNamed(displayName(signer.name ?? signer.keyid, 60))]), ...(findings.length === 0 ? [] : [counted.finding(findings.length)])].join(', ')}</>}>
      {signer !== undefined && (
        <p className="file-signer">
          <OutcomeMark outcome={SIGNER[signer.outcome]} size={16} />
          {signer.certifiedBy.length > 0
            ? <>{evidenceText.pathFound(displayName(signer.holder ?? signer.name ?? signer.keyid))}: {displayList([signer.name ?? signer.keyid], 1)}{signer.certifiedBy.map((name, at) => <span key={at}> → {displayName(name)}</span>)}</>
            : <>{evidenceText.pathNone} <Digest hex={signer.keyid} /></>}
        </p>
      )}
      {findings.slice(0, MOST).map((finding, index) => <FindingItem key={index} finding={finding} reach={{ select, go }} />)}
      {findings.length > MOST && <p className="quiet">{evidenceLabels.moreOnVerdict(findings.length - MOST)}</p>}
    </Disclosure>
  );
}
