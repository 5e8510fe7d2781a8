import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { UserControlAnswer } from '../../contract/user-control.ts';
import type { Run } from '../../core/run.ts';
import { readUserControl, type FiledControl } from '../../engine/controls/index.ts';
import { hashFile, hashFolder } from '../../engine/files/hash-file.ts';
import { DEFAULT_VERIFY_LIMITS, openContainer } from '../../engine/verify/index.ts';
import { displayName, misfitClause, ownControlsText } from '../../text/index.ts';
import { CliError } from '../cli-error.ts';
import { EXIT } from '../exit-codes.ts';
import { readNamed } from '../signing-keys.ts';
import type { Terminal } from '../terminal.ts';
import { reason, verifyPath, type Settings } from '../verify-inputs.ts';

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
  const { openIndexWriter } = await import('../../engine/index-db/index.ts');
  const dataDir = await mkdtemp(join(tmpdir(), 'proofroom-controls-'));
  try {
    const target = { dataDir, digest: await digestOf(path) };
    const writer = await openIndexWriter(target);
    try {
      const { run, record } = await verifyPath(path, settings, terminal, {
        event: (row) => writer.event(row), action: (action) => writer.action(action), fact: (control, fact, kind) => writer.fact(control, fact, kind), tree: (start) => writer.tree(start),
      });
      if (record === null || run.subject.digest !== target.digest) return { run, answers: [] };
      await writer.finish({ record, run });
      return { run, answers: await runOver(target, controls, run) };
    } finally {
      await writer.abort();
    }
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** Runs them over an index that holds the record of this run. */
export async function runOver(target: { readonly dataDir: string; readonly digest: string }, controls: readonly FiledControl[], run: Run): Promise<readonly UserControlAnswer[]> {
  const { runUserControls } = await import('../../engine/index-db/user-control/index.ts');
  const integrityHolds = run.verdict.axes.some((each) => each.axis === 'integrity' && each.outcome === 'pass');
  return runUserControls(target, controls, { integrityHolds, kept: DEFAULT_VERIFY_LIMITS.maxFindingsPerCode });
}

/** A control that cannot be run is no control: nothing is printed that could be taken for its result. */
export function refuseUnanswered(answers: readonly UserControlAnswer[]): void {
  for (const each of answers) {
    if (each.ok) continue;
    const detail = each.detail === '' ? '' : ` (${displayName(each.detail)})`;
    throw new CliError(EXIT.unreadable, `control ${each.id}: ${ownControlsText.queries[each.query]} ${ownControlsText.problems[each.problem]}${detail}`, 'docs/formats/control.md says what a query may do');
  }
}

async function digestOf(path: string): Promise<string> {
  try {
    if (!(await stat(path)).isDirectory()) return (await hashFile(path)).sha256;
    const container = await openContainer(path, 'folder', DEFAULT_VERIFY_LIMITS);
    const { sha256 } = await hashFolder(container);
    await container.close();
    return sha256;
  } catch (error) {
    throw new CliError(EXIT.unreadable, `${path} cannot be read: ${reason(error)}`);
  }
}
