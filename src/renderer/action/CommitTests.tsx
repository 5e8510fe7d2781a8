import type { ReactNode } from 'react';
import type { EngineClient } from '../../contract/index.ts';
import { actionLabels, displayName, formatTime } from '../../text/index.ts';
import type { ScreenProps } from '../app/screen.ts';
import { OutcomeMark } from '../design/Outcome.tsx';
import { useQuery } from '../engine/index.tsx';

/** What an event's brief shows of a commit. */
const PREFIX = 8;
const MOST = 20;

/**
 * Test runs of the commits an action is about, which other actions made. They are found by the first eight characters,
 * which is what the log's own summary of a test run carries, and are said to be so.
 */
export function CommitTests({ engine, digest, commits, actionId, select, selected }: {
  readonly engine: EngineClient;
  readonly digest: string;
  readonly commits: readonly string[];
  readonly actionId: string;
  readonly select: ScreenProps['select'];
  readonly selected: string | null;
}): ReactNode {
  return commits.map((commit) => <OfCommit key={commit} engine={engine} digest={digest} commit={commit} actionId={actionId} select={select} selected={selected} />);
}

function OfCommit({ engine, digest, commit, actionId, select, selected }: {
  readonly engine: EngineClient;
  readonly digest: string;
  readonly commit: string;
  readonly actionId: string;
  readonly select: ScreenProps['select'];
  readonly selected: string | null;
}): ReactNode {
  const prefix = commit.slice(0, PREFIX);
  const query = useQuery(['commit-tests', digest, prefix], (signal) =>
    engine.events.page({ digest, filter: `type:test.completed ${prefix}`, offset: 0, limit: MOST, order: 'time', descending: false }, { signal }));
  if (query.status !== 'ready') return null;
  const rows = query.data.rows.filter((row) => row.actionId !== actionId);
  if (rows.length === 0) return <p className="quiet">{actionLabels.noTestRunOf(prefix)}</p>;
  return (
    <div className="action-tests">
      <p className="quiet">{actionLabels.testRunsOfA(prefix)}</p>
      <ul>
        {rows.map((row) => (
          <li key={row.id} data-selected={row.id === selected}>
            {row.outcome === 'failure' && <OutcomeMark outcome="fail" size={14} label={false} />}
            <span>{formatTime(row.time)}</span>
            <span><bdi>{displayName(row.brief, 80)}</bdi>{row.outcome === 'failure' ? actionLabels.andFailed : row.outcome === 'success' ? actionLabels.andPassed : ''}</span>
            <button type="button" className="link" onClick={() => select({ kind: 'event', id: row.id })}>{actionLabels.event(displayName(row.id, 40))}</button>
          </li>
        ))}
      </ul>
    </div>
  );
}
