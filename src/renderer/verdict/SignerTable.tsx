import type { ReactNode } from 'react';
import type { Outcome, Run, Signer } from '../../contract/index.ts';
import { displayList, displayName, formatInstant, verdictLabels } from '../../text/index.ts';
import { Digest } from '../design/Digest.tsx';
import { OutcomeMark } from '../design/Outcome.tsx';

const said = (): Readonly<Record<Signer['outcome'], { readonly outcome: Outcome; readonly word: string }>> => ({
  valid: { outcome: 'pass', word: verdictLabels.validTrustedKey },
  invalid: { outcome: 'fail', word: verdictLabels.notValid },
  'unknown-key': { outcome: 'indeterminate', word: verdictLabels.keyNotInThe },
  refused: { outcome: 'fail', word: verdictLabels.refused },
});

/** Who signed, with which key, and since when you trust it. */
export function SignerTable({ run }: { readonly run: Run }): ReactNode {
  const { signers } = run;
  return (
    <section className="section" aria-labelledby="signers">
      <h2 id="signers">{signers.length === 0 ? verdictLabels.nobodySigned : verdictLabels.signedByKeys(signers.length)}</h2>
      {signers.length > 0 && (
        <table className="plain">
          <thead><tr><th>{verdictLabels.who}</th><th>{verdictLabels.signature}</th><th>{verdictLabels.key}</th><th>{verdictLabels.trustedSince}</th></tr></thead>
          <tbody>
            {signers.map((signer) => (
              <tr key={signer.keyid}>
                <td>
                  {displayName(signer.name ?? verdictLabels.unknown)}
                  {signer.holder && <div className="quiet">{displayName(signer.holder)}</div>}
                  {signer.certifiedBy.length > 0 && <div className="quiet">{verdictLabels.vouchedForBy(displayList(signer.certifiedBy))}</div>}
                </td>
                <td>
                  <span className="outcome-word"><OutcomeMark outcome={said()[signer.outcome].outcome} size={16} label={false} />{said()[signer.outcome].word}</span>
                  <div className="quiet">{displayName(signer.algorithm)}</div>
                </td>
                <td><Digest hex={signer.keyid} /></td>
                <td>{signer.trustedSince === null ? verdictLabels.notTrusted : formatInstant(signer.trustedSince)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
