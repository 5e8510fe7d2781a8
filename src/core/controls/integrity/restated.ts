import { CODES, type CheckId, type CheckReport, type Finding, type FindingCode, type Pointer } from '../../findings/index.ts';

/** What the verifier found of one thing, as far as it decides something: notes are left out. */
export interface Restated {
  readonly failures: number;
  readonly doubts: number;
  /** The first failure; without one, the first doubt. */
  readonly first: { readonly code: FindingCode; readonly at: Pointer } | null;
}

const NOTHING: Restated = { failures: 0, doubts: 0, first: null };

/** Deciding findings of the given checks, by what `subjectOf` says they are about; a finding about nothing in particular counts for all, under `''`. */
export function restate(checks: readonly CheckReport[], ids: readonly CheckId[], subjectOf: (finding: Finding) => string | null): (subject: string) => Restated {
  const found = new Map<string, Restated>();
  for (const { findings } of checks.filter((each) => ids.includes(each.id))) {
    for (const finding of findings) {
      const { effect } = CODES[finding.code];
      if (effect === 'note') continue;
      const subject = subjectOf(finding) ?? '';
      const before = found.get(subject) ?? NOTHING;
      const first = { code: finding.code, at: finding.at };
      found.set(subject, {
        failures: before.failures + (effect === 'fail' ? 1 : 0),
        doubts: before.doubts + (effect === 'fail' ? 0 : 1),
        first: before.first === null || (effect === 'fail' && before.failures === 0) ? first : before.first,
      });
    }
  }
  const general = found.get('') ?? NOTHING;
  return (subject) => {
    const own = found.get(subject);
    if (own === undefined) return general;
    if (general.first === null) return own;
    const ownDecides = own.failures > 0 || general.failures === 0;
    return { failures: own.failures + general.failures, doubts: own.doubts + general.doubts, first: ownDecides ? own.first : general.first };
  };
}

/** The log that a finding is about: named, or the folder or checkpoint that it points to. */
export function streamOf({ at, values }: Finding): string | null {
  const named = values?.['stream'];
  if (typeof named === 'string') return named;
  return /^(?:audit|checkpoints)\/([^/]+?)(?:\/|\.txt$)/.exec(at.file ?? '')?.[1] ?? null;
}

/** Whether one of the checks could not be made at all. */
export const blocked = (checks: readonly CheckReport[], id: CheckId): boolean => checks.some((each) => each.id === id && each.skipped === 'blocked');
