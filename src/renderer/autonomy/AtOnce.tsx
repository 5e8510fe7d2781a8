import type { ReactNode } from 'react';
import { autonomyScreen } from '../../text/index.ts';
import type { ScreenProps } from '../app/screen.ts';
import { Loaded } from '../design/State.tsx';
import { useQuery } from '../engine/index.tsx';
import { Concurrency } from './Concurrency.tsx';

/** The figure of how many actions ran at once, asked for by itself: the others do not wait for it. */
export function AtOnce({ engine, digest, run, twin, go }: Pick<ScreenProps, 'engine' | 'digest' | 'run' | 'twin' | 'go'>): ReactNode {
  const query = useQuery(['concurrency', digest, run.id], (signal) => engine.autonomy.concurrency({ digest }, { signal }));
  const { heading, what } = autonomyScreen.concurrency;
  return (
    <section className="section concurrency" aria-labelledby="autonomy-concurrency">
      <h2 id="autonomy-concurrency">{heading}</h2>
      <Loaded query={query} what={what}>{(figure) => <Concurrency figure={figure} twin={twin} go={go} />}</Loaded>
    </section>
  );
}
