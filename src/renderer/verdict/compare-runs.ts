import type { Axis, Finding, Outcome, Run } from '../../contract/index.ts';
import { findingKey } from '../app/finding-key.ts';

/** Two runs side by side. Nothing is judged: what each said stands beside what the other said. */
export interface RunComparison {
  readonly axes: readonly { readonly axis: Axis; readonly before: Outcome; readonly now: Outcome }[];
  readonly controls: readonly { readonly id: string; readonly before: Outcome | null; readonly now: Outcome | null }[];
  /** Findings by code and place. A finding with other values at the same place is the same finding. */
  readonly appeared: readonly Finding[];
  readonly gone: readonly Finding[];
  readonly inputs: readonly { readonly key: InputKey; readonly before: string; readonly now: string }[];
}

export type InputKey = 'evidence' | 'software' | 'trustPack' | 'controlPack' | 'asOf' | 'rememberedHeads' | 'previousRun' | 'limits';

export function compareRuns(then: Run, now: Run): RunComparison {
  const ids = [...new Set([...then.controls, ...now.controls].map((control) => control.id))].sort();
  const outcome = (run: Run, id: string): Outcome | null => run.controls.find((control) => control.id === id)?.outcome ?? null;
  const [before, after] = [inputsOf(then), inputsOf(now)];
  return {
    axes: now.verdict.axes.map(({ axis, outcome: here }) => ({ axis, before: then.verdict.axes.find((each) => each.axis === axis)?.outcome ?? 'not-checked', now: here })),
    controls: ids.map((id) => ({ id, before: outcome(then, id), now: outcome(now, id) })).filter((each) => each.before !== each.now),
    appeared: without(now, then),
    gone: without(then, now),
    inputs: after.flatMap(([key, value], index) => {
      const earlier = before[index]?.[1] ?? '';
      return earlier === value ? [] : [{ key, before: earlier, now: value }];
    }),
  };
}

function without(run: Run, other: Run): readonly Finding[] {
  const known = new Set(other.findings.map(findingKey));
  return run.findings.filter((finding) => !known.has(findingKey(finding)));
}

function inputsOf({ inputs, software, subject }: Run): readonly (readonly [InputKey, string])[] {
  return [
    ['evidence', subject.digest],
    ['software', software.version],
    ['trustPack', inputs.trustPack === null ? '' : `${inputs.trustPack.name}, ${inputs.trustPack.digest}`],
    ['controlPack', `${inputs.controlPack.id} ${inputs.controlPack.version}, ${inputs.controlPack.digest}`],
    ['asOf', inputs.asOf],
    ['rememberedHeads', inputs.rememberedHeads.map(({ origin, size, root }) => `${origin} ${size} ${root}`).join(', ')],
    ['previousRun', inputs.previousRun?.digest ?? ''],
    ['limits', JSON.stringify(inputs.limits)],
  ];
}
