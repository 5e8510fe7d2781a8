import { basename } from 'node:path';
import type { FiledControl } from '../../engine/controls/index.ts';
import type { Run } from '../../core/run.ts';
import type { OwnControlWork } from '../../report/index.ts';
import { readControlFiles, refuseUnanswered, runOver } from '../controls/own-controls.ts';
import type { RecordIndex } from '../record-index.ts';

/** A control's file as the user named it. */
export interface NamedControl {
  readonly name: string;
  readonly filed: FiledControl;
}

export async function readNamedControls(paths: readonly string[]): Promise<readonly NamedControl[]> {
  const read = await readControlFiles(paths);
  return read.map((filed, at) => ({ name: basename(paths[at] ?? ''), filed }));
}

/** What they came to over the record of this run. One that cannot be run is refused, and no report is written. */
export async function ownWork(controls: readonly NamedControl[], index: RecordIndex, run: Run): Promise<readonly OwnControlWork[]> {
  const answers = await runOver(index, controls.map(({ filed }) => filed), run);
  refuseUnanswered(answers);
  return controls.flatMap(({ name, filed: { control, digest } }, at) => {
    const answer = answers[at];
    if (answer?.ok !== true) return [];
    const { title, rationale, population } = control;
    return [{ name, kept: null, came: { kind: 'result', own: { title, rationale, population, digest, result: answer.result } } }];
  });
}
