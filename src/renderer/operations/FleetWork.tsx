import { useState, type ReactNode } from 'react';
import { WORK_PARTS, type WorkCounts, type WorkPart, type WorkPosture } from '../../contract/index.ts';
import { displayName, formatNumber, operationsText } from '../../text/index.ts';
import { Name } from '../design/Name.tsx';
import { sumOf, type Reach } from './reach.ts';
import { WorkRows } from './WorkRows.tsx';

const words = () => operationsText.work;
/** Those of which there may be none and that are told all the same; the others only where there are any. */
const ALWAYS: readonly WorkPart[] = ['finished', 'overdue', 'held', 'passed', 'waiting'];
const OPEN = ['overdue', 'held', 'passed', 'waiting'] as const;

interface Cell { readonly fleet: string | null; readonly label: string; readonly part: WorkPart }

/** What became of the work that was queued, fleet by fleet. A table, and so its own twin. */
export function FleetWork({ work, ...reach }: { readonly work: WorkPosture } & Reach): ReactNode {
  const [opened, setOpened] = useState<Cell | null>(null);
  const { all, fleets, fleetsLeftOut, unread } = work;
  const total = sumOf(WORK_PARTS, all);
  const parts = WORK_PARTS.filter((part) => all[part] > 0 || ALWAYS.includes(part));
  const rows = [{ fleet: null, label: words().allFleets, counts: all }, ...fleets.map((each) => ({ ...each, label: displayName(each.label, 60) }))];
  const count = rows.find((each) => each.fleet === opened?.fleet)?.counts[opened?.part ?? 'finished'] ?? 0;
  return (
    <section className="section" aria-labelledby="fleet-work">
      <h2 id="fleet-work">{words().title}</h2>
      <p>{total === 0 ? words().noneQueued : words().summary(total, sumOf(OPEN, all))}{unread > 0 && ` ${words().unread(unread)}`}</p>
      <p className="quiet">{words().definition}</p>
      {total > 0 && (
        <table className="plain">
          <thead><tr><th scope="col">{words().fleet}</th>{parts.map((part) => <th key={part} scope="col">{words().parts[part]}</th>)}</tr></thead>
          <tbody>
            {rows.map(({ fleet, label, counts }) => (
              <tr key={fleet ?? ''}>
                <th scope="row"><Name max={60}>{label}</Name></th>
                {parts.map((part) => <Figure key={part} label={label} part={part} counts={counts} pressed={opened !== null && opened.fleet === fleet && opened.part === part} onPress={(pressed) => setOpened(pressed ? null : { fleet, label, part })} />)}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {fleetsLeftOut > 0 && <p className="quiet">{words().leftOut(fleetsLeftOut)}</p>}
      {opened !== null && <WorkRows key={`${opened.part}/${opened.fleet ?? ''}`} {...opened} count={count} {...reach} />}
    </section>
  );
}

function Figure({ label, part, counts, pressed, onPress }: { readonly label: string; readonly part: WorkPart; readonly counts: WorkCounts; readonly pressed: boolean; readonly onPress: (pressed: boolean) => void }): ReactNode {
  const figure = formatNumber(counts[part]);
  return (
    <td>
      {counts[part] === 0 ? <span className="quiet">{figure}</span>
        : <button type="button" className="link" aria-pressed={pressed} aria-label={words().cell(label, words().parts[part], counts[part])} onClick={() => onPress(pressed)}>{figure}</button>}
    </td>
  );
}
