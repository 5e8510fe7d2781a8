import type { CheckReport } from './check.ts';
import { CHECKS, type CheckId } from './checks.ts';
import { CODES, type FindingCode } from './codes/index.ts';
import type { Finding } from './finding.ts';

/** Where verifying steps put what they notice. The author decides how much that is: memory per code is bounded. */
export interface FindingSink {
  add(finding: Finding): void;
  /** Counts findings that a step noticed but could not keep itself; they are never kept. */
  addUnkept(code: FindingCode, count: number): void;
  /** How many findings of a code were added, kept or not. */
  count(code: FindingCode): number;
  /** The kept findings of one check, in the order they were added, and how many of each code were not kept. */
  of(check: CheckId): Required<Pick<CheckReport, 'findings' | 'leftOut'>>;
}

export function createFindingSink(maxPerCode: number): FindingSink {
  const kept = new Map<CheckId, Finding[]>((Object.keys(CHECKS) as CheckId[]).map((id) => [id, []]));
  const counts = new Map<FindingCode, number>();
  const unkept = new Map<FindingCode, number>();
  const bump = (counter: Map<FindingCode, number>, code: FindingCode, by: number): number => {
    const count = (counter.get(code) ?? 0) + by;
    counter.set(code, count);
    return count;
  };
  return {
    add(finding) {
      const count = bump(counts, finding.code, 1);
      if (count <= maxPerCode) kept.get(CODES[finding.code].check)!.push(finding);
      else bump(unkept, finding.code, 1);
    },
    addUnkept(code, count) {
      if (count <= 0) return;
      bump(counts, code, count);
      bump(unkept, code, count);
    },
    count: (code) => counts.get(code) ?? 0,
    of: (check) => ({
      findings: kept.get(check) ?? [],
      leftOut: [...unkept].flatMap(([code, count]) => (CODES[code].check === check ? [{ code, count }] : [])),
    }),
  };
}
