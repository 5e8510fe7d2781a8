import { fileProblem, systemCode } from '../engine/files/file-problem.ts';
import { readRegular } from '../engine/files/read-regular.ts';
import { readPreviousRun } from '../engine/verify/previous.ts';
import { readTrust, type Trust } from '../engine/verify/trust.ts';
import { DEFAULT_VERIFY_LIMITS, endOfDay, readAsOf, verifyFile, type Verified, type VerifyFileHooks } from '../engine/verify/index.ts';
import { SelfTestError, UnreadableError } from '../engine/errors.ts';
import type { PreviousRun } from '../core/previous/index.ts';
import type { RunInputs } from '../core/run.ts';
import { misfitClause, problemClause } from '../text/index.ts';
import { CliError } from './cli-error.ts';
import { EXIT } from './exit-codes.ts';
import { progressLine } from './progress.ts';
import type { Terminal } from './terminal.ts';

/** Trust packs, runs, keys and certificates: far more than any of them has. */
export const MAX_INPUT_BYTES = 256 * 2 ** 20;

export interface VerifyOptions {
  readonly trust?: string;
  readonly asOf?: string;
  readonly artifact?: string;
  readonly previous?: string;
}

export interface Settings {
  readonly version: string;
  readonly trust: Trust | null;
  readonly asOf: string;
  readonly artifactPath: string | null;
  readonly previous: PreviousRun | null;
  /** Heads that an earlier run was held against; the terminal itself remembers none. */
  readonly rememberedHeads?: RunInputs['rememberedHeads'];
}

export async function readSettings(options: VerifyOptions, version: string, now: number): Promise<Settings> {
  return {
    version,
    trust: options.trust === undefined ? null : await readTrustFile(options.trust),
    asOf: options.asOf === undefined ? endOfDay(now) : asOf(options.asOf),
    artifactPath: options.artifact ?? null,
    previous: options.previous === undefined ? null : await readPreviousFile(options.previous),
  };
}

function asOf(text: string): string {
  const instant = readAsOf(text);
  if (instant === null) throw new CliError(EXIT.usage, `not a time: ${text}`, 'write 2026-11-23 or 2026-11-23T12:00:00Z, in UTC');
  return instant;
}

export async function readTrustFile(path: string): Promise<Trust> {
  const bytes = await readRegular(path, MAX_INPUT_BYTES).catch((error: unknown) => {
    throw new CliError(EXIT.unreadable, `the trust pack cannot be read: ${reason(error)}`, path);
  });
  const reading = readTrust(bytes);
  if (!reading.ok) throw new CliError(EXIT.unreadable, `not a trust pack: ${misfitClause(reading)}`, `${path} must be the trust pack as it was handed to you, byte for byte`);
  return reading.trust;
}

async function readPreviousFile(path: string): Promise<PreviousRun> {
  const bytes = await readRegular(path, MAX_INPUT_BYTES).catch((error: unknown) => {
    throw new CliError(EXIT.unreadable, `the previous run cannot be read: ${reason(error)}`, path);
  });
  const reading = readPreviousRun(bytes);
  if (!reading.ok) throw new CliError(EXIT.unreadable, `not a run: ${misfitClause(reading)}`, `${path} must be one run as proofroom verify --format json printed it`);
  return reading.previous;
}

/** Verifies without a vault: nothing is written but what a store of the caller's may, and no head is remembered. */
export async function verifyPath(path: string, settings: Settings, terminal: Terminal, hooks: Omit<VerifyFileHooks, 'progress'> = {}): Promise<Verified> {
  const progress = progressLine(process.stderr, terminal);
  try {
    return await verifyFile({ path, rememberedHeads: [], ...settings, limits: DEFAULT_VERIFY_LIMITS }, { ...hooks, progress: (phase, done, total) => progress.update(phase, done, total) });
  } catch (error) {
    if (error instanceof UnreadableError) throw new CliError(EXIT.unreadable, `${path} cannot be read: ${problemClause(error.because)}`);
    if (error instanceof SelfTestError) {
      const failed = error.failed.join(', ');
      const hint = 'try another build of Node, and report it with the output of node -p process.versions';
      throw new CliError(EXIT.internal, `the cryptography of this machine answers wrongly (${failed}), so nothing is verified`, hint);
    }
    throw error;
  } finally {
    progress.clear();
  }
}

/** Why a file cannot be read or written. What the system says and nobody has words for is given by its own name. */
export function reason(error: unknown): string {
  if (error instanceof UnreadableError) return problemClause(error.because);
  const problem = fileProblem(error);
  const code = problem === 'file-system' ? systemCode(error) : null;
  return `${problemClause(problem)}${code === null ? '' : ` (${code})`}`;
}
