import type { Asked, Told } from './messages.ts';
import { createSweeper } from './sweeper.ts';

/** Entry of a process that tries one chunk after another, as its parent asks. It is built as the product is: out/sweep/worker.js. */
const tell = (told: Told): void => void process.send?.(told);
const sweeper = await createSweeper(process.argv.includes('--full'));
process.on('message', (asked: Asked) => {
  if (asked.kind === 'end') {
    process.disconnect();
    return;
  }
  // What rejects here ends this process, and its exit code ends the sweep.
  void sweeper.sweep(asked.chunk, (at) => tell({ kind: 'progress', at })).then((result) => tell({ kind: 'done', result }));
});
tell({ kind: 'ready' });
