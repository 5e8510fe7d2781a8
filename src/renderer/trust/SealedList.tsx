import { useState, type ReactNode } from 'react';
import type { CredentialsDto, EngineClient, Run } from '../../contract/index.ts';
import { displayName, findingText, formatInstant, shown, trustScreen } from '../../text/index.ts';
import { Digest } from '../design/Digest.tsx';
import { Disclosure } from '../design/Disclosure.tsx';
import { Facts } from '../design/Facts.tsx';
import { OutcomeMark } from '../design/Outcome.tsx';
import { Loaded } from '../design/State.tsx';
import { useQuery } from '../engine/index.tsx';
import { CertificateCard } from '../evidence/viewers/CertificateCard.tsx';
import { CrlView } from '../evidence/viewers/CrlView.tsx';
import { StampView } from '../evidence/viewers/StampView.tsx';
import { sealedIn, type Sealed } from './sealed.ts';

const t = () => trustScreen.sealed;
/** Whoever sends a bundle decides how many there are. */
const MOST = 40;

/** Keys and certificates that the open case brought along: who countersigned, who stamped it when, and by which certificates keys are vouched for. */
export function SealedList({ engine, digest, run, onFile }: {
  readonly engine: EngineClient;
  readonly digest: string;
  readonly run: Run;
  readonly onFile: (name: string) => void;
}): ReactNode {
  const list = sealedIn(run);
  if (list.length === 0) return null;
  return (
    <section className="section" aria-label={t().title}>
      <h2>{t().title}</h2>
      <p className="quiet">{run.inputs.trustPack === null ? t().meansWithout : t().means}</p>
      <div className="sealed">{list.slice(0, MOST).map((each) => <SealedItem key={each.file} sealed={each} engine={engine} digest={digest} run={run} onFile={onFile} />)}</div>
      {list.length > MOST && <p className="quiet">{t().more(list.length - MOST)}</p>}
    </section>
  );
}

function SealedItem({ sealed, engine, digest, run, onFile }: { readonly sealed: Sealed; readonly engine: EngineClient; readonly digest: string; readonly run: Run; readonly onFile: (name: string) => void }): ReactNode {
  const [open, setOpen] = useState(false);
  const { file, kind, id, outcome, findings } = sealed;
  return (
    <Disclosure
      open={open}
      onToggle={setOpen}
      summary={(
        <>
          <span className="sealed-mark">{outcome !== null && <OutcomeMark outcome={outcome} size={16} />}</span>
          <span className="sealed-name">{t().kinds[kind]}<span className="quiet">{whose(sealed, run)}</span></span>
        </>
      )}
    >
      <div className="sealed-body">
        {findings.map((finding, at) => <p key={at}>{findingText(finding).found}</p>)}
        {kind === 'countersignature' && file.endsWith('.dsse.json') ? <Facts facts={[[t().key, <Digest key="key" hex={id} />]]} /> : <Credentials engine={engine} digest={digest} file={file} />}
        {file !== '' && <p><button type="button" className="link" onClick={() => onFile(file)}>{t().openFile}</button></p>}
      </div>
    </Disclosure>
  );
}

/** Whose it is, as far as the run says: of a countersignature its maker, of a stamp its authority, of a chain the key's signer. */
function whose({ kind, id, findings }: Sealed, run: Run): string {
  const said = (name: string): string | null => findings.flatMap(({ values }) => (values?.[name] === undefined ? [] : [shown(values[name])]))[0] ?? null;
  switch (kind) {
    case 'certificates': {
      const signer = run.signers.find(({ keyid }) => keyid === id);
      return signer === undefined ? t().forKey(id.slice(0, 8)) : t().for(displayName(signer.holder ?? signer.name ?? signer.keyid, 80));
    }
    case 'countersignature': return by(said('signer'), said('at'));
    case 'time-stamp': return by(said('authority'), said('time'));
    case 'list': return '';
    default: return kind satisfies never;
  }
}

const by = (who: string | null, at: string | null): string => `${who === null ? '' : t().by(displayName(who, 80))}${at === null ? '' : t().at(formatInstant(at))}`;

function Credentials({ engine, digest, file }: { readonly engine: EngineClient; readonly digest: string; readonly file: string }): ReactNode {
  const query = useQuery(['file', digest, file], (signal) => engine.evidence.file({ digest, name: file }, { signal }));
  return (
    <Loaded query={query} what={t().certificates}>
      {({ credentials }) => (credentials === undefined ? <p className="quiet">{t().unread}</p> : <Cards credentials={credentials} />)}
    </Loaded>
  );
}

/** The certificates in it, each as it describes itself; what a stamp or a list says stands before them. */
function Cards({ credentials }: { readonly credentials: CredentialsDto }): ReactNode {
  const certificates = credentials.form === 'certificates' ? credentials.certificates : credentials.form === 'signed-data' ? credentials.data.certificates : credentials.form === 'time-stamp' ? credentials.data?.certificates ?? [] : [];
  return (
    <>
      {credentials.form === 'time-stamp' && <StampView stamp={credentials.stamp} />}
      {credentials.form === 'crls' && credentials.crls.map((crl, at) => <CrlView key={at} crl={crl} />)}
      {certificates.map((certificate, at) => <CertificateCard key={at} certificate={certificate} role={certificate.authority === null ? '' : t().authority} />)}
      {credentials.form !== 'crls' && certificates.length === 0 && <p className="quiet">{t().noCertificates}</p>}
    </>
  );
}
