import { create } from 'zustand';
import type { EngineClient, OwnControl, OwnControlAnswer } from '../../contract/index.ts';

/** As many bytes as docs/formats/control.md allows. */
const MAX_BYTES = 2 ** 18;

/** A control file somebody chose, and what became of it. */
export interface ChosenControl {
  readonly name: string;
  readonly state: OwnControlAnswer | { readonly kind: 'running' } | { readonly kind: 'too-large' } | { readonly kind: 'failed'; readonly error: unknown };
}

interface OwnControls {
  /** By run, for as long as the window is open: they are part of nothing that is kept. */
  readonly byRun: Readonly<Record<string, readonly ChosenControl[]>>;
  readonly set: (runId: string, change: (chosen: readonly ChosenControl[]) => readonly ChosenControl[]) => void;
}

export const useOwnControls = create<OwnControls>((set) => ({
  byRun: {},
  set: (runId, change) => set(({ byRun }) => ({ byRun: { ...byRun, [runId]: change(byRun[runId] ?? []) } })),
}));

const NONE: readonly ChosenControl[] = [];
export const useChosen = (runId: string): readonly ChosenControl[] => useOwnControls(({ byRun }) => byRun[runId] ?? NONE);

export const ownOf = (chosen: readonly ChosenControl[]): readonly OwnControl[] => chosen.flatMap(({ state }) => (state.kind === 'result' ? [state.own] : []));

const idOf = ({ state }: ChosenControl): string | null => (state.kind === 'result' ? state.own.result.id : null);

/** A file chosen again, and another control of the same id, takes the place of what was there. */
export function placed(chosen: readonly ChosenControl[], next: ChosenControl): readonly ChosenControl[] {
  const id = idOf(next);
  return [...chosen.filter((each) => each.name !== next.name && (id === null || idOf(each) !== id)), next];
}

/** Runs one file; what went wrong stands where its result would. Never rejects. */
export async function chooseControl(engine: EngineClient, runId: string, file: File): Promise<void> {
  const put = (state: ChosenControl['state']): void => useOwnControls.getState().set(runId, (chosen) => placed(chosen, { name: file.name, state }));
  if (file.size > MAX_BYTES) return put({ kind: 'too-large' });
  put({ kind: 'running' });
  try {
    put(await engine.ownControls.run({ runId, text: await file.text() }));
  } catch (error) {
    put({ kind: 'failed', error });
  }
}
