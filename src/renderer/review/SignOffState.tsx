import type { ReactNode } from 'react';
import type { Outcome } from '../../contract/index.ts';
import { signOffStateText } from '../../text/index.ts';
import { OutcomeMark } from '../design/Outcome.tsx';
import { standingOf, useSignOffs, type SignOffStanding } from './use-sign-offs.ts';

const MARKS: Readonly<Record<SignOffStanding, Outcome>> = {
  'stands': 'pass', 'one-role': 'indeterminate', 'earlier': 'indeterminate', 'other-run': 'indeterminate', 'one-key': 'fail', 'broken': 'fail',
};

/** Where somebody signed: whether it still fits the run and the review as they are. Nothing where nobody did. */
export function SignOffState({ caseId, digest, runId, onOpen }: {
  readonly caseId: string;
  readonly digest: string;
  readonly runId: string | null;
  /** Leads to the sign-offs themselves; null where a line is all there is room for. */
  readonly onOpen: (() => void) | null;
}): ReactNode {
  const found = useSignOffs(caseId, digest, runId);
  const standing = found === null ? null : standingOf(found);
  if (standing === null) return null;
  return (
    <span className="sign-off-state">
      <OutcomeMark outcome={MARKS[standing]} size={14} label={false} /> {signOffStateText.standing[standing]}
      {onOpen !== null && <> <button type="button" className="link" onClick={onOpen}>{signOffStateText.look}</button></>}
    </span>
  );
}
