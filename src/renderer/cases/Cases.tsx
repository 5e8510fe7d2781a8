import { useRef, useState, type ReactNode } from 'react';
import { plural } from '../../text/index.ts';
import { useSession } from '../app/session.ts';
import { Icon } from '../design/Icon.tsx';
import { EmptyState } from '../design/State.tsx';
import { useEngine, useQuery } from '../engine/index.tsx';
import { useCases } from '../review/index.tsx';
import { CaseList } from './CaseList.tsx';
import { JobList } from './JobList.tsx';
import { useCaseActions } from './use-case-actions.ts';

/** Where a person begins: what is here, and how to bring more. */
export function Cases({ takeFiles }: { readonly takeFiles: (files: readonly File[]) => void }): ReactNode {
  const engine = useEngine();
  const cases = useCases();
  const evidence = useQuery(['evidence'], (signal) => engine.evidence.list(undefined, { signal }));
  const jobs = useSession((session) => session.jobs);
  const actions = useCaseActions();
  const [archive, setArchive] = useState(false);
  const archived = cases?.filter((row) => row.archived) ?? [];
  const shown = cases?.filter((row) => archive || !row.archived) ?? [];
  const choose = <ChooseButton takeFiles={takeFiles} />;
  if (cases === undefined) return <section className="screen" />;
  if (cases.length === 0 && jobs.length === 0) {
    return (
      <section className="screen screen-empty">
        <h1 className="sr-only">Cases</h1>
        <EmptyState
          title="No cases yet"
          sentence="Drop an evidence bundle anywhere in this window, and Proofroom says what in it holds, what fails and what cannot be told, without a network."
          action={choose}
        />
      </section>
    );
  }
  return (
    <section className="screen cases">
      <header className="screen-head">
        <div>
          <h1>{shown.length === 0 ? 'The first case is on its way' : plural(shown.length, 'case')}</h1>
          <p className="quiet">Drop evidence anywhere in this window to open another.</p>
        </div>
        {choose}
      </header>
      <JobList jobs={jobs} />
      {shown.length > 0 && <CaseList cases={shown} evidence={evidence.data} actions={actions} />}
      {archived.length > 0 && (
        <button type="button" className="button quiet" aria-pressed={archive} onClick={() => setArchive(!archive)}>
          <Icon name="archive" size={16} />
          {archive ? 'Hide the archive' : `Show ${plural(archived.length, 'archived case')}`}
        </button>
      )}
    </section>
  );
}

function ChooseButton({ takeFiles }: { readonly takeFiles: (files: readonly File[]) => void }): ReactNode {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" className="button primary" onClick={() => input.current?.click()}>Choose evidence…</button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        data-testid="choose-evidence"
        onChange={(event) => {
          takeFiles([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
    </>
  );
}
