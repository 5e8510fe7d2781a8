import { useEffect, type ReactNode } from 'react';
import type { EvidenceDto, RunDto } from '../../contract/index.ts';
import { casesLabels } from '../../text/index.ts';
import { useSession } from '../app/session.ts';
import { errorSentence } from '../engine/errors.ts';
import { useEngine, useQuery } from '../engine/index.tsx';
import { useCases, useReview, type CaseRow } from '../review/index.tsx';
import { membersOf } from './members.ts';

/** The case the address names, brought into the session: its row, its evidence, its latest run. */
export function useOpenCase(): { readonly state: 'ready' } | { readonly state: 'waiting' | 'problem'; readonly sentence: string } {
  const { address, open, setOpen } = useSession();
  const cases = useCases();
  const row = cases?.find((each) => each.id === address.caseId);
  const digests = row === undefined ? [] : membersOf(row);
  const evidence = useEvidence(digests.includes(address.evidence ?? '') ? address.evidence : (row?.digest ?? null));
  const run = useRun(evidence.found?.latestRunId ?? null);
  useTouch(row);
  const { found, list } = evidence;
  useEffect(() => {
    if (row && found && run.data && run.data.run.subject.digest === found.digest) {
      const members = list.filter((each) => membersOf(row).includes(each.digest));
      setOpen({ caseId: row.id, name: row.name, evidence: found, run: run.data, members });
    }
  }, [row, found, list, run.data, setOpen]);

  if (open !== null && open.caseId === address.caseId) return { state: 'ready' };
  if (cases !== undefined && row === undefined) return { state: 'problem', sentence: casesLabels.thereIsNoSuch };
  if (row && evidence.list !== NOT_LISTED && found === null) {
    return { state: 'problem', sentence: casesLabels.notInVault(address.evidence ?? row.digest) };
  }
  if (found && found.latestRunId === null) return { state: 'problem', sentence: casesLabels.thisEvidenceHasNot };
  if (run.status === 'failed') return { state: 'problem', sentence: errorSentence(run.error) };
  return { state: 'waiting', sentence: casesLabels.openingTheCase };
}

const NOT_LISTED: readonly EvidenceDto[] = [];

function useEvidence(digest: string | null): { readonly list: readonly EvidenceDto[]; readonly found: EvidenceDto | null } {
  const engine = useEngine();
  const list = useQuery(['evidence'], (signal) => engine.evidence.list(undefined, { signal }));
  return { list: list.data ?? NOT_LISTED, found: list.data?.find((each) => each.digest === digest) ?? null };
}

export function useRun(runId: string | null): ReturnType<typeof useQuery<RunDto>> {
  const engine = useEngine();
  return useQuery(runId === null ? null : ['run', runId], (signal) => engine.runs.get({ runId: runId ?? '' }, { signal }));
}

/** Opening a case puts it on top of the list. */
function useTouch(row: CaseRow | undefined): void {
  const review = useReview();
  const id = row?.id;
  useEffect(() => {
    if (id === undefined) return;
    void review.db.cases.get(id).then((now) => now && review.put('cases', { ...now, openedAt: new Date().toISOString() }));
  }, [id, review]);
}

export function CaseWaiting({ sentence, problem }: { readonly sentence: string; readonly problem: boolean }): ReactNode {
  return <section className="screen"><p className={problem ? 'problem' : 'waiting'} role={problem ? 'alert' : 'status'}>{sentence}</p></section>;
}
