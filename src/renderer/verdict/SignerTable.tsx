import type { ReactNode } from 'react';
import type { Outcome, Run, Signer } from '../../contract/index.ts';
import { displayList, displayName, formatInstant, plural } from '../../text/index.ts';
import { Digest } from '../design/Digest.tsx';
import { OutcomeMark } from '../design/Outcome.tsx';

const SAID: Readonly<Record<Signer['outcome'], { readonly outcome: Outcome; readonly word: string }>> = {
  valid: { outcome: 'pass', word: 'Valid, trusted key' },
  invalid: { outcome: 'fail', word: 'Not valid' },
  'unknown-key': { outcome: 'indeterminate', word: 'Key not in the trust pack' },
  refused: { outcome: 'fail', word: 'Refused' },
};

/** Who signed, with which key, and since when you trust it. */
export function SignerTable({ run }: { readonly run: Run }): ReactNode {
  const { signers } = run;
  return (
    <section className="section" aria-labelledby="signers">
      <h2 id="signers">{signers.length === 0 ? 'Nobody signed' : `Signed by ${plural(signers.length, 'key')}`}</h2>
      {signers.length > 0 && (
        <table className="plain">
          <thead><tr><th>Who</th><th>Signature</th><th>Key</th><th>Trusted since</th></tr></thead>
          <tbody>
            {signers.map((signer) => (
              <tr key={signer.keyid}>
                <td>
                  {displayName(signer.name ?? 'Unknown')}
                  {signer.holder && <div className="quiet">{displayName(signer.holder)}</div>}
                  {signer.certifiedBy.length > 0 && <div className="quiet">vouched for by {displayList(signer.certifiedBy)}</div>}
                </td>
                <td>
                  <span className="outcome-word"><OutcomeMark outcome={SAID[signer.outcome].outcome} size={16} label={false} />{SAID[signer.outcome].word}</span>
                  <div className="quiet">{displayName(signer.algorithm)}</div>
                </td>
                <td><Digest hex={signer.keyid} /></td>
                <td>{signer.trustedSince === null ? 'Not trusted' : formatInstant(signer.trustedSince)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
