import { hashCustodyEntry, readCustodyLine, type CustodyEntry } from '../custody/index.ts';
import { encodeUtf8 } from '../encoding/index.ts';
import { createFindingSink, type CheckId, type CheckReport, type FindingSink } from '../findings/index.ts';
import { canonicalize, type JsonLimits, type JsonValue } from '../json/index.ts';
import type { Signer } from '../examined.ts';
import type { Keyring } from '../trust/index.ts';
import { PORTABLE_DOCUMENTS, PORTABLE_EVIDENCE, readPortableCase, type PortableCase } from './portable-case.ts';
import { reviewDigest } from './review-digest.ts';
import { signOffReports } from './sign-off-file.ts';
import { verifySignOffs } from './verify-sign-offs.ts';

export interface PortableArguments {
  /** The JSON documents by name, and every name in the archive. */
  readonly documents: ReadonlyMap<string, Uint8Array>;
  readonly names: readonly string[];
  /** SHA-256 of the enclosed evidence; null where none is enclosed. */
  readonly enclosed: string | null;
  readonly keyring: Keyring;
  readonly asOf: number;
  readonly limits: JsonLimits;
  readonly maxFindingsPerCode: number;
}

export interface PortableVerification {
  readonly reports: readonly CheckReport[];
  readonly signers: readonly Signer[];
  readonly found: PortableCase | null;
}

/** A case that was handed over: its parts against one another, and its sign-offs against all of it (docs/formats/portable-case.md). */
export function verifyPortableCase(args: PortableArguments): PortableVerification {
  const sink = createFindingSink(args.maxFindingsPerCode);
  for (const name of args.names) if (name !== PORTABLE_EVIDENCE && !PORTABLE_DOCUMENTS.includes(name)) sink.add({ code: 'portable.unknown-entry', at: { file: name } });
  const found = readPortableCase(args.documents, args.limits, sink);
  if (found === null) return { reports: [report(sink, 'portable.content', args.documents.size, 'documents')], signers: [], found };
  const { run, evidence, custody } = found;
  if (run !== null && run.subject !== evidence) sink.add({ code: 'portable.run-other-evidence', at: { file: 'run.json' }, expected: evidence, ...(run.subject === null ? {} : { computed: run.subject }) });
  if (args.enclosed !== null && args.enclosed !== evidence) sink.add({ code: 'portable.evidence-differs', at: { file: PORTABLE_EVIDENCE }, expected: evidence, computed: args.enclosed });
  const linked = custody === null ? 0 : followExcerpt(custody, args.limits, sink);
  const review = reviewDigest(found.rows);
  const { signers, statements } = verifySignOffs(
    found.signOffs, { caseId: found.id, evidence, runDigest: run?.digest ?? null, reviewDigest: review.digest }, { keyring: args.keyring, asOf: args.asOf }, sink,
  );
  return {
    reports: [
      report(sink, 'portable.content', args.documents.size, 'documents', [['rows', String(found.rows.length)], ['reviewDigest', review.digest]]),
      report(sink, 'portable.run', run === null ? 0 : 1, 'runs'),
      report(sink, 'portable.evidence', args.enclosed === null ? 0 : 1, 'files'),
      report(sink, 'custody.links', custody?.length ?? 0, 'lines', [['linksTested', String(linked)]]),
      ...signOffReports(sink, found.signOffs.length, statements.length, statements.length),
    ],
    signers, found,
  };
}

function report(sink: FindingSink, id: CheckId, examined: number, unit: string, facts: NonNullable<CheckReport['facts']> = []): CheckReport {
  return { id, examined, unit, ...(examined === 0 ? { skipped: 'absent' as const } : { facts }), ...sink.of(id) };
}

/** Lines of the sender's custody log that speak of the evidence: each has its own hash, and links where two stood side by side. */
function followExcerpt(lines: readonly JsonValue[], limits: JsonLimits, sink: FindingSink): number {
  let before: CustodyEntry | null = null;
  let linked = 0;
  for (const [index, value] of lines.entries()) {
    const at = { file: 'custody.json', pointer: `/${index}` };
    const read = readCustodyLine(encodeUtf8(canonicalize(value)), limits);
    if (!read.ok) {
      sink.add({ code: 'custody.malformed', at, values: { problem: read.problem } });
      before = null;
      continue;
    }
    const { entry } = read;
    if (hashCustodyEntry(entry) !== entry.hash) sink.add({ code: 'custody.entry-changed', at, expected: entry.hash, computed: read.computedHash, values: { seq: entry.seq } });
    if (before !== null && before.seq + 1 === entry.seq) {
      linked += 1;
      if (entry.prev !== before.hash) sink.add({ code: 'custody.link-broken', at, expected: before.hash, computed: entry.prev, values: { seq: entry.seq } });
    }
    before = entry;
  }
  return linked;
}
