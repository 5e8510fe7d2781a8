import type { Finding } from '../core/findings/index.ts';
import type { PreviousRun } from '../core/previous/index.ts';
import type { Run } from '../core/run.ts';
import { DEFAULT_VERIFY_LIMITS, endOfDay, verifyFile } from '../engine/verify/index.ts';
import type { Trust } from '../engine/verify/trust.ts';
import { effectOf } from '../text/effects.ts';
import { displayName } from '../text/index.ts';
import { CliError } from './cli-error.ts';
import { EXIT } from './exit-codes.ts';

/** The end of today, or `notBefore` where the clocks of those who made it are ahead. */
export function asOfMade(notBefore: string): string {
  const today = endOfDay(Date.now());
  return notBefore > today ? notBefore : today;
}

/** A run of what was just made. */
export async function verifyMade(path: string, made: { readonly version: string; readonly trust: Trust | null; readonly notBefore: string; readonly previous?: PreviousRun | null }): Promise<Run> {
  const { run } = await verifyFile({ path, artifactPath: null, trust: made.trust, asOf: asOfMade(made.notBefore), previous: made.previous ?? null, limits: DEFAULT_VERIFY_LIMITS, rememberedHeads: [], version: made.version });
  return run;
}

/** Nobody should hand over, or sign further, what fails the first verification. `counts` picks the findings that were made here. */
export function refuseFaults(run: Run, counts: (finding: Finding) => boolean): void {
  const faults = run.findings.filter((finding) => effectOf(finding.code) === 'fail' && counts(finding));
  const [first] = faults;
  if (first === undefined) return;
  const more = faults.length === 1 ? '' : ` and ${faults.length - 1} more`;
  const where = [first.at.file, first.at.event, first.at.pointer].filter((part) => part !== undefined).map((part) => displayName(part)).join(', ');
  throw new CliError(EXIT.unreadable, `the bundle would not verify: ${first.code}${where === '' ? '' : ` in ${where}`}${more}`, 'docs/findings.md says what each code means');
}
