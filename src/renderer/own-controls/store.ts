import { create } from 'zustand';
import type { EngineClient, KeepAnswer, OwnControl, OwnControlAnswer } from '../../contract/index.ts';
import type { OwnControlRow } from '../review/types.ts';

/** As many bytes as docs/formats/control.md allows. */
const MAX_BYTES = 2 ** 18;

type Under = { readonly kind: 'running' } | { readonly kind: 'failed'; readonly error: unknown };
/** A file somebody chose that is not kept, and why. */
export interface Attempt {
  readonly name: string;
  readonly state: Exclude<KeepAnswer, { readonly kind: 'kept' }> | Under | { readonly kind: 'too-large' };
}
/** A control that is kept with the case, and what it came to over the run on screen. */
export interface KeptControl {
  readonly row: OwnControlRow;
  readonly state: OwnControlAnswer | Under;
}

interface OwnControls {
  /** By run. */
  readonly attempts: Readonly<Record<string, readonly Attempt[]>>;
  /** By run and row. A run never changes and neither does a kept file, so that each is run once while the window is open. */
  readonly states: Readonly<Record<string, Readonly<Record<string, KeptControl['state']>>>>;
  readonly setAttempts: (runId: string, change: (attempts: readonly Attempt[]) => readonly Attempt[]) => void;
  readonly setState: (runId: string, rowId: string, state: KeptControl['state']) => void;
}

export const useOwnControls = create<OwnControls>((set) => ({
  attempts: {},
  states: {},
  setAttempts: (runId, change) => set(({ attempts }) => ({ attempts: { ...attempts, [runId]: change(attempts[runId] ?? []) } })),
  setState: (runId, rowId, state) => set(({ states }) => ({ states: { ...states, [runId]: { ...states[runId], [rowId]: state } } })),
}));

const NO_ATTEMPTS: readonly Attempt[] = [];
export const useAttempts = (runId: string): readonly Attempt[] => useOwnControls(({ attempts }) => attempts[runId] ?? NO_ATTEMPTS);
const NO_STATES: Readonly<Record<string, KeptControl['state']>> = {};
export const useStates = (runId: string): Readonly<Record<string, KeptControl['state']>> => useOwnControls(({ states }) => states[runId] ?? NO_STATES);

export const ownOf = (kept: readonly KeptControl[]): readonly OwnControl[] => kept.flatMap(({ state }) => (state.kind === 'result' ? [state.own] : []));

/** Runs one kept control over a run. Never rejects. */
export async function runKept(engine: EngineClient, runId: string, { id, text }: OwnControlRow): Promise<void> {
  const { setState } = useOwnControls.getState();
  setState(runId, id, { kind: 'running' });
  try {
    setState(runId, id, await engine.ownControls.run({ runId, text }));
  } catch (error) {
    setState(runId, id, { kind: 'failed', error });
  }
}

/** Has one file run and kept; what went wrong stands where its result would. Whether it was kept; never rejects. */
export async function keepControl(engine: EngineClient, at: { readonly caseId: string; readonly runId: string; readonly by: string }, file: File): Promise<boolean> {
  const { setAttempts, setState } = useOwnControls.getState();
  const put = (state: Attempt['state'] | null): void => setAttempts(at.runId, (all) => [...all.filter(({ name }) => name !== file.name), ...(state === null ? [] : [{ name: file.name, state }])]);
  if (file.size > MAX_BYTES) {
    put({ kind: 'too-large' });
    return false;
  }
  put({ kind: 'running' });
  try {
    const answer = await engine.ownControls.keep({ ...at, name: file.name.slice(0, 200), text: await file.text() });
    if (answer.kind !== 'kept') {
      put(answer);
      return false;
    }
    setState(at.runId, answer.id, { kind: 'result', own: answer.own });
    put(null);
    return true;
  } catch (error) {
    put({ kind: 'failed', error });
    return false;
  }
}
