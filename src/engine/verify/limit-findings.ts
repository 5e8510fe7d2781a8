import { CODES, type CheckReport, type FindingCode } from '../../core/findings/index.ts';
import type { Run } from '../../core/run.ts';

/**
 * Keeps at most `max` findings of each code over all reports and counts the rest, so that a bundle with a million
 * faults makes a run that can still be read. The first ones stay: they are nearest to the cause.
 */
export function limitFindings(reports: readonly CheckReport[], max: number): { readonly reports: readonly CheckReport[]; readonly leftOut: Run['findingsLeftOut'] } {
  const kept = new Map<FindingCode, number>();
  const left = new Map<FindingCode, number>();
  const leave = (code: FindingCode, count: number): void => void left.set(code, (left.get(code) ?? 0) + count);
  const limited = reports.map((report) => {
    for (const { code, count } of report.leftOut ?? []) leave(code, count);
    const findings = report.findings.filter(({ code }) => {
      const before = kept.get(code) ?? 0;
      if (before >= max) leave(code, 1);
      else kept.set(code, before + 1);
      return before < max;
    });
    return findings.length === report.findings.length ? report : { ...report, findings };
  });
  const leftOut = (Object.keys(CODES) as FindingCode[]).flatMap((code) => (left.has(code) ? [{ code, count: left.get(code)! }] : []));
  return { reports: limited, leftOut };
}
