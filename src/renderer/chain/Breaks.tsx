import type { ReactNode } from 'react';
import type { Finding } from '../../contract/index.ts';
import { chainScreen } from '../../text/index.ts';
import { FindingItem, type Reach } from '../verdict/FindingItem.tsx';

const t = () => chainScreen.breaks;
/** More would be read by nobody; the filter `finding:` lists all events they are about. */
const MOST = 40;

/** Where the log broke, and whether it was one record or everything after it. */
export function Breaks({ findings, reach }: { readonly findings: readonly Finding[]; readonly reach: Reach }): ReactNode {
  const changed = findings.filter((finding) => finding.code === 'event.hash-mismatch');
  const alone = changed.filter((finding) => finding.values?.['relinks'] !== false).length;
  const rest = changed.length - alone;
  return (
    <div className="chain-breaks">
      {changed.length > 0 && (
        <section aria-label={t().relinks}>
          <h3>{t().relinks}</h3>
          {alone > 0 && <p>{t().one(alone)}</p>}
          {rest > 0 && <p>{t().rest(rest)}</p>}
        </section>
      )}
      {findings.slice(0, MOST).map((finding, at) => <FindingItem key={at} finding={finding} reach={reach} />)}
      {findings.length > MOST && <p className="quiet">{t().more(findings.length - MOST)}</p>}
    </div>
  );
}
