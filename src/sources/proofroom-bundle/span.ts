import type { Pointer } from '../../core/findings/index.ts';
import type { Moment } from '../../core/model/record.ts';

/** How often something was seen, and when first and last by time: events of several logs do not come in the order of time. */
export interface Span {
  events: number;
  firstTime: number;
  firstAt: Pointer;
  lastTime: number;
  lastAt: Pointer;
}

/** Not yet counted: `countSpan` counts the first time too. */
export const newSpan = (time: number, at: Pointer): Span => ({ events: 0, firstTime: time, firstAt: at, lastTime: time, lastAt: at });

export function countSpan(span: Span, time: number, at: Pointer): void {
  span.events += 1;
  if (time < span.firstTime) {
    span.firstTime = time;
    span.firstAt = at;
  }
  if (time >= span.lastTime) {
    span.lastTime = time;
    span.lastAt = at;
  }
}

export const firstOf = (span: Span): Moment => ({ time: span.firstTime, at: span.firstAt });
export const lastOf = (span: Span): Moment => ({ time: span.lastTime, at: span.lastAt });
