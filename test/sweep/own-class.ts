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
  readonly pointsAt: (finding: Finding, changed: Changed) => boolean;
}

/** A changed byte: where it lies, and what is known of the archive around it. */
export interface Changed {
  readonly region: Region;
  readonly offset: number;
  readonly regions: readonly Region[];
  /** The file's text, one character a byte. */
  readonly text: string;
}

const inFile: Answer['pointsAt'] = ({ at }, { region }) => at.file === region.file;

/** Of an entry's two headers either may be shown, under either's name; where the directory cannot be read, only that is said. */
const atHeader: Answer['pointsAt'] = ({ at, code }, { region, regions }) =>
  at.file === region.file || at.offset === undefined || WHOLE.has(code)
  || regions.some((each) => each.part !== 'data' && each.file === region.file && at.offset! >= each.from && at.offset! <= each.to);
const WHOLE: ReadonlySet<string> = new Set(['archive.directory-ambiguous', 'archive.unreadable']);

const atLine: Answer['pointsAt'] = (finding, changed) => inFile(finding, changed) && touchesLine(finding, changed.text, changed.offset - changed.region.from);

const KINDS: readonly (readonly [string, Answer])[] = [
  [MANIFEST_PATH, { prefixes: ['manifest.', 'signature.'], pointsAt: inFile }],
  ['approvals/', { prefixes: ['approval.'], pointsAt: inFile }],
  ['checkpoints/', { prefixes: ['checkpoint.'], pointsAt: inFile }],
  ['audit/', { prefixes: ['event.', 'chain.'], pointsAt: atLine }],
  ['seal/certificates/', { prefixes: ['seal.', 'certificate.', 'signature.'], pointsAt: inFile }],
  ['seal/crls/', { prefixes: ['seal.', 'certificate.'], pointsAt: inFile }],
  ['seal/timestamps/', { prefixes: ['seal.', 'timestamp.'], pointsAt: inFile }],
  ['seal/countersignatures/', { prefixes: ['seal.', 'countersignature.'], pointsAt: inFile }],
  ['identity/', { prefixes: ['json.', 'record.', 'file.digest-mismatch'], pointsAt: inFile }],
];

function answerOf({ part, file }: Region): Answer {
  if (part === 'end record') return { prefixes: ['archive.'], pointsAt: () => true };
  if (part !== 'data') return { prefixes: ['archive.'], pointsAt: atHeader };
  const kind = KINDS.find(([prefix]) => file?.startsWith(prefix) === true);
  if (kind === undefined) throw new Error(`nothing says what answers for ${file}`);
  return kind[1];
}

/** Name of the class, for counting. */
export const classOf = (region: Region): string => (region.part === 'data' ? `data of ${region.file}` : region.part);

/** The findings among these that answer for the changed byte. */
export function ownClass(changed: Changed, findings: readonly Finding[]): readonly Finding[] {
  const { prefixes, pointsAt } = answerOf(changed.region);
  return findings.filter((finding) => finding.code !== 'archive.crc-mismatch' && prefixes.some((prefix) => finding.code.startsWith(prefix)) && pointsAt(finding, changed));
}

/** The line of the byte, or the one after it, which links to it. */
function touchesLine({ at }: Finding, text: string, offset: number): boolean {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const end = text.indexOf('\n', offset);
  const next = end < 0 ? -1 : text.indexOf('\n', end + 1);
  return at.offset !== undefined && at.offset + (at.length ?? 0) >= start && at.offset <= (next < 0 ? text.length : next);
}
