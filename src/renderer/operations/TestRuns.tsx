import { useState, type ReactNode } from 'react';
import { OPEN_RUNS, TEST_RESULTS, type TestPosture } from '../../contract/index.ts';
import { controlsScreen, operationsText } from '../../text/index.ts';
import type { ScreenProps } from '../app/screen.ts';
import { Segments } from '../design/Segments.tsx';
import { OpenRuns } from './OpenRuns.tsx';
import { sumOf, type Reach } from './reach.ts';
import { Suites } from './Suites.tsx';
import { Trend } from './Trend.tsx';
import { UntestedServices } from './UntestedServices.tsx';

const words = () => operationsText.tests;
const LISTS = [...TEST_RESULTS, ...OPEN_RUNS, 'untested'] as const;
type List = (typeof LISTS)[number];
/** Those that are told where there are none as well: each is a way of not having passed. */
const ALWAYS: readonly List[] = [...TEST_RESULTS, 'running'];

/** What was tested, how it came out when it last ran, what came to nothing and what was never tested. */
export function TestRuns({ tests, twin, ...reach }: { readonly tests: TestPosture } & Reach & Pick<ScreenProps, 'twin'>): ReactNode {
  const [chosen, setChosen] = useState<List | null>(null);
  const { runs, suites, open, services, unread, trend } = tests;
  const counts: Readonly<Record<List, number>> = { ...suites, ...open, untested: services?.untested ?? 0 };
  const lists = LISTS.filter((each) => counts[each] > 0 || ALWAYS.includes(each));
  const shown = chosen ?? LISTS.find((each) => counts[each] > 0) ?? null;
  return (
    <section className="section" aria-labelledby="test-runs">
      <h2 id="test-runs">{words().title}</h2>
      <p>
        {runs === 0 ? words().noneRun : words().summary(runs, sumOf(TEST_RESULTS, suites), suites.failed, suites.empty)}{' '}
        {services === null ? words().noGraph : services.all === 0 ? words().noServices : words().services(services.untested, services.all)}
        {unread > 0 && ` ${words().unread(unread)}`}
      </p>
      <p className="quiet">{words().definition}</p>
      {runs > 0 && <Trend trend={trend} twin={twin} go={reach.go} />}
      {shown !== null && <Segments label={words().list} options={lists.map((each) => [each, controlsScreen.withCount(words().parts[each], counts[each])] as const)} value={shown} onChange={setChosen} />}
      {shown !== null && <Listed key={shown} list={shown} count={counts[shown]} {...reach} />}
    </section>
  );
}

function Listed({ list, count, ...reach }: { readonly list: List; readonly count: number } & Reach): ReactNode {
  if (count === 0) return <p className="quiet">{operationsText.none}</p>;
  if (list === 'untested') return <UntestedServices count={count} {...reach} />;
  const result = TEST_RESULTS.find((each) => each === list);
  if (result !== undefined) return <Suites result={result} count={count} {...reach} />;
  const part = OPEN_RUNS.find((each) => each === list);
  return part !== undefined && <OpenRuns part={part} count={count} {...reach} />;
}
