import type { ReactNode } from 'react';
import type { Run, SignedDocumentsDto, TrustPackDto } from '../../contract/index.ts';
import { counted, displayName, formatInstant, trustLabels, trustScreen as t } from '../../text/index.ts';
import { Digest } from '../design/Digest.tsx';
import { Facts } from '../design/Facts.tsx';
import { AnchorTable } from './AnchorTable.tsx';
import { KeyTable } from './KeyTable.tsx';
import { ListTable } from './ListTable.tsx';
import { TrustedRoot } from './TrustedRoot.tsx';

/** One pack, whole: what it states, and everything it names. `run` is the open case's; null leaves that column out. */
export function PackView({ pack, run, documents = null, asOf, selected, onKey }: {
  readonly pack: TrustPackDto;
  readonly run: Run | null;
  /** Documents of the open case that somebody signed on their own. */
  readonly documents?: SignedDocumentsDto | null;
  /** RFC 3339: keys stand as of then. */
  readonly asOf: string;
  readonly selected: string | null;
  /** Left out where what is shown is not the pack in force, which alone the inspector knows. */
  readonly onKey?: (id: string) => void;
}): ReactNode {
  return (
    <>
      <section className="section" aria-label={t.pack.title}>
        {pack.stale && <p className="banner">{t.stale(pack.staleAfterDays)}</p>}
        <Facts facts={[
          [t.pack.name, displayName(pack.name, 120)],
          [t.pack.issued, trustLabels.daysOld(formatInstant(pack.issuedAt), pack.ageDays)],
          [t.pack.stale, counted.day(pack.staleAfterDays)],
          [t.pack.threshold, t.pack.signatures(pack.threshold)],
          [t.pack.fingerprint, <Digest key="digest" hex={pack.digest} whole />],
        ]} />
        <p className="quiet">{t.pack.read}</p>
      </section>
      <KeyTable keys={pack.keys} run={run} documents={documents} asOf={asOf} selected={selected} onKey={onKey} />
      <AnchorTable anchors={pack.anchors} run={run} selected={selected} onKey={onKey} />
      <ListTable lists={pack.revocationLists} selected={selected} onKey={onKey} />
      {pack.sigstore !== null && <TrustedRoot root={pack.sigstore} />}
    </>
  );
}
