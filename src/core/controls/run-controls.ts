import type { ControlContext } from './context.ts';
import { mappingsOf } from './frameworks/index.ts';
import { judgeControl } from './judge.ts';
import { CONTROL_PACK, type ControlPack } from './pack.ts';
import type { ControlResult, Fact, SubjectKind } from './types.ts';
import { partsOf } from './walk.ts';

export interface ControlRunOptions {
  readonly integrityHolds: boolean;
  readonly kept: number;
  readonly pack?: ControlPack;
  /** Every fact of every test: those of one test in its population's order, and between them those of others. */
  readonly fact?: (control: string, fact: Fact, kind: SubjectKind | null) => void;
}

/**
 * Every test of the pack over the record, in the pack's order. All of them walk through the actions side by side: there may
 * be half a million, and to make one takes longer than to test it. The context is made with the pack's parameters.
 */
export function runControls(context: ControlContext, { integrityHolds, kept, pack = CONTROL_PACK, fact }: ControlRunOptions): readonly ControlResult[] {
  const walks = pack.tests.map((test) => ({
    walk: test.walk(context),
    judgement: judgeControl(test, {
      integrityHolds, kept, mappings: mappingsOf(test.id), ...(fact === undefined ? {} : { fact: (each: Fact, kind: SubjectKind | null) => fact(test.id, each, kind) }),
    }),
  }));
  for (const { walk, judgement } of walks) if (walk.first !== undefined) judgement.take(walk.first());
  for (const part of partsOf(context.record.actions)) for (const { walk, judgement } of walks) judgement.take(walk.over(part));
  return walks.map(({ walk, judgement }) => {
    judgement.take(walk.rest());
    return judgement.result();
  });
}
