import { speak } from '../../text/index.ts';
import { createLayoutJob, type LayoutMessage, type LayoutReply } from './layout-job.ts';

/** The window's own code on another thread: ten thousand nodes are placed without a frame being missed. */
const job = createLayoutJob();
self.addEventListener('message', ({ data }: MessageEvent<LayoutMessage>) => {
  speak(data.language);
  const start = performance.now();
  const drawing = job(data);
  const reply: LayoutReply = { ...drawing, turn: data.turn, ms: performance.now() - start };
  // A worker's messages go to the one who made it: there is no origin to name.
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  self.postMessage(reply);
});
