import type { ReactNode } from 'react';
import type { EvidenceDto, Run } from '../../contract/index.ts';
import { displayName, formatInstant, verdictLabels, verdictText } from '../../text/index.ts';
import { AtOdds, RelationWord } from '../cases/Relation.tsx';
import { relationOf } from '../cases/relation.ts';
import { AXIS_ORDER, VerdictMarks } from '../cases/VerdictMarks.tsx';

export interface Member {
  readonly evidence: EvidenceDto;
  readonly run: Run | null;
}

/** The bundles of the case, earliest first, and how each stands to the one before. */
export function Members({ members, shown, show, add }: {
  readonly members: readonly Member[];
  readonly shown: string;
  readonly show: (digest: string) => void;
  readonly add: ReactNode;
}): ReactNode {
  const alone = members.length < 2;
  const ordered = members.toSorted((a, b) => (until(a.run) < until(b.run) ? -1 : 1));
  return (
    <section className="section members" aria-labelledby="members">
      <h2 id="members">{alone ? verdictText.membersAlone : verdictText.membersTitle(members.length)}</h2>
      <p className="quiet">{alone ? verdictText.membersAloneNote : verdictText.membersNote}</p>
      {!alone && (
        <table className="plain">
          <thead><tr><th>{verdictLabels.bundle}</th><th>{verdictLabels.period}</th><th>{verdictLabels.answers(AXIS_ORDER.length)}</th><th>{verdictLabels.toTheOneBefore}</th></tr></thead>
          <tbody>
            {ordered.map(({ evidence, run }, index) => (
              <tr key={evidence.digest} aria-current={evidence.digest === shown ? 'true' : undefined}>
                <td>{evidence.digest === shown
                  ? <strong>{displayName(evidence.name, 60)}</strong>
                  : <button type="button" className="link" onClick={() => show(evidence.digest)}>{displayName(evidence.name, 60)}</button>}</td>
                <td>{period(run)}</td>
                <td>{run && <VerdictMarks axes={run.verdict.axes} />}</td>
                <td>{run && <Relation run={run} first={index === 0} />}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <div>{add}</div>
    </section>
  );
}

/** Above the answers of one bundle: the others of its case that are at odds with the one before them. */
export function OthersAtOdds({ members, shown }: { readonly members: readonly Member[]; readonly shown: string }): ReactNode {
  return members.map(({ evidence, run }) => evidence.digest !== shown && run !== null && <AtOdds key={evidence.digest} name={evidence.name} run={run} />);
}

/** The findings have the rest. */
function Relation({ run, first }: { readonly run: Run; readonly first: boolean }): ReactNode {
  if (run.inputs.previousRun === null) return <span className="quiet">{first ? verdictText.firstOfCase : verdictText.notCompared}</span>;
  const relation = relationOf(run);
  return relation === null ? <span className="quiet">{verdictText.notCompared}</span> : <RelationWord relation={relation} />;
}

const until = (run: Run | null): string => (run?.subject.kind === 'evidence-bundle' ? (run.subject.period?.to ?? run.subject.createdAt ?? '') : '');

function period(run: Run | null): string {
  if (run?.subject.kind !== 'evidence-bundle' || run.subject.period === null) return verdictLabels.notStated;
  const { from, to } = run.subject.period;
  return verdictLabels.to(formatInstant(from.replace(/\.\d+Z$/, 'Z')), formatInstant(to.replace(/\.\d+Z$/, 'Z')));
}
