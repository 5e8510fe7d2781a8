import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { DEFAULT_VERIFY_LIMITS, readGivenRun, saysRun } from '../../engine/verify/index.ts';
import { readRegular } from '../../engine/files/read-regular.ts';
import type { Run } from '../../core/run.ts';
import type { Verified } from '../../engine/verify/index.ts';
import { misfitClause } from '../../text/index.ts';
import { CliError } from '../cli-error.ts';
import { EXIT } from '../exit-codes.ts';
import { MAX_INPUT_BYTES, type Settings } from '../verify-inputs.ts';

export interface GivenRunFile {
  readonly run: Run;
  readonly bytes: Uint8Array;
  readonly runId: string;
}

/** The run that a file holds, or null where it does not say that it is one: then it is evidence, or will be found to be none. */
export async function readRunFile(path: string): Promise<GivenRunFile | null> {
  const found = await stat(path).catch(() => null);
  if (found === null || !found.isFile() || found.size > MAX_INPUT_BYTES) return null;
  const bytes = await readRegular(path, MAX_INPUT_BYTES).catch(() => null);
  if (bytes === null || !saysRun(bytes)) return null;
  const given = readGivenRun(bytes);
  if (!given.ok) throw new CliError(EXIT.unreadable, `not a run: ${misfitClause(given)}`, `${path} must be one run as proofroom verify --format json printed it`);
  return given;
}

/**
 * Settings under which the evidence of a run is verified again. What the run names by digest has to be named here too, and
 * has to be the same: another trust pack gives another run, and the user should hear which input it was.
 */
export function settingsLike(run: Run, settings: Settings): Settings {
  const { inputs } = run;
  if (run.software.version !== settings.version) throw different(`the run was made by Proofroom ${run.software.version}, and this is ${settings.version}`, 'make the run again with proofroom verify');
  const limits: Readonly<Record<string, number>> = { ...inputs.limits };
  if (Object.entries(DEFAULT_VERIFY_LIMITS).some(([name, limit]) => limits[name] !== limit)) throw different('the run was made under other limits', 'make the run again with proofroom verify');
  sameFile('--trust', 'trust pack', inputs.trustPack?.digest ?? null, settings.trust?.digest ?? null);
  sameFile('--previous', 'earlier run', inputs.previousRun?.digest ?? null, settings.previous?.digest ?? null);
  return { ...settings, asOf: inputs.asOf, rememberedHeads: inputs.rememberedHeads };
}

/** A run is a function of evidence and inputs: where the bytes differ, one of the two was changed. */
export function refuseOther(given: GivenRunFile, verified: Verified, path: string): void {
  if (verified.run.subject.digest !== given.run.subject.digest) {
    throw different(`${basename(path)} is not the evidence of the run: its SHA-256 is ${verified.run.subject.digest.slice(0, 16)}…, and the run is of ${given.run.subject.digest.slice(0, 16)}…`, null);
  }
  if (Buffer.from(verified.bytes).equals(given.bytes)) return;
  const parts = Object.entries(verified.run).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(given.run[name as keyof Run])).map(([name]) => name);
  throw different(`verified again, ${basename(path)} gives another run: ${parts.join(', ')} differ`, 'somebody changed the run, or the file that it signs was not named with --artifact');
}

function sameFile(option: string, what: string, wanted: string | null, named: string | null): void {
  if (wanted === named) return;
  if (wanted === null) throw different(`the run was made without ${what}`, `leave out ${option}`);
  throw different(named === null ? `the run was made with a ${what}, and none is named` : `the run was made with another ${what}`, `name the one with the SHA-256 ${wanted} by ${option}`);
}

const different = (message: string, hint: string | null): CliError => new CliError(EXIT.unreadable, message, hint);
