import type { Finding, FindingCode, Run, StreamSummary } from '../../contract/index.ts';

/** What a finding is about a log: its links and numbers, or its heads. Others are about other things. */
const LINKS: ReadonlySet<FindingCode> = new Set<FindingCode>([
  'event.malformed', 'event.not-canonical', 'event.hash-mismatch', 'event.prev-mismatch', 'event.withheld-mismatch', 'chain.genesis-mismatch', 'chain.gap', 'chain.fork',
  'chain.duplicate-sequence', 'chain.out-of-order', 'chain.count-mismatch', 'chain.head-mismatch', 'merkle.root-mismatch',
]);
const isHead = (code: FindingCode): boolean => code.startsWith('checkpoint.') || code.startsWith('stream.');

const about = (finding: Finding, stream: StreamSummary): boolean =>
  finding.values?.['stream'] === stream.name || (finding.at.file !== undefined && stream.files.includes(finding.at.file));

export const linkFindings = (run: Run, stream: StreamSummary): readonly Finding[] => run.findings.filter((finding) => LINKS.has(finding.code) && about(finding, stream));
export const headFindings = (run: Run, stream: StreamSummary): readonly Finding[] => run.findings.filter((finding) => isHead(finding.code) && about(finding, stream));

export const seqOf = (finding: Finding): number | null => {
  const seq = finding.values?.['seq'];
  return typeof seq === 'number' ? seq : null;
};
