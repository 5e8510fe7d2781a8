import { useEffect } from 'react';
import { useEngine } from '../engine/index.tsx';
import { useRows } from '../review/index.tsx';
import { runKept, useStates, type KeptControl } from './store.ts';

const RUNNING: KeptControl['state'] = { kind: 'running' };

/** The controls that are kept with a case, oldest first, each run over the run on screen the first time that it is shown. */
export function useKept(caseId: string, runId: string): readonly KeptControl[] {
  const engine = useEngine();
  const rows = useRows(caseId, 'controls');
  const states = useStates(runId);
  const kept = (rows ?? []).filter((row) => row.putAway === null);
  useEffect(() => {
    for (const row of kept) if (states[row.id] === undefined) void runKept(engine, runId, row);
  });
  return kept.map((row) => ({ row, state: states[row.id] ?? RUNNING }));
}
