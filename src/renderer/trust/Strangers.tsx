import type { ReactNode } from 'react';
import type { Run, TrustPackDto } from '../../contract/index.ts';
import { displayName, signerWords, trustLabels, trustScreen } from '../../text/index.ts';
import { Digest } from '../design/Digest.tsx';
import { OutcomeMark } from '../design/Outcome.tsx';
import { strangers } from './standing.ts';

const t = () => trustScreen.unknown;

/** Signers of the open case for whom nothing in the pack in force stands. */
export function Strangers({ run, pack }: { readonly run: Run; readonly pack: TrustPackDto | null }): ReactNode {
  const list = strangers(run, pack);
  if (list.length === 0) return null;
  return (
    <section className="section" aria-label={trustLabels.unknownSigners}>
      <h2>{t().title(list.length)}</h2>
      <p className="quiet">{t().means}</p>
      <ul className="fact-list">
        {list.map((signer, at) => (
          <li key={at}>
            <OutcomeMark outcome={signer.outcome === 'unknown-key' || signer.outcome === 'valid' ? 'indeterminate' : 'fail'} size={16} label={false} />
            {displayName(signer.name ?? trustLabels.aKeyWithoutA, 80)}
            <Digest hex={signer.keyid} />
            <span className="quiet">{signerWords[signer.outcome]}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
