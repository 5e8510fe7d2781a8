import { useRef, type ReactNode } from 'react';
import type { Shell, SignedDocumentsDto } from '../../contract/index.ts';
import { trustLabels, trustScreen as t } from '../../text/index.ts';
import type { OwnScreenProps } from '../app/screen.ts';
import { currentSession, useSession } from '../app/session.ts';
import { useImports } from '../cases/use-imports.ts';
import { Loaded } from '../design/State.tsx';
import { errorSentence } from '../engine/errors.ts';
import { useQuery, useShell } from '../engine/index.tsx';
import { Candidate } from './Candidate.tsx';
import { History } from './History.tsx';
import { PackView } from './PackView.tsx';
import { RunsByPack } from './RunsByPack.tsx';
import { SealedList } from './SealedList.tsx';
import { Strangers } from './Strangers.tsx';

/** What is no bundle has no such documents. */
const NONE: SignedDocumentsDto = { documents: [], unread: 0 };

/** Whom does this workstation believe? The pack in force, what it did for the open case, and what was believed before. */
export function TrustScreen({ engine, open, selection, select, go }: OwnScreenProps): ReactNode {
  const shell = useShell();
  const { trustCandidate, offerTrustPack } = useSession();
  const imports = useImports();
  const input = useRef<HTMLInputElement>(null);
  const current = useQuery(['trust', 'current'], (signal) => engine.trust.current(undefined, { signal }));
  const status = useQuery(['status'], (signal) => engine.session.status(undefined, { signal }));
  const digest = open?.run.run.subject.kind === 'evidence-bundle' ? open.evidence.digest : null;
  const signed = useQuery(digest === null ? null : ['signed-documents', digest], (signal) => engine.signedDocuments.byKey({ digest: digest ?? '' }, { signal }));
  const selected = selection?.kind === 'key' ? selection.id : null;
  const exportPack = (digest: string): void => void exportTrustPack(shell, digest);
  const onKey = (id: string): void => select({ kind: 'key', id });
  return (
    <section className="screen trust">
      {trustCandidate !== null && <Candidate key={`${trustCandidate.name}/${trustCandidate instanceof File ? trustCandidate.lastModified : trustCandidate.intake}/${trustCandidate.size}`} file={trustCandidate} />}
      <Loaded query={current} what={trustLabels.theTrustPack}>
        {(pack) => (
          <>
            <header className="screen-head">
              <h1>{pack === null ? t.none : t.answer(pack.keys.length, pack.anchors.length, pack.name, pack.issuedAt, pack.ageDays, pack.stale)}</h1>
              <div className="trust-actions">
                <button type="button" className={pack === null && trustCandidate === null ? 'button primary' : 'button'} onClick={() => input.current?.click()}>{pack === null ? t.choose : t.another}</button>
                {pack !== null && <button type="button" className="button" onClick={() => exportPack(pack.digest)}>{t.export}</button>}
              </div>
            </header>
            {pack === null ? <p>{t.noneMeans}</p> : <PackView pack={pack} run={open?.run.run ?? null} documents={digest === null ? NONE : signed.data ?? null} asOf={status.data?.asOf ?? pack.issuedAt} selected={selected} onKey={onKey} />}
            {open !== null && <Strangers run={open.run.run} pack={pack} />}
            {open !== null && <SealedList engine={engine} digest={open.evidence.digest} run={open.run.run} onFile={(name) => go({ screen: 'evidence', selection: { kind: 'file', id: name } })} />}
            {open !== null && <RunsByPack engine={engine} open={open} onAgain={() => void imports.verifyAgain(open.members.map((each) => each.digest), open.evidence.name)} />}
          </>
        )}
      </Loaded>
      <History engine={engine} onExport={exportPack} />
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
    </section>
  );
}

/** Hands a pack's bytes to the user. Never rejects: what went wrong is said. */
async function exportTrustPack(shell: Shell, digest: string): Promise<void> {
  const { say } = currentSession();
  try {
    const { downloadId, name } = await shell.engine.trust.export({ digest });
    if ((await shell.save(downloadId, name)) === 'saved') say({ text: () => t.exported(name) });
  } catch (error) {
    say({ text: () => `${t.notExported} ${errorSentence(error)}` });
  }
}
