import { createFindingSink, type CheckId, type CheckReport, type FindingSink } from '../findings/index.ts';
import type { Signer } from '../examined.ts';
import type { Keyring } from '../trust/index.ts';
import type { SignOffStatement } from './sign-off.ts';
import { MAX_SIGN_OFFS, verifySignOffs, type FoundSignOff, type PresentState } from './verify-sign-offs.ts';

const LINE_FEED = 0x0a;

export interface SignOffFileVerification {
  readonly reports: readonly CheckReport[];
  readonly signers: readonly Signer[];
  readonly statements: readonly SignOffStatement[];
  readonly lines: number;
}

/** A file of sign-offs, one envelope a line, and the run that they are about where it is at hand. */
export function verifySignOffFile(bytes: Uint8Array, run: Pick<PresentState, 'runDigest' | 'evidence'>, trust: { readonly keyring: Keyring; readonly asOf: number }, maxFindingsPerCode: number): SignOffFileVerification {
  const sink = createFindingSink(maxFindingsPerCode);
  const found = lines(bytes);
  const { signers, statements } = verifySignOffs(found, { caseId: null, evidence: run.evidence, runDigest: run.runDigest, reviewDigest: null }, trust, sink);
  sayOneCase(statements, sink);
  return { reports: signOffReports(sink, found.length, statements.length, 0), signers, statements, lines: found.length };
}

/** Nothing beside the statements says which case is meant: they are held against one another. */
function sayOneCase(statements: readonly SignOffStatement[], sink: FindingSink): void {
  const [first] = statements;
  for (const statement of statements) {
    if (first === undefined || (statement.case === first.case && statement.evidence === first.evidence)) continue;
    sink.add({ code: 'signoff.other-case', at: {}, expected: first.case, computed: statement.case, values: { role: statement.role, name: statement.name, keyid: statement.key.id } });
  }
}

function lines(bytes: Uint8Array): readonly FoundSignOff[] {
  const found: FoundSignOff[] = [];
  // One more than is verified shows that there are more; how many empty lines follow is the author's.
  for (let start = 0; start < bytes.length && found.length <= MAX_SIGN_OFFS; ) {
    const feed = bytes.indexOf(LINE_FEED, start);
    const end = feed < 0 ? bytes.length : feed;
    found.push({ bytes: bytes.subarray(start, end), at: { offset: start, length: end - start } });
    start = end + 1;
  }
  return found;
}

/** The checks on sign-offs, whatever they came in: `found` envelopes, `read` of them good, `reviewed` held against the review work. */
export function signOffReports(sink: FindingSink, found: number, read: number, reviewed: number): readonly CheckReport[] {
  if (found === 0) sink.add({ code: 'signoff.none', at: {} });
  else sink.add({ code: 'time.own-clock', at: {}, values: { what: 'sign-offs' } });
  const report = (id: CheckId, examined: number, unit: string): CheckReport => ({
    id, examined, unit, ...(examined === 0 ? { skipped: found === 0 ? 'absent' as const : 'blocked' as const } : {}), ...sink.of(id),
  });
  return [
    report('signoff.form', found, 'sign-offs'), report('signoff.covers', read, 'sign-offs'), report('signoff.signatures', read, 'signatures'),
    report('signoff.roles', read, 'sign-offs'), report('signoff.extent', reviewed, 'sign-offs'), { id: 'time.independent', examined: 0, unit: 'time-stamps', ...sink.of('time.independent') },
  ];
}
