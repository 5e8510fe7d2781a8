import type { ReactNode } from 'react';
import { FAILURE_PARTS, type FailureCounts, type FailurePart, type FailureStage } from '../../contract/index.ts';
import { environments, firstFailuresText, formatNumber } from '../../text/index.ts';

const words = () => firstFailuresText;

export interface FailureCell { readonly stage: FailureStage; readonly part: FailurePart }

export const stageName = (stage: FailureStage): string => (stage === 'untold' ? words().stageUntold : environments[stage]);

/** Every stage with what was looked at there, which is not the same as what was found; each number that has rows opens them. */
export function FailureTable({ stages, opened, onOpen }: {
  readonly stages: readonly FailureCounts[];
  readonly opened: FailureCell | null;
  readonly onOpen: (cell: FailureCell) => void;
}): ReactNode {
  const changes = stages.reduce((sum, each) => sum + each.first, 0);
  return (
    <table className="plain">
      <thead><tr><th scope="col">{words().stage}</th>{FAILURE_PARTS.map((part) => <th key={part} scope="col">{words().parts[part]}</th>)}</tr></thead>
      <tbody>
        {stages.map((counts) => (
          <tr key={counts.stage}>
            <th scope="row">{stageName(counts.stage)}</th>
            {FAILURE_PARTS.map((part) => {
              const figure = figureOf(counts, part, changes);
              const pressed = opened?.stage === counts.stage && opened.part === part;
              return (
                <td key={part}>
                  {counts[part] === 0 ? <span className="quiet">{figure}</span>
                    : <button type="button" className="link" aria-pressed={pressed} aria-label={words().cell(stageName(counts.stage), words().parts[part], figure)} onClick={() => onOpen({ stage: counts.stage, part })}>{figure}</button>}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function figureOf(counts: FailureCounts, part: FailurePart, changes: number): string {
  // Where nobody looked, a failure may have been seen all the same: an incident is no check.
  if (part === 'checks') return counts.checks > 0 ? formatNumber(counts.checks) : counts.stage === 'untold' ? formatNumber(0) : words().notLookedAt;
  if (part === 'first') return counts.checks + counts.first === 0 ? '–' : words().of(counts.first, changes);
  return counts.first === 0 ? '–' : words().of(counts[part], counts.first);
}
