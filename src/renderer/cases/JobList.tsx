import type { ReactNode } from 'react';
import { casesLabels, displayName } from '../../text/index.ts';
import type { Job } from '../app/session.ts';
import { Progress } from '../design/Progress.tsx';

/** What is on its way, and what did not arrive. */
export function JobList({ jobs }: { readonly jobs: readonly Job[] }): ReactNode {
  if (jobs.length === 0) return null;
  return (
    <ul className="jobs">
      {jobs.map((job) => (
        <li key={job.id} className="job">
          <strong>{displayName(job.label())}</strong>
          {job.problem !== null ? (
            <p className="problem" role="alert">
              {job.problem()} <button type="button" className="button quiet" onClick={job.cancel}>{casesLabels.dismiss}</button>
            </p>
          ) : (
            <Progress progress={job.progress ?? { phase: () => casesLabels.waiting, done: 0, total: null, unit: 'bytes', elapsedMs: 0 }} onCancel={job.cancel} />
          )}
        </li>
      ))}
    </ul>
  );
}
