import type { ControlContext } from './context.ts';
import { mappingsOf } from './frameworks/index.ts';
import { judgeControl } from './judge.ts';
import { CONTROL_PACK, type ControlPack } from './pack.ts';
import type { ControlResult, Fact, SubjectKind } from './types.ts';

export interface ControlRunOptions {
  readonly integrityHolds: boolean;
  readonly kept: number;
  readonly pack?: ControlPack;
  /** Every fact of every test, test by test, each in its population's order. */
  readonly fact?: (control: string, fact: Fact, kind: SubjectKind | null) => void;
}

/** Every test of the pack over the record, in the pack's order. The context is made with the pack's parameters. */
export function runControls(context: ControlContext, { integrityHolds, kept, pack = CONTROL_PACK, fact }: ControlRunOptions): readonly ControlResult[] {
  return pack.tests.map((test) => judgeControl(test, context, {
    integrityHolds, kept, mappings: mappingsOf(test.id), ...(fact === undefined ? {} : { fact: (each: Fact, kind: SubjectKind | null) => fact(test.id, each, kind) }),
  }));
}
