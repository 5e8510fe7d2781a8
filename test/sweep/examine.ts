import { CODES, type Axis, type Finding, type Outcome } from '../../src/core/findings/index.ts';
import { DEFAULT_LIMITS, type Run } from '../../src/core/run.ts';
import { readTrustPack } from '../../src/core/trust/read-pack.ts';
import { runOfBytes } from '../../src/engine/verify/index.ts';

/** The axes that a change of bytes must be able to bring down; time and policy are not held by any bundle of this version. */
const MUST_HOLD: readonly Axis[] = ['integrity', 'authenticity', 'completeness'];
/** What `proofroom verify` requires for exit code 0 unless told otherwise. */
const REQUIRED: readonly Axis[] = ['integrity', 'authenticity'];

/** A changed file, held against the clean one. */
export interface Examination {
  /** Every axis that is required by default passes: the changed file would be believed. */
  readonly passes: boolean;
  /** Axes whose outcome is worse than the clean file's. */
  readonly worse: readonly Axis[];
  /** Findings that decide an outcome and that the clean run has not. */
  readonly fresh: readonly Finding[];
  /** What the verifier threw; a crash is an answer. */
  readonly threw: string | null;
}

export interface Examiner {
  readonly clean: Run;
  /** Verifies a changed file and compares it with the clean run. Never throws. */
  examine(bytes: Uint8Array): Promise<Examination>;
}

/**
 * Verifies a clean file as any shell would, but for its bytes being in memory, and keeps the result to compare with.
 * Throws when the clean file does not hold: everything would be "detected" then.
 */
export async function createExaminer(file: Uint8Array, trustPack: Uint8Array, asOf: string): Promise<Examiner> {
  const read = readTrustPack(trustPack);
  if (!read.ok) throw new Error(`trust pack: ${read.problem}`);
  const trust = { pack: read.pack, digest: read.digest };
  const verify = (bytes: Uint8Array): Promise<Run> =>
    runOfBytes(bytes, { artifactPath: null, trust, asOf, limits: DEFAULT_LIMITS, rememberedHeads: [], version: 'sweep' });
  const clean = await verify(file);
  const before = outcomesOf(clean);
  const missing = MUST_HOLD.filter((axis) => before.get(axis) !== 'pass');
  if (missing.length > 0) throw new Error(`the clean bundle does not hold: ${missing.join(', ')}: ${JSON.stringify(clean.findings)}`);
  const known = new Set(clean.findings.map(essence));
  return {
    clean,
    async examine(bytes) {
      try {
        const run = await verify(bytes);
        const after = outcomesOf(run);
        return {
          passes: REQUIRED.every((axis) => after.get(axis) === 'pass'),
          worse: [...before].filter(([axis, outcome]) => BADNESS[after.get(axis) ?? 'fail'] > BADNESS[outcome]).map(([axis]) => axis),
          // A control that can no longer tell follows from what was found of the bytes, and is no finding of them.
          fresh: run.findings.filter(({ code, ...rest }) => CODES[code].effect !== 'note' && CODES[code].axis !== 'controls' && !known.has(essence({ code, ...rest }))),
          threw: null,
        };
      } catch (error) {
        return { passes: false, worse: [], fresh: [], threw: error instanceof Error ? error.message : String(error) };
      }
    },
  };
}

const BADNESS: Readonly<Record<Outcome, number>> = { pass: 0, 'not-applicable': 0, 'not-checked': 1, indeterminate: 1, fail: 2 };
const outcomesOf = (run: Run): ReadonlyMap<Axis, Outcome> => new Map(run.verdict.axes.map((each) => [each.axis, each.outcome]));
const essence = (finding: Finding): string => JSON.stringify([finding.code, finding.at, finding.expected, finding.computed, finding.values]);

export const codesOf = (findings: readonly Finding[]): readonly string[] => [...new Set(findings.map((finding) => finding.code))];
