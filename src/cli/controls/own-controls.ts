import type { UserControlAnswer } from '../../contract/user-control.ts';
import type { Run } from '../../core/run.ts';
import { readUserControl, type FiledControl } from '../../engine/controls/index.ts';
import { displayName, misfitClause, ownControlsText } from '../../text/index.ts';
import { CliError } from '../cli-error.ts';
import { EXIT } from '../exit-codes.ts';
import type { RecordIndex } from '../record-index.ts';
import { readNamed } from '../signing-keys.ts';
import type { Terminal } from '../terminal.ts';
import { verifyPath, type Settings } from '../verify-inputs.ts';

export async function readControlFiles(paths: readonly string[]): Promise<readonly FiledControl[]> {
  const controls: FiledControl[] = [];
  for (const path of paths) {
    const reading = readUserControl(await readNamed(path));
    if (!reading.ok) throw new CliError(EXIT.unreadable, `not a control: ${misfitClause(reading)}`, `${path} must be as docs/formats/control.md says`);
    if (controls.some((each) => each.control.id === reading.value.control.id)) throw new CliError(EXIT.usage, `two controls are called ${reading.value.control.id}`);
    controls.push(reading.value);
  }
  return controls;
}

/** Verifies with the record written to an index beside, which lasts until the controls have been run over it. */
export async function verifyWithControls(path: string, controls: readonly FiledControl[], settings: Settings, terminal: Terminal): Promise<{ readonly run: Run; readonly answers: readonly UserControlAnswer[] }> {
  // DuckDB is large: loaded for those who bring controls.
  const { openRecordIndex } = await import('../record-index.ts');
  const index = await openRecordIndex();
  try {
    const verified = await verifyPath(path, settings, terminal, index.hooks);
    const { run } = verified;
    return { run, answers: (await index.finish(verified, null)) ? await runOver(index, controls, run) : [] };
  } finally {
    await index.drop();
  }
}

/** Runs them over an index that holds the record of this run. */
export async function runOver({ target }: RecordIndex, controls: readonly FiledControl[], run: Run): Promise<readonly UserControlAnswer[]> {
  const { runControlsOf } = await import('../../engine/index-db/user-control/index.ts');
  return runControlsOf(run, target, controls);
}

/** A control that cannot be run is no control: nothing is printed that could be taken for its result. */
export function refuseUnanswered(answers: readonly UserControlAnswer[]): void {
  for (const each of answers) {
    if (each.ok) continue;
    const detail = each.detail === '' ? '' : ` (${displayName(each.detail)})`;
    throw new CliError(EXIT.unreadable, `control ${each.id}: ${ownControlsText.queries[each.query]} ${ownControlsText.problems[each.problem]}${detail}`, 'docs/formats/control.md says what a query may do');
  }
}
