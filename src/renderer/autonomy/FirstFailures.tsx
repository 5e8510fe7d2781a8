import { useState, type ReactNode } from 'react';
import type { FirstFailuresDto } from '../../contract/index.ts';
import { firstFailuresText } from '../../text/index.ts';
import type { ScreenProps } from '../app/screen.ts';
import { Loaded } from '../design/State.tsx';
import { useQuery } from '../engine/index.tsx';
import { FailureRows } from './FailureRows.tsx';
import { FailureTable, type FailureCell } from './FailureTable.tsx';
import './first-failures.css';

const words = () => firstFailuresText;
type Reach = Pick<ScreenProps, 'engine' | 'digest' | 'select' | 'go'>;

/** Were failures seen before customers saw them? A table, and so its own twin. */
export function FirstFailures({ run, ...reach }: Reach & Pick<ScreenProps, 'run'>): ReactNode {
  const { engine, digest } = reach;
  const query = useQuery(['first-failures', digest, run.id], (signal) => engine.firstFailures.summary({ digest }, { signal }));
  return (
    <section className="section first-failures" aria-labelledby="first-failures">
      <h2 id="first-failures">{words().title}</h2>
      <Loaded query={query} what={words().what}>{(found) => <Found {...found} {...reach} />}</Loaded>
    </section>
  );
}

function Found({ stages, unread, ...reach }: Reach & FirstFailuresDto): ReactNode {
  const [opened, setOpened] = useState<FailureCell | null>(null);
  const count = opened === null ? 0 : (stages.find((each) => each.stage === opened.stage)?.[opened.part] ?? 0);
  const toggle = (cell: FailureCell): void => setOpened(opened?.stage === cell.stage && opened.part === cell.part ? null : cell);
  return (
    <>
      <p>{sentence(stages)}{unread > 0 && ` ${words().unread(unread)}`}</p>
      <p className="quiet">{words().definition}</p>
      <p className="quiet">{words().limits}</p>
      <FailureTable stages={stages} opened={opened} onOpen={toggle} />
      {opened !== null && <FailureRows key={`${opened.stage}/${opened.part}`} {...opened} count={count} {...reach} />}
    </>
  );
}

function sentence(stages: FirstFailuresDto['stages']): string {
  const sum = (part: 'checks' | 'first' | 'reached' | 'untold'): number => stages.reduce((total, each) => total + each[part], 0);
  if (sum('first') > 0) return words().headline(sum('first'), sum('reached'), sum('untold'));
  return sum('checks') > 0 ? words().noFailure(sum('checks')) : words().nobodyLooked;
}
