import type { Index } from '../../../src/engine/index-db/index.ts';
import { questions, TIMES } from './questions.ts';

/** No question is asked for longer, nor less often. */
const MOST_MS = 4_000;
const LEAST_TIMES = 5;

export interface Asked { readonly name: string; readonly times: readonly number[] }

/** The questions that views ask while a person works, each at places spread over the record, and how long each took. */
export async function* queries(index: Index, events: number): AsyncGenerator<Asked, void, void> {
  for (const [name, ask] of await questions(index, events)) {
    const times: number[] = [];
    const began = performance.now();
    for (let step = 0; step < TIMES && (step < LEAST_TIMES || performance.now() - began < MOST_MS); step += 1) {
      const started = performance.now();
      await ask(step);
      times.push(performance.now() - started);
    }
    yield { name, times };
  }
}
