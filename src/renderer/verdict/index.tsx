import { useState, type ReactNode } from 'react';
import type { EvidenceDto } from '../../contract/index.ts';
import type { ScreenProps } from '../app/screen.ts';
import { casesText, verdictLabels } from '../../text/index.ts';
import { useSession } from '../app/session.ts';
import { ChooseButton } from '../cases/ChooseButton.tsx';
import { useRun } from '../cases/open-case.tsx';
import { useImports } from '../cases/use-imports.ts';
import { useRehash } from '../cases/use-rehash.ts';
import { useEngine, useQuery, useShell } from '../engine/index.tsx';
import { dragFrom } from '../report/write-report.ts';
import { showReviewPart } from '../review-screen/part.ts';
import { SignOffState } from '../review/SignOffState.tsx';
import { useCases } from '../review/index.tsx';
import type { Depth } from './depth.ts';
import type { Member } from './Members.tsx';
import { useReport } from './use-report.ts';
import { Verdict } from './Verdict.tsx';

export function VerdictScreen({ engine, evidence, run, digest, address, select, go }: ScreenProps): ReactNode {
  const [depth, setDepth] = useState<Depth>('sentence');
  const status = useQuery(['status'], (signal) => engine.session.status(undefined, { signal }));
  const writeReport = useReport();
  const shell = useShell();
  const imports = useImports();
  const open = useSession((session) => session.open);
  const row = useCases()?.find((each) => each.id === address.caseId);
  const runs = useQuery(['runs', digest], (signal) => engine.runs.list({ digest }, { signal }));
  const members = open?.members ?? [evidence];
  const memberRuns = useMemberRuns(members);
  const [chosen, setChosen] = useState<string | null>(null);
  const earlier = useRun(chosen);
  const copy = useRehash(evidence);
  const pack = status.data?.trustPack?.digest ?? null;
  const outdated = status.data && pack !== (run.run.inputs.trustPack?.digest ?? null)
    ? verdictLabels.theTrustPackHas
    : null;
  return (
    <Verdict
      evidence={evidence}
      run={run}
      depth={depth}
      setDepth={setDepth}
      reach={{ select, go }}
      writeReport={(paper) => writeReport(run.id, paper)}
      verifyAgain={() => void imports.verifyAgain(members.map((each) => each.digest), open?.name ?? evidence.name)}
      outdated={outdated}
      dragOut={dragFrom(shell, { kind: 'evidence', id: digest })}
      signOff={<SignOffState caseId={address.caseId ?? ''} digest={digest} runId={run.id} onOpen={() => { showReviewPart('signoff'); go({ screen: 'review', selection: null }); }} />}
      copy={copy}
      members={memberRuns}
      show={(to) => go({ evidence: to, selection: null })}
      addToCase={row && <ChooseButton label={casesText.addEvidence} className="button" testId="add-evidence" takeFiles={(files) => imports.takeInto(row, files)} />}
      runs={runs.data ?? []}
      chosen={chosen}
      choose={setChosen}
      earlier={earlier.data}
    />
  );
}

/** The latest run of each bundle of the case; null while it is read. */
function useMemberRuns(members: readonly EvidenceDto[]): readonly Member[] {
  const engine = useEngine();
  const ids = members.map((each) => each.latestRunId ?? '');
  const runs = useQuery(['member-runs', ...ids], (signal) => Promise.all(ids.map((runId) => engine.runs.get({ runId }, { signal }))));
  return members.map((evidence, index) => ({ evidence, run: runs.data?.[index]?.run ?? null }));
}
