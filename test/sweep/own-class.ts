import { MANIFEST_PATH } from '../../src/core/bundle/format.ts';
import type { Finding } from '../../src/core/findings/index.ts';
import type { Region } from './regions.ts';

/**
 * Which findings answer for a changed byte: those that say what the byte was, and point at it. A digest over the file
 * (`file.digest-mismatch`) or a checksum (`archive.crc-mismatch`) only says that something in it changed: it answers
 * for files that have no form of their own, and for nothing else.
 */
interface Answer {
  readonly prefixes: readonly string[];
  readonly pointsAt: (finding: Finding, region: Region, offset: number) => boolean;
}

const inFile: Answer['pointsAt'] = (finding, region) => finding.at.file === region.file;

/** A header's finding names its file, or stands at its bytes; what has neither speaks of the whole directory. */
const atHeader: Answer['pointsAt'] = (finding, region) =>
  finding.at.file === region.file || finding.at.offset === undefined || (finding.at.offset >= region.from && finding.at.offset <= region.to) || finding.code === 'archive.directory-ambiguous' || finding.code === 'archive.unreadable';

const anywhere: Answer['pointsAt'] = () => true;

const HEADER: Answer = { prefixes: ['archive.'], pointsAt: atHeader };
const KINDS: readonly (readonly [string, Answer])[] = [
  [MANIFEST_PATH, { prefixes: ['manifest.', 'signature.'], pointsAt: inFile }],
  ['approvals/', { prefixes: ['approval.'], pointsAt: inFile }],
  ['checkpoints/', { prefixes: ['checkpoint.'], pointsAt: inFile }],
  ['audit/', { prefixes: ['event.', 'chain.'], pointsAt: inFile }],
  ['identity/', { prefixes: ['json.', 'record.', 'file.digest-mismatch'], pointsAt: inFile }],
];

function answerOf(region: Region): Answer {
  if (region.part === 'end record') return { prefixes: ['archive.'], pointsAt: anywhere };
  if (region.part !== 'data') return HEADER;
  const kind = KINDS.find(([prefix]) => region.file?.startsWith(prefix) === true);
  if (kind === undefined) throw new Error(`nothing says what answers for ${region.file}`);
  return kind[1];
}

/** Name of the class, for counting. */
export const classOf = (region: Region): string => (region.part === 'data' ? `data of ${region.file}` : region.part);

export function ownClass(region: Region, offset: number, text: string, findings: readonly Finding[]): readonly Finding[] {
  const { prefixes, pointsAt } = answerOf(region);
  return findings.filter((finding) =>
    prefixes.some((prefix) => finding.code.startsWith(prefix)) && finding.code !== 'archive.crc-mismatch' && pointsAt(finding, region, offset)
    && (region.file?.startsWith('audit/') !== true || region.part !== 'data' || atLine(finding, text, offset - region.from)));
}

/** The line of the byte, or the one after it, which links to it. */
function atLine({ at }: Finding, text: string, offset: number): boolean {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const end = text.indexOf('\n', offset);
  const next = end < 0 ? -1 : text.indexOf('\n', end + 1);
  return at.offset !== undefined && at.offset + (at.length ?? 0) >= start && at.offset <= (next < 0 ? text.length : next);
}
