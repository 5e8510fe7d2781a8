import { CODES, type Finding } from '../../src/core/findings/index.ts';
import { DEFAULT_LIMITS, type Run } from '../../src/core/run.ts';
import { readTrustPack } from '../../src/core/trust/read-pack.ts';
import { verifyFile } from '../../src/engine/verify/index.ts';

/** The axes that a change of bytes must be able to bring down; time and policy are not held by any bundle of this version. */
const MUST_HOLD = ['integrity', 'authenticity', 'completeness'] as const;

type Examination =
  | { readonly detected: true; readonly codes: readonly string[] }
  | { readonly detected: false; readonly codes: readonly string[]; readonly because: string };

export interface Examiner {
  readonly clean: Run;
  /** Verifies what is at the path now and compares it with the clean run. Never throws: a crash is an answer. */
  examine(): Promise<Examination>;
}

/**
 * Verifies the clean file at `path` as any shell would and keeps the result to compare with what is later at `changed`,
 * by default the same path. Throws when the clean file does not hold: everything would be "detected" then.
 */
export async function createExaminer(path: string, trustPack: Uint8Array, asOf: string, changed = path): Promise<Examiner> {
  const read = readTrustPack(trustPack);
  if (!read.ok) throw new Error(`trust pack: ${read.problem}`);
  const verify = async (at: string): Promise<Run> =>
    (await verifyFile({ path: at, artifactPath: null, trust: { pack: read.pack, digest: read.digest }, asOf, limits: DEFAULT_LIMITS, rememberedHeads: [], version: 'sweep' })).run;
  const clean = await verify(path);
  const outcomes = new Map(clean.verdict.axes.map((axis) => [axis.axis, axis.outcome]));
  const missing = MUST_HOLD.filter((axis) => outcomes.get(axis) !== 'pass');
  if (missing.length > 0) throw new Error(`the clean bundle does not hold: ${missing.join(', ')}: ${JSON.stringify(clean.findings)}`);
  const known = new Set(clean.findings.map(essence));
  return {
    clean,
    async examine() {
      try {
        const run = await verify(changed);
        const lost = run.verdict.axes.some((axis) => outcomes.get(axis.axis) === 'pass' && axis.outcome !== 'pass');
        const fresh = run.findings.filter((finding) => !known.has(essence(finding)));
        const codes = [...new Set(fresh.map((finding) => finding.code))];
        if (!lost) return { detected: false, codes, because: 'every axis that held before still holds' };
        if (codes.every((code) => CODES[code].effect === 'note')) return { detected: false, codes, because: 'no deciding finding that the clean bundle has not' };
        return { detected: true, codes: codes.filter((code) => CODES[code].effect !== 'note') };
      } catch (error) {
        return { detected: false, codes: [], because: `the verifier threw: ${error instanceof Error ? error.message : String(error)}` };
      }
    },
  };
}

const essence = (finding: Finding): string => JSON.stringify([finding.code, finding.at, finding.expected, finding.computed, finding.values]);
