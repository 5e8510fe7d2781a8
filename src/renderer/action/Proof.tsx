import type { ReactNode } from 'react';
import type { EventRow, Outcome, Pointer } from '../../contract/index.ts';
import { actionLabels, counted, displayName } from '../../text/index.ts';
import type { ScreenProps } from '../app/screen.ts';
import { OutcomeMark } from '../design/Outcome.tsx';
import { integrity } from '../inspector/words.ts';
import { bytesAddress } from '../verdict/links.ts';
import type { Signature } from './steps.ts';

const signatures = (): Readonly<Record<Signature, readonly [outcome: Outcome, words: string]>> => ({
  valid: ['pass', actionLabels.signatureHolds],
  invalid: ['fail', actionLabels.signatureDoesNotHold],
  'unknown-key': ['indeterminate', actionLabels.signedByAKey],
  missing: ['indeterminate', actionLabels.theSignedStatementIs],
});

/** What stands behind a statement: the event and whether its bytes held, the signed file and its signature. */
export function Proof({ at, row, file, signature, select, go }: {
  readonly at: Pointer;
  readonly row: EventRow | undefined;
  readonly file: string | undefined;
  readonly signature: Signature | undefined;
  readonly select: ScreenProps['select'];
  readonly go: ScreenProps['go'];
}): ReactNode {
  const said = row === undefined ? null : integrity()[row.integrity];
  const bytes = bytesAddress(at);
  const signed = signature === undefined ? null : signatures()[signature];
  return (
    <ul className="action-proof">
      {at.event !== undefined && (
        <li>
          {said && <OutcomeMark outcome={said.outcome} size={14} label={false} />}
          <button type="button" className="link" onClick={() => select({ kind: 'event', id: at.event ?? '' })}>{actionLabels.event2(displayName(at.event, 40))}</button>
          {said && <span>{said.word.replace(actionLabels.its, 'its')}</span>}
          {row && row.findings.length > 0 && (
            <button type="button" className="link" onClick={() => select({ kind: 'finding', id: String(row.findings[0] ?? 0) })}>{counted.finding(row.findings.length)}</button>
          )}
          {bytes && <button type="button" className="link quiet" onClick={() => go(bytes)}>{actionLabels.bytes}</button>}
        </li>
      )}
      {file !== undefined && (
        <li>
          {signed && <OutcomeMark outcome={signed[0]} size={14} label={false} />}
          {signature === 'missing'
            ? <span>{displayName(file, 80)}</span>
            : <button type="button" className="link" onClick={() => go({ screen: 'evidence', selection: { kind: 'file', id: file } })}>{displayName(file, 80)}</button>}
          {signed && <span>{signed[1]}</span>}
        </li>
      )}
    </ul>
  );
}
