import type { ReactNode } from 'react';
import { frameLabels } from '../../text/index.ts';
import { isUnreached } from '../engine/errors.ts';
import { useEngine, useQuery } from '../engine/index.tsx';
import { useSession } from './session.ts';

/** Nobody answers behind this window any more. */
export function useEnded(): boolean {
  const engine = useEngine();
  const status = useQuery(['status'], (signal) => engine.session.status(undefined, { signal }));
  return status.status === 'failed' && isUnreached(status.error);
}

/** Above every screen: a window that looks as before would take work that another address never sees. */
export function EndedBanner(): ReactNode {
  const ended = useEnded();
  const saved = useSession((session) => session.reviewSaved);
  if (!ended) return null;
  return <p className="problem frame-ended" role="alert">{frameLabels.theWorkstationHasEnded}{!saved && <> <strong>{frameLabels.unsavedHere}</strong></>}</p>;
}
