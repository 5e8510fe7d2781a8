import { useCallback, useState, type ReactNode } from 'react';
import type { Shell } from '../../contract/index.ts';
import { custodyLabels, custodyScreen as t } from '../../text/index.ts';
import { CASE_ENTRY } from '../app/navigation.ts';
import type { OwnScreenProps } from '../app/screen.ts';
import { currentSession } from '../app/session.ts';
import { Segments } from '../design/Segments.tsx';
import { Loaded } from '../design/State.tsx';
import { errorSentence } from '../engine/errors.ts';
import { useForget, useQuery, useShell } from '../engine/index.tsx';
import { CustodyView } from './CustodyView.tsx';

/** The workstation's own log, or the log of another one that the open case is. */
export function CustodyScreen({ engine, open, selection, select, filter, setFilter, go }: OwnScreenProps): ReactNode {
  const shell = useShell();
  const forget = useForget();
  const imported = open?.run.run.subject.kind === 'custody-log' ? open.evidence.digest : null;
  const [whose, setWhose] = useState<'own' | 'case'>(imported === null ? 'own' : 'case');
  const digest = whose === 'case' ? imported : null;
  const own = useQuery(['custody'], (signal) => engine.custody.list(undefined, { signal }));
  const other = useQuery(digest === null ? null : ['custody-of', digest], (signal) => engine.custody.imported({ digest: digest ?? '' }, { signal }));
  const [checking, setChecking] = useState(false);
  const check = useCallback(() => {
    setChecking(true);
    const done = (): void => {
      setChecking(false);
      forget('custody');
    };
    if (digest !== null) {
      forget('custody-of', digest);
      done();
    } else void engine.custody.check(undefined).then(done, done);
  }, [engine, digest, forget]);
  return (
    <Loaded query={digest === null ? own : other} what={custodyLabels.theCustodyLog}>
      {(log) => (
        <CustodyView
          key={digest ?? 'own'}
          log={log}
          prefix={digest === null ? '' : CASE_ENTRY}
          checking={checking}
          selection={selection}
          select={select}
          filter={filter}
          setFilter={setFilter}
          reach={{ select, go }}
          actions={(
            <>
              <button type="button" className="button" onClick={check}>{t.compute}</button>
              {digest === null && <button type="button" className="button" onClick={() => void exportLog(shell)}>{t.export}</button>}
            </>
          )}
          tabs={imported !== null && (
            <Segments label={t.whose} value={whose} onChange={setWhose} options={[['own', t.own], ['case', t.ofCase]]} />
          )}
        />
      )}
    </Loaded>
  );
}

/** Hands the file to the user. Never rejects: what went wrong is said. */
async function exportLog(shell: Shell): Promise<void> {
  const { say } = currentSession();
  try {
    const { downloadId, name, sha256 } = await shell.engine.custody.export(undefined);
    if ((await shell.save(downloadId, name)) === 'saved') say({ text: () => t.exported(name, sha256) });
  } catch (error) {
    say({ text: () => `${t.notExported} ${errorSentence(error)}` });
  }
}
