import { useEffect, useState, type ReactNode } from 'react';
import type { Intake, TrustCandidate } from '../../contract/index.ts';
import { displayName, misfitClause, trustLabels, trustScreen } from '../../text/index.ts';
import { useSession } from '../app/session.ts';
import { Disclosure } from '../design/Disclosure.tsx';
import { errorSentence, WordedError } from '../engine/errors.ts';
import { useEngine, useForget, useQuery, useShell } from '../engine/index.tsx';
import { ChangeTable } from './ChangeTable.tsx';
import { Fingerprint } from './Fingerprint.tsx';
import { PackView } from './PackView.tsx';

const t = () => trustScreen.candidate;

type Looked = { readonly intake: Intake; readonly candidate: TrustCandidate };

/** A pack that waits for the person's word: all that it names, and what it would change, before anything is believed. */
export function Candidate({ file }: { readonly file: File | Intake }): ReactNode {
  const shell = useShell();
  const forget = useForget();
  const { offerTrustPack } = useSession();
  const [looked, setLooked] = useState<Looked | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    const controller = new AbortController();
    const look = async (): Promise<void> => {
      const [intake] = file instanceof File ? await shell.intake([file], () => {}, controller.signal) : [file];
      if (intake === undefined) throw new WordedError(() => trustLabels.fileNotTaken);
      const candidate = await shell.engine.trust.candidate({ intake: intake.intake }, { signal: controller.signal });
      if (controller.signal.aborted) return;
      if (candidate.ok) setLooked({ intake, candidate });
      else setProblem(t().notTaken(file.name, t().noPack(misfitClause(candidate))));
    };
    look().catch((error: unknown) => {
      if (!controller.signal.aborted) setProblem(t().notTaken(file.name, errorSentence(error)));
    });
    return () => controller.abort();
  }, [shell, file]);
  const use = async (intake: string): Promise<void> => {
    try {
      await shell.engine.session.setTrustPack({ intake });
      offerTrustPack(null);
      forget('status');
      forget('custody');
      forget('trust');
    } catch (error) {
      setProblem(t().notTaken(file.name, errorSentence(error)));
    }
  };
  return (
    <section className="candidate" aria-labelledby="candidate" tabIndex={-1} data-part>
      <h2 id="candidate">{t().title(looked?.candidate.pack.name ?? file.name)}</h2>
      {problem !== null && <p className="problem" role="alert">{problem}</p>}
      {looked === null
        ? problem === null && <p className="waiting" role="status">{t().reading} {displayName(file.name, 80)}…</p>
        : <Means candidate={looked.candidate} />}
      <div className="trust-actions">
        {looked !== null && problem === null && <button type="button" className="button primary" onClick={() => void use(looked.intake.intake)}>{t().use}</button>}
        <button type="button" className="button" onClick={() => offerTrustPack(null)}>{t().leave}</button>
      </div>
      {looked !== null && <Look candidate={looked.candidate} />}
    </section>
  );
}

/** What it would change, in a sentence. */
function Means({ candidate: { pack, inForce, changes } }: { readonly candidate: TrustCandidate }): ReactNode {
  const count = (kind: 'added' | 'removed' | 'changed'): number => new Set(changes.filter((change) => change.kind === kind).map((change) => `${change.what} ${change.id}`)).size;
  return (
    <>
      <p>{t().means}</p>
      <p>
        <strong>
          {inForce === null ? t().first : inForce.digest === pack.digest ? t().same : changes.length === 0 ? t().sameWords : t().changes(count('added'), count('removed'), count('changed'))}
        </strong>
        {inForce !== null && inForce.issuedAt > pack.issuedAt && ` ${t().older}`}
      </p>
    </>
  );
}

/** All that it names: the changes, the new keys to compare, the pack as it is. */
function Look({ candidate: { pack, inForce, changes } }: { readonly candidate: TrustCandidate }): ReactNode {
  const [whole, setWhole] = useState(false);
  const engine = useEngine();
  const current = useQuery(['trust', 'current'], (signal) => engine.trust.current(undefined, { signal })).data ?? null;
  const fresh = pack.keys.filter((key) => changes.some((change) => change.kind === 'added' && change.id === key.keyid));
  return (
    <>
      {changes.length > 0 && inForce !== null && <ChangeTable changes={changes} packs={current ? [pack, current] : [pack]} />}
      {fresh.length > 0 && (
        <>
          <p>{t().compare}</p>
          <ul className="candidate-keys">
            {fresh.map((key) => <li key={key.keyid}><strong>{displayName(key.name, 80)}</strong> <span className="quiet">{displayName(key.holder, 80)}</span><Fingerprint label={trustScreen.key.keyid} hex={key.keyid} voice={key.voice} /></li>)}
          </ul>
        </>
      )}
      <Disclosure open={whole} onToggle={setWhole} summary={t().all} heading={3}>
        <div className="candidate-pack"><PackView pack={pack} run={null} asOf={pack.issuedAt} selected={null} /></div>
      </Disclosure>
    </>
  );
}
