import type { CustodyAct } from '../core/custody/entry.ts';
import { acts, displayName } from '../text/index.ts';
import type { CustodyLine } from './input.ts';

/** What was done, in a sentence; an act that nobody wrote a sentence for, as the log names it. */
export const custodyAct = ({ act, detail }: CustodyLine): string => (isAct(act) ? acts[act](detail) : displayName(act));

const isAct = (act: string): act is CustodyAct => Object.hasOwn(acts, act);
