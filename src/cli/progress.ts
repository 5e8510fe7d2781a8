import type { VerifyPhase } from '../engine/verify/index.ts';
import { formatBytes } from '../text/index.ts';
import type { Terminal } from './terminal.ts';

const WORDS: Readonly<Record<VerifyPhase, string>> = { list: 'reading', verify: 'verifying', judge: 'judging' };
/** An answer within a second needs no progress. */
const PATIENCE_MS = 1_000;
const EVERY_MS = 100;

export interface ProgressLine {
  update(phase: VerifyPhase, done: number, total: number | null): void;
  clear(): void;
}

/** One line on stderr that rewrites itself: share, rate and time left. Nothing at all when nobody watches. */
export function progressLine(out: { write(text: string): unknown }, terminal: Terminal, now: () => number = Date.now): ProgressLine {
  const started = now();
  let phase: VerifyPhase | null = null;
  let phaseStarted = started;
  let drawn = Number.NEGATIVE_INFINITY;
  let visible = false;
  return {
    update(next, done, total) {
      const at = now();
      if (next !== phase) {
        phase = next;
        phaseStarted = at;
      }
      if (!terminal.live || at - started < PATIENCE_MS || at - drawn < EVERY_MS) return;
      drawn = at;
      visible = true;
      out.write(`\r\u001b[K${line(WORDS[next], done, total, at - phaseStarted)}`);
    },
    clear() {
      if (visible) out.write('\r\u001b[K');
      visible = false;
    },
  };
}

function line(word: string, done: number, total: number | null, elapsed: number): string {
  if (total === null || total === 0) return word;
  const rate = elapsed > 0 ? (done / elapsed) * 1_000 : 0;
  const left = rate > 0 ? Math.ceil((total - done) / rate) : null;
  return `${word} ${Math.floor((done / total) * 100)} % of ${formatBytes(total)}, ${formatBytes(Math.round(rate))}/s${left === null ? '' : `, ${left} s left`}`;
}
