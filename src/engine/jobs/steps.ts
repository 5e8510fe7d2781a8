/**
 * A producer that calls back, seen as an async sequence. Work starts with the first request and `abort` is called when
 * the consumer leaves early. An error of the work is thrown after the steps before it.
 */
export async function* steps<T>(work: (emit: (step: T) => void) => Promise<void>, abort: () => void): AsyncGenerator<T, void, void> {
  const queue: T[] = [];
  let wake: (() => void) | null = null;
  let outcome: { readonly error: unknown } | 'done' | null = null;
  const signal = (): void => {
    wake?.();
    wake = null;
  };
  const settle = (next: { readonly error: unknown } | 'done'): void => {
    outcome = next;
    signal();
  };
  const running = work((step) => {
    queue.push(step);
    signal();
  }).then(() => settle('done'), (error: unknown) => settle({ error }));
  let finished = false;
  try {
    for (;;) {
      for (let step = queue.shift(); step !== undefined; step = queue.shift()) yield step;
      const ended = outcome as { readonly error: unknown } | 'done' | null;
      if (ended !== null && queue.length === 0) {
        finished = true;
        if (ended === 'done') return;
        throw ended.error;
      }
      await new Promise<void>((resolve) => {
        wake = resolve;
        if (outcome !== null || queue.length > 0) signal();
      });
    }
  } finally {
    if (!finished) abort();
    await running;
  }
}
