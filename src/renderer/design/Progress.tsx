import type { ReactNode } from 'react';
import { designLabels, formatBytes, formatDuration, formatNumber } from '../../text/index.ts';

export interface ProgressView {
  /** Said when it is drawn: how far something is outlives a change of language. */
  readonly phase: () => string;
  readonly done: number;
  readonly total: number | null;
  readonly unit: string;
  readonly elapsedMs: number;
}

/** How far, how fast, how long yet. Rate and rest are said only once there is enough to tell them from. */
export function Progress({ progress, onCancel }: { readonly progress: ProgressView; readonly onCancel?: () => void }): ReactNode {
  const { phase, done, total } = progress;
  return (
    <div className="progress">
      <div className="progress-line">
        <span>{phase()}</span>
        <span className="quiet">{describeProgress(progress)}</span>
        {onCancel && <button type="button" className="button quiet" onClick={onCancel}>{designLabels.cancel}</button>}
      </div>
      <progress max={total ?? 1} {...(total === null ? {} : { value: Math.min(done, total) })} aria-label={phase()} />
    </div>
  );
}

export function describeProgress({ done, total, unit, elapsedMs }: ProgressView): string {
  const amount = (n: number): string => (unit === 'bytes' ? formatBytes(n) : designLabels.amount(formatNumber(n), unit));
  // The whole has the unit; of bytes each has its own, which may be another.
  const share = (n: number): string => (unit === 'bytes' ? formatBytes(n) : formatNumber(n));
  // A phase that counts nothing is told by its name alone.
  if (done === 0 && total === null) return '';
  const parts = [total === null ? amount(done) : designLabels.of(share(done), amount(total))];
  if (elapsedMs >= 1_000 && done > 0) {
    const rate = done / elapsedMs;
    parts.push(designLabels.aSecond(amount(Math.round(rate * 1_000))));
    if (total !== null && total > done) parts.push(designLabels.timeLeft(formatDuration(Math.ceil((total - done) / rate / 1_000) * 1_000)));
  }
  return parts.join(' · ');
}
