import type { ReactNode } from 'react';
import { controlsScreen, displayName } from '../../text/index.ts';
import type { JudgedWaiver } from './waivers.ts';

const words = () => controlsScreen.waiver;

/** Beside an outcome, never in its place: that somebody bears it, or did. */
export function WaiverMark({ waivers }: { readonly waivers: readonly JudgedWaiver[] }): ReactNode {
  const [first] = waivers;
  if (first === undefined || first.state === 'withdrawn' || first.state === 'not-yet') return null;
  const until = displayName(first.row.until, 10);
  const text = first.state === 'in-force' ? (first.row.subject === undefined ? words().inForce(until) : words().oneInForce(until)) : first.state === 'expired' ? words().expired(until) : words().outgrown;
  return <span className="control-mark" data-state={first.state}>{text}</span>;
}
