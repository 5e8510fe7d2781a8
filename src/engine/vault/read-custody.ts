import { createCustodyVerifier, readCustodyLine, type CustodyArguments, type CustodyEntry, type CustodyVerification } from '../../core/custody/index.ts';
import { encodeUtf8 } from '../../core/encoding/index.ts';
import { CODES, type Finding, type FindingCode } from '../../core/findings/index.ts';
import { DEFAULT_LIMITS } from '../../core/run.ts';

const LIMITS = { maxDepth: DEFAULT_LIMITS.maxJsonDepth, maxBytes: DEFAULT_LIMITS.maxLineBytes };
const LINE_FEED = 0x0a;
/** Said of every log that nobody signs; nothing against this one. */
const ALWAYS: ReadonlySet<FindingCode> = new Set<FindingCode>(['custody.unsigned', 'custody.end-unproved', 'time.own-clock']);

export interface CustodyReading {
  readonly entries: readonly CustodyEntry[];
  readonly intact: boolean;
  readonly findings: readonly Finding[];
  readonly verification: CustodyVerification;
}

/**
 * A custody log's bytes, every line checked as `proofroom verify` checks it: form, own hash, link, number. `seen` is a
 * head of the same log that it must not contradict.
 */
export function readCustody(bytes: Uint8Array, seen: CustodyArguments['rememberedHeads'] = []): CustodyReading {
  const verifier = createCustodyVerifier({
    rememberedHeads: seen, maxLineBytes: LIMITS.maxBytes, maxJsonDepth: LIMITS.maxDepth, maxFindingsPerCode: DEFAULT_LIMITS.maxFindingsPerCode,
  });
  verifier.push(bytes);
  const verification = verifier.finish();
  const findings = verification.reports.flatMap((report) => report.findings).filter((finding) => !ALWAYS.has(finding.code));
  return {
    entries: [...entriesOf(bytes)],
    intact: findings.every((finding) => CODES[finding.code].effect === 'note'),
    findings,
    verification,
  };
}

/** The lines that are entries, whatever is wrong with their hashes and links. */
function* entriesOf(bytes: Uint8Array): Generator<CustodyEntry, void, void> {
  for (let from = 0, feed = bytes.indexOf(LINE_FEED); feed >= 0; from = feed + 1, feed = bytes.indexOf(LINE_FEED, from)) {
    const read = readCustodyLine(bytes.subarray(from, feed), LIMITS);
    if (read.ok) yield read.entry;
  }
}

export const custodyBytes = (lines: readonly string[]): Uint8Array => encodeUtf8(lines.map((line) => `${line}\n`).join(''));
