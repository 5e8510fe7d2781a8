import { useRef, useState, type ReactNode } from 'react';
import { casesLabels, casesText, counted } from '../../text/index.ts';
import { useSession } from '../app/session.ts';
import { Icon } from '../design/Icon.tsx';
import { EmptyState } from '../design/State.tsx';
import { useEngine, useQuery } from '../engine/index.tsx';
import { useCases, type CaseRow } from '../review/index.tsx';
import { CaseList } from './CaseList.tsx';
import { ChooseButton } from './ChooseButton.tsx';
import { JobList } from './JobList.tsx';
import { membersOf } from './members.ts';
import { PurgeDialog } from './PurgeDialog.tsx';
import { useCaseActions } from './use-case-actions.ts';
import type { Imports } from './use-imports.ts';

/** From so many cases on, a person looks for one by its name. */
const MANY = 8;

/** Where a person begins: what is here, and how to bring more. */
export function Cases({ imports }: { readonly imports: Imports }): ReactNode {
  const engine = useEngine();
  const cases = useCases();
  const evidence = useQuery(['evidence'], (signal) => engine.evidence.list(undefined, { signal }));
  const jobs = useSession((session) => session.jobs);
  const { purgeNow, ...actions } = useCaseActions();
  const [archive, setArchive] = useState(false);
  const [find, setFind] = useState('');
  const [purging, setPurging] = useState<CaseRow | null>(null);
  const adding = useAddTo(imports);
  const archived = cases?.filter((row) => row.archived) ?? [];
  const shown = cases?.filter((row) => (archive || !row.archived) && matches(row, find)) ?? [];
  const choose = <ChooseButton label={casesLabels.chooseEvidence} className="button primary" testId="choose-evidence" takeFiles={imports.takeFiles} />;
  if (cases === undefined) return <section className="screen" />;
  if (cases.length === 0 && jobs.length === 0) {
    return (
      <section className="screen screen-empty">
        <h1 className="sr-only">{casesLabels.cases}</h1>
        <EmptyState
          title={casesLabels.noCasesYet}
          sentence={casesLabels.dropAnEvidenceBundle}
          action={choose}
        />
      </section>
    );
  }
  return (
    <section className="screen cases">
      <header className="screen-head">
        <div>
          <h1>{cases.length === 0 ? casesLabels.theFirstCaseIs : counted.case(shown.length)}</h1>
          <p className="quiet">{casesLabels.dropEvidenceOrA}</p>
        </div>
        {cases.length >= MANY && <input className="field" type="search" aria-label={casesText.find} placeholder={casesText.find} value={find} onChange={(event) => setFind(event.target.value)} />}
        {choose}
      </header>
      <JobList jobs={jobs} />
      {shown.length > 0 && <CaseList cases={shown} evidence={evidence.data} actions={{ ...actions, purge: setPurging, addTo: adding.start }} />}
      {shown.length === 0 && find !== '' && <p>{casesText.noneFound(find)}</p>}
      {archived.length > 0 && (
        <button type="button" className="button quiet" aria-pressed={archive} onClick={() => setArchive(!archive)}>
          <Icon name="archive" size={16} />
          {archive ? casesLabels.hideTheArchive : casesLabels.showArchivedCases(archived.length)}
        </button>
      )}
      {adding.input}
      {purging && <Purging row={purging} purge={() => purgeNow(purging)} onClose={() => setPurging(null)} />}
    </section>
  );
}

const matches = (row: CaseRow, find: string): boolean =>
  find === '' || [row.name, row.evidenceName, ...membersOf(row)].some((text) => text.toLowerCase().includes(find.toLowerCase()));

/** A hidden file input that a row's menu opens. */
function useAddTo(imports: Imports): { readonly start: (row: CaseRow) => void; readonly input: ReactNode } {
  const input = useRef<HTMLInputElement>(null);
  const row = useRef<CaseRow | null>(null);
  return {
    start(to) {
      row.current = to;
      input.current?.click();
    },
    input: (
      <input
        ref={input}
        type="file"
        multiple
        hidden
        data-testid="add-evidence"
        onChange={(event) => {
          if (row.current) imports.takeInto(row.current, [...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
    ),
  };
}

function Purging({ row, purge, onClose }: { readonly row: CaseRow; readonly purge: () => void; readonly onClose: () => void }): ReactNode {
  const engine = useEngine();
  const evidence = useQuery(['evidence'], (signal) => engine.evidence.list(undefined, { signal }));
  const members = evidence.data?.filter((each) => membersOf(row).includes(each.digest)) ?? [];
  const digests = members.map((each) => each.digest);
  const runs = useQuery(['runs', ...digests], async (signal) => (await Promise.all(digests.map((digest) => engine.runs.list({ digest }, { signal })))).flat().length);
  return <PurgeDialog names={members.map((each) => each.name)} runs={runs.data ?? 0} purge={purge} onClose={onClose} />;
}
