import type { Finding, Run } from '../../contract/index.ts';

/**
 * A name for a finding that outlives the run: another run lists its findings in other places, and a bookmark or note
 * must not slide to whatever stands there then. Built from what the finding speaks of; not unique where two say the same.
 */
export function findingKey({ code, at, values }: Finding): string {
  const about = [at.event, at.file, at.offset, at.pointer, values?.['control'], values?.['subject']];
  return [code, ...about.map((part) => (part === undefined ? '' : String(part)))].join('|').replace(/\|+$/, '');
}

/** By that name, or by its place in this run, as rows and search hits name it. */
export function findFinding(run: Run, id: string): { readonly finding: Finding; readonly index: number } | null {
  const index = /^\d{1,9}$/.test(id) ? Number(id) : run.findings.findIndex((finding) => findingKey(finding) === id);
  const finding = run.findings[index];
  return finding === undefined ? null : { finding, index };
}
