import { useRef, useState, type ReactNode } from 'react';
import type { StatusDto } from '../../contract/index.ts';
import { displayName, formatInstant, plural } from '../../text/index.ts';
import { currentSession, useSession } from '../app/session.ts';
import { Dialog } from '../design/Dialog.tsx';
import { Digest } from '../design/Digest.tsx';
import { Facts } from '../design/Facts.tsx';
import { Loaded } from '../design/State.tsx';
import { errorSentence } from '../engine/errors.ts';
import { useEngine, useForget, useQuery, useShell } from '../engine/index.tsx';

/** Whom this workstation believes. The pack comes to the person apart from the evidence, and only they set it. */
export function TrustPanel({ onClose }: { readonly onClose: () => void }): ReactNode {
  const shell = useShell();
  const engine = useEngine();
  const forget = useForget();
  const { trustCandidate, offerTrustPack } = useSession();
  const status = useQuery(['status'], (signal) => engine.session.status(undefined, { signal }));
  const [problem, setProblem] = useState<string | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const use = async (file: File): Promise<void> => {
    setProblem(null);
    try {
      const [taken] = await shell.intake([file], () => {}, new AbortController().signal);
      if (taken === undefined) throw new Error('the workstation did not take the file');
      await engine.session.setTrustPack({ intake: taken.intake });
      offerTrustPack(null);
      forget('status');
      forget('custody');
      currentSession().show('trust');
    } catch (error) {
      setProblem(`${displayName(file.name, 80)} was not taken. ${errorSentence(error)}`);
    }
  };
  return (
    <Dialog title="Trust" onClose={onClose}>
      {trustCandidate && (
        <section className="candidate">
          <h3>Believe the keys in “{displayName(trustCandidate.name, 80)}”?</h3>
          <p>
            Only do so if it reached you apart from the evidence, from someone whose word on these keys you take. Every later run is judged by it,
            and the custody log keeps that you set it.
          </p>
          <div className="dialog-actions">
            <button type="button" className="button primary" onClick={() => void use(trustCandidate)}>Use this trust pack</button>
            <button type="button" className="button" onClick={() => offerTrustPack(null)}>Leave it</button>
          </div>
        </section>
      )}
      {problem !== null && <p className="problem" role="alert">{problem}</p>}
      <Loaded query={status} what="The trust pack">{(data) => <Pack status={data} />}</Loaded>
      {!trustCandidate && (
        <div className="dialog-actions">
          <button type="button" className="button" onClick={() => input.current?.click()}>Set another pack…</button>
          <input
            ref={input}
            type="file"
            accept=".json,application/json"
            hidden
            data-testid="choose-trust-pack"
            onChange={(event) => {
              const file = event.target.files?.[0];
              event.target.value = '';
              if (file) offerTrustPack(file);
            }}
          />
        </div>
      )}
    </Dialog>
  );
}

function Pack({ status }: { readonly status: StatusDto }): ReactNode {
  const pack = status.trustPack;
  if (pack === null) {
    return <p>No trust pack is set. Signatures can be checked for form, but no signer can be trusted, so authenticity cannot be told.</p>;
  }
  return (
    <>
      <Facts facts={[
        ['Name', displayName(pack.name)],
        ['Issued', formatInstant(pack.issuedAt)],
        ['Age', `${plural(pack.ageDays, 'day')}${pack.stale ? ', older than it says it should get' : ''}`],
        ['Keys', plural(pack.keys, 'key')],
        ['Fingerprint, SHA-256', <Digest key="digest" hex={pack.digest} whole />],
      ]} />
      <p className="quiet">Read the fingerprint to whoever gave you the pack, and compare. Revocations after its date are not known here.</p>
    </>
  );
}
