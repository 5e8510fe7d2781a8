import type { CheckReport } from './check.ts';
import { CHECKS, CODES, type CheckId, type FindingCode } from './codes.ts';
import type { Finding } from './finding.ts';

/** Where verifying steps put what they notice. The author decides how much that is: memory per code is bounded. */
export interface FindingSink {
  add(finding: Finding): void;
  /** How many findings of a code were added, kept or not. */
  count(code: FindingCode): number;
  /** The kept findings of one check, in the order they were added, and how many of each code were not kept. */
  of(check: CheckId): Required<Pick<CheckReport, 'findings' | 'leftOut'>>;
}

export function createFindingSink(maxPerCode: number): FindingSink {
  const kept = new Map<CheckId, Finding[]>((Object.keys(CHECKS) as CheckId[]).map((id) => [id, []]));
  const counts = new Map<FindingCode, number>();
  return {
    add(finding) {
      const count = (counts.get(finding.code) ?? 0) + 1;
      counts.set(finding.code, count);
      if (count <= maxPerCode) kept.get(CODES[finding.code].check)!.push(finding);
    },
    count: (code) => counts.get(code) ?? 0,
    of: (check) => ({
      findings: kept.get(check) ?? [],
      leftOut: [...counts].flatMap(([code, count]) =>
        CODES[code].check === check && count > maxPerCode ? [{ code, count: count - maxPerCode }] : [],
      ),
    }),
  };
}
