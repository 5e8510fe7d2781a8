import type { PreviousRun } from '../core/previous/index.ts';
import { UnreadableError } from '../engine/errors.ts';
import { readLogEnds, type BundleEnds } from '../engine/verify/log-ends.ts';
import { DEFAULT_VERIFY_LIMITS, openContainer, verifyFile } from '../engine/verify/index.ts';
import { readPreviousRun } from '../engine/verify/previous.ts';
import { recognise } from '../engine/verify/recognise.ts';
import { aboutConduct, effectOf } from '../text/effects.ts';
import { problemClause } from '../text/index.ts';
import { CliError } from './cli-error.ts';
import { EXIT } from './exit-codes.ts';
import { asOfMade } from './refuse-faults.ts';
import { readTrustFile, reason } from './verify-inputs.ts';

export interface ContinuedBundle {
  readonly ends: BundleEnds;
  /** Its run, to hold the new bundle against. */
  readonly run: PreviousRun;
  /** Whose heads a reader with the trust pack believes, by origin; empty without one. */
  readonly logKeys: ReadonlyMap<string, string>;
}

/**
 * The bundle whose logs go on: verified first, because what is continued is vouched for. Without a trust pack its
 * signatures stay open, as for anybody; with one they must not.
 */
export async function readContinued(path: string, trustFile: string | undefined, made: { readonly version: string; readonly notBefore: string }): Promise<ContinuedBundle> {
  const trust = trustFile === undefined ? null : await readTrustFile(trustFile);
  try {
    if ((await recognise(path)).kind !== 'archive') throw new UnreadableError('not-an-archive');
    const { run, bytes } = await verifyFile({ path, artifactPath: null, trust, asOf: asOfMade(made.notBefore), limits: DEFAULT_VERIFY_LIMITS, rememberedHeads: [], version: made.version });
    // What decisions and controls came to is evidence, and does not keep a log from going on.
    const fault = run.findings.find(({ code }) => effectOf(code) === 'fail' && !aboutConduct(code));
    if (fault !== undefined) throw new CliError(EXIT.unreadable, `the previous bundle does not hold: ${fault.code}`, `proofroom verify ${path} says more`);
    const wanted = trust === null ? ['integrity'] : ['integrity', 'authenticity', 'completeness'];
    const open = run.verdict.axes.find(({ axis, outcome }) => wanted.includes(axis) && outcome !== 'pass');
    if (open !== undefined) throw new CliError(EXIT.unreadable, `the previous bundle does not hold: its ${open.axis} cannot be told`, `proofroom verify ${path} says more`);
    const previous = readPreviousRun(Buffer.from(bytes));
    if (!previous.ok) throw new Error('a run that was just made can be read');
    const container = await openContainer(path, 'archive', DEFAULT_VERIFY_LIMITS);
    try {
      const ends = await readLogEnds(container, DEFAULT_VERIFY_LIMITS);
      const exchanged = ends.logs.some(({ origin, root }) => run.streams.every((stream) => stream.origin !== origin || stream.merkleRoot !== root));
      if (exchanged) throw new UnreadableError('file-changed');
      return { ends, run: previous.previous, logKeys: new Map(trust?.pack.logs.map(({ origin, keyid }) => [origin, keyid])) };
    } finally {
      await container.close();
    }
  } catch (error) {
    if (error instanceof UnreadableError) throw new CliError(EXIT.unreadable, `the previous bundle ${path} cannot be read: ${problemClause(error.because)}`);
    if (error instanceof Error && 'syscall' in error) throw new CliError(EXIT.unreadable, `the previous bundle ${path} cannot be read: ${reason(error)}`);
    throw error;
  }
}
