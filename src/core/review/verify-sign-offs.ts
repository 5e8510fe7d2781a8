import { parseTimestamp } from '../encoding/index.ts';
import type { FindingSink, FindingValues, Pointer } from '../findings/index.ts';
import type { Signer } from '../examined.ts';
import { keyProblems, type Keyring, type SignatureProblem } from '../trust/index.ts';
import { readSignOff, type SignOffRole, type SignOffStatement } from './sign-off.ts';

/** One envelope, and where it stands in what was handed over. */
export interface FoundSignOff {
  readonly bytes: Uint8Array;
  readonly at: Pointer;
}

/** What is at hand to hold sign-offs against; null for what is not. Digests are lower-case hex SHA-256. */
export interface PresentState {
  readonly caseId: string | null;
  readonly evidence: string | null;
  readonly runDigest: string | null;
  readonly reviewDigest: string | null;
}

export interface SignOffVerification {
  readonly signers: readonly Signer[];
  readonly statements: readonly SignOffStatement[];
}

/** A case has a handful. Each costs a signature's verification, and their number is the sender's. */
export const MAX_SIGN_OFFS = 1_000;

/**
 * Reads, verifies and judges sign-offs, and holds each against what is at hand (docs/formats/sign-off.md). Where the
 * same key signed in the same role again, over what is here, an earlier sign-off of it is no contradiction.
 */
export function verifySignOffs(found: readonly FoundSignOff[], present: PresentState, trust: { readonly keyring: Keyring; readonly asOf: number }, sink: FindingSink): SignOffVerification {
  if (found.length > MAX_SIGN_OFFS) sink.add({ code: 'signoff.malformed', at: {}, values: { problem: 'too-many' } });
  const good: { readonly statement: SignOffStatement; readonly at: Pointer }[] = [];
  const signers: Signer[] = [];
  for (const { bytes, at } of found.slice(0, MAX_SIGN_OFFS)) {
    const read = readSignOff(bytes);
    if (!read.ok) {
      sink.add({ code: PROBLEM_CODES[read.problem], at, values: read.statement === null ? {} : named(read.statement) });
      if (read.problem === 'signature-invalid' && read.statement !== null) signers.push(signerOf(read.statement, trust.keyring, 'invalid'));
      continue;
    }
    good.push({ statement: read.statement, at });
    signers.push(judgeSigner(read.statement, at, trust, sink));
  }
  const standing = new Set(good.filter(({ statement }) => fits(statement, present)).map(({ statement }) => seat(statement)));
  for (const { statement, at } of good) compare(statement, at, present, standing.has(seat(statement)), sink);
  judgeRoles(good.map(({ statement }) => statement), sink);
  return { signers, statements: good.map(({ statement }) => statement) };
}

const PROBLEM_CODES = { 'unreadable': 'signoff.malformed', 'key-not-its-id': 'signoff.key-not-its-id', 'signature-invalid': 'signoff.signature-invalid' } as const;

const named = ({ role, name, key }: SignOffStatement): FindingValues => ({ role, name, keyid: key.id });
const seat = ({ role, key }: SignOffStatement): string => `${role} ${key.id}`;

/** A good signature says that whoever has the key said this; only the trust pack says who that is, and when they may. */
function judgeSigner(statement: SignOffStatement, at: Pointer, { keyring, asOf }: { readonly keyring: Keyring; readonly asOf: number }, sink: FindingSink): Signer {
  const held = keyring.find(statement.key.id);
  if (held === null) {
    sink.add({ code: 'signoff.key-unknown', at, values: named(statement) });
    return signerOf(statement, keyring, 'unknown-key');
  }
  const problems: readonly SignatureProblem[] = keyProblems(held, { purpose: 'document', signedAt: parseTimestamp(statement.stated_at), asOf, provenBy: null });
  for (const problem of problems) {
    sink.add({ code: problem === 'time-unproved' ? 'signoff.time-unproved' : 'signoff.key-refused', at, values: { ...named(statement), signer: held.key.name, problem } });
  }
  return signerOf(statement, keyring, problems.length === 0 ? 'valid' : problems.every((problem) => problem === 'time-unproved') ? 'unknown-key' : 'refused');
}

function signerOf({ key }: SignOffStatement, keyring: Keyring, outcome: Signer['outcome']): Signer {
  const held = keyring.find(key.id);
  return {
    keyid: key.id, name: held?.key.name ?? null, holder: held?.key.holder ?? null, algorithm: key.algorithm, outcome,
    trustedSince: held?.key.not_before ?? null, certifiedBy: held?.certifiedBy ?? [],
  };
}

const fits = ({ run, review }: SignOffStatement, present: PresentState): boolean =>
  (present.runDigest === null || run.digest === present.runDigest) && (present.reviewDigest === null || review.digest === present.reviewDigest);

function compare(statement: SignOffStatement, at: Pointer, present: PresentState, replaced: boolean, sink: FindingSink): void {
  const values = named(statement);
  const { run, review } = statement;
  if (present.caseId !== null && statement.case !== present.caseId) sink.add({ code: 'signoff.other-case', at, expected: present.caseId, computed: statement.case, values });
  if (present.evidence !== null && statement.evidence !== present.evidence) sink.add({ code: 'signoff.other-evidence', at, expected: present.evidence, computed: statement.evidence, values });
  if (present.runDigest === null) sink.add({ code: 'signoff.run-missing', at, expected: run.digest, values });
  if (present.reviewDigest === null) sink.add({ code: 'signoff.review-missing', at, expected: review.digest, values });
  if (fits(statement, present)) return;
  if (replaced) return sink.add({ code: 'signoff.earlier-state', at, values });
  if (present.runDigest !== null && run.digest !== present.runDigest) sink.add({ code: 'signoff.run-differs', at, expected: run.digest, computed: present.runDigest, values });
  if (present.reviewDigest !== null && review.digest !== present.reviewDigest) sink.add({ code: 'signoff.review-differs', at, expected: review.digest, computed: present.reviewDigest, values });
}

const ROLES = ['preparer', 'reviewer'] as const satisfies readonly SignOffRole[];

/** Two persons stand for a review, and a key that signed as both is one. */
function judgeRoles(statements: readonly SignOffStatement[], sink: FindingSink): void {
  if (statements.length === 0) return;
  const keysOf = (role: SignOffRole): ReadonlySet<string> => new Set(statements.filter((each) => each.role === role).map(({ key }) => key.id));
  const preparers = keysOf('preparer');
  for (const role of ROLES) if (keysOf(role).size === 0) sink.add({ code: 'signoff.role-missing', at: {}, values: { role } });
  for (const keyid of keysOf('reviewer')) if (preparers.has(keyid)) sink.add({ code: 'signoff.same-key', at: {}, values: { keyid } });
}
