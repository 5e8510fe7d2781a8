import type { ReactNode } from 'react';
import type { AnchorDto, EngineClient, RevocationListDto, TrustKeyDto } from '../../contract/index.ts';
import { displayName, formatInstant, formatNumber, formatTime, inspectorLabels, purposeWords, trustScreen } from '../../text/index.ts';
import { Digest } from '../design/Digest.tsx';
import { Facts } from '../design/Facts.tsx';
import { RawJson } from '../design/RawJson.tsx';
import { Loaded } from '../design/State.tsx';
import { useQuery } from '../engine/index.tsx';
import { constraintWords } from '../trust/constraints.ts';
import { Fingerprint } from '../trust/Fingerprint.tsx';
import type { Reach } from '../verdict/FindingItem.tsx';

const t = () => trustScreen.key;

/** A key, authority or revocation list of the pack in force, by its SHA-256. */
export function KeyPart({ engine, id, reach }: { readonly engine: EngineClient; readonly id: string; readonly reach: Reach }): ReactNode {
  const query = useQuery(['trust', 'current'], (signal) => engine.trust.current(undefined, { signal }));
  return (
    <Loaded query={query} what={inspectorLabels.theTrustPack}>
      {(pack) => {
        const key = pack?.keys.find((each) => each.keyid === id);
        if (key !== undefined) return <KeyFacts item={key} endorser={pack?.keys.find((each) => each.keyid === key.endorsedBy) ?? null} reach={reach} />;
        const anchor = pack?.anchors.find((each) => each.fingerprint === id);
        if (anchor !== undefined) return <AnchorFacts anchor={anchor} />;
        const list = pack?.revocationLists.find((each) => each.sha256 === id);
        return list === undefined ? <p>{t().missing}</p> : <ListFacts item={list} />;
      }}
    </Loaded>
  );
}

function KeyFacts({ item, endorser, reach }: { readonly item: TrustKeyDto; readonly endorser: TrustKeyDto | null; readonly reach: Reach }): ReactNode {
  const { endorsedBy } = item;
  return (
    <>
      <p><strong>{displayName(item.name, 120)}</strong></p>
      <Facts facts={[
        [t().holder, displayName(item.holder, 120)],
        [t().purposes, purposeWords(item.purposes)],
        [t().algorithm, displayName(item.algorithm)],
        [t().valid, inspectorLabels.to(formatInstant(item.notBefore), formatInstant(item.notAfter))],
        ...(item.compromisedSince === null ? [] : [[t().lost, `${t().from}${formatInstant(item.compromisedSince)}`] as const]),
        [t().endorsed, endorsedBy === null ? t().unendorsed : <button key="by" type="button" className="link" onClick={() => reach.select({ kind: 'key', id: endorsedBy })}>{displayName(endorser?.name ?? endorsedBy, 60)}</button>],
        ...item.logs.map((origin) => [t().logs, displayName(origin, 120)] as const),
      ]} />
      <Voice label={t().keyid} hex={item.keyid} voice={item.voice} />
      <section className="inspector-part"><h3>{t().raw}</h3><RawJson label={inspectorLabels.theKey} value={item} /></section>
    </>
  );
}

function AnchorFacts({ anchor }: { readonly anchor: AnchorDto }): ReactNode {
  const { certificate } = anchor;
  return (
    <>
      <p>{t().authority} <strong>{displayName(anchor.name, 120)}</strong></p>
      <Facts facts={[
        [t().vouches, purposeWords(anchor.purposes)],
        ...(anchor.compromisedSince === null ? [] : [[t().lost, `${t().from}${formatInstant(anchor.compromisedSince)}`] as const]),
        ...(certificate === null ? [[t().subject, trustScreen.anchors.unread] as const] : [
          [t().subject, displayName(certificate.subject, 200)] as const,
          [t().issuer, displayName(certificate.issuer, 200)] as const,
          [t().serial, <span key="serial" className="mono">{displayName(certificate.serial, 64)}</span>] as const,
          [t().valid, inspectorLabels.to(formatTime(certificate.notBefore), formatTime(certificate.notAfter))] as const,
          [t().limits, constraintWords(certificate)] as const,
        ]),
      ]} />
      <Voice label={t().fingerprint} hex={anchor.fingerprint} voice={anchor.voice} />
      <section className="inspector-part"><h3>{t().raw}</h3><RawJson label={inspectorLabels.theAuthority} value={anchor} /></section>
    </>
  );
}

function ListFacts({ item }: { readonly item: RevocationListDto }): ReactNode {
  const { list } = item;
  return (
    <>
      <p>{t().list}</p>
      <Facts facts={[
        ['SHA-256', <Digest key="sha" hex={item.sha256} />],
        ...(list === null ? [[trustScreen.lists.issuer, trustScreen.lists.unread] as const] : [
          [trustScreen.lists.issuer, displayName(list.issuer, 200)] as const,
          [trustScreen.lists.from, formatTime(list.thisUpdate)] as const,
          [trustScreen.lists.next, list.nextUpdate === null ? trustScreen.lists.never : formatTime(list.nextUpdate)] as const,
          [trustScreen.lists.count, formatNumber(list.revoked)] as const,
          ...(list.defects.length === 0 ? [] : [[t().defects, list.defects.map((each) => displayName(each)).join(', ')] as const]),
        ]),
      ]} />
      <section className="inspector-part"><h3>{t().raw}</h3><RawJson label={inspectorLabels.theRevocationList} value={item} /></section>
    </>
  );
}

function Voice({ label, hex, voice }: { readonly label: string; readonly hex: string; readonly voice: string }): ReactNode {
  return (
    <section className="inspector-part">
      <h3>{t().proof}</h3>
      <p className="quiet">{t().compare}</p>
      <Fingerprint label={label} hex={hex} voice={voice} />
    </section>
  );
}
