import type { OwnControlAnswer } from '../../contract/index.ts';
import { readUserControl } from '../../core/controls/user-control.ts';
import type { Run } from '../../core/run.ts';
import { runControlsOf } from '../index-db/user-control/index.ts';

/** One control of a person's own over an index that stands on the disk, with the limits of docs/formats/control.md. Rejects when the index cannot be opened. */
export async function runOwnControl(text: string, run: Run, dataDir: string): Promise<OwnControlAnswer> {
  const reading = readUserControl(new TextEncoder().encode(text));
  if (!reading.ok) return { kind: 'malformed', problem: reading.problem, at: reading.at };
  const { control, digest } = reading.value;
  const [answer] = await runControlsOf(run, { dataDir, digest: run.subject.digest }, [reading.value]);
  if (answer === undefined) throw new Error('a control was run without an answer');
  if (!answer.ok) return { kind: 'refused', refusal: answer };
  return { kind: 'result', own: { title: control.title, rationale: control.rationale, population: control.population, digest, result: answer.result } };
}
