import { parseEnvelope, shapeProblem, verifyEnvelope, type EnvelopeProblem } from '../dsse/index.ts';
import { parseTimestamp } from '../encoding/index.ts';
import { assertNever, type FindingCode } from '../findings/index.ts';
import { parseCanonical, type Shape, type ShapeProblem } from '../json/index.ts';
import type { KeyPurpose, SignatureJudgement, SignatureProblem } from '../trust/index.ts';
import type { SignatureStatus, SignedDocument } from './documents.ts';
import type { Work } from './work.ts';

/** What tells one kind of signed statement from another. */
export interface StatementKind<T> {
  readonly prefix: 'approval' | 'package';
  readonly mediaType: string;
  readonly purpose: KeyPurpose;
  readonly shape: Shape<T>;
  /** When the signer says it signed. */
  readonly signedAt: (payload: T) => string;
  /** The id that the file's name must carry, so that a statement cannot stand where another is looked for. */
  readonly id: (payload: T) => string;
  /** Who must hold the key; null when any holder of a key with the purpose will do. */
  readonly holder: (payload: T) => string | null;
}

/** Bytes of a signed statement → its payload and what its signature came to. Null when it cannot be used at all. */
export function readStatement<T>(
  work: Work,
  kind: StatementKind<T>,
  source: { readonly file: string; readonly id: string; readonly bytes: Uint8Array; readonly sha256: string },
): SignedDocument<T> | null {
  const { file } = source;
  const malformed = ({ problem, offset, pointer }: Omit<EnvelopeProblem, 'kind'>, part: 'envelope' | 'payload'): null => {
    work.sink.add({
      code: `${kind.prefix}.malformed`,
      at: part === 'envelope' ? { file, ...(offset === undefined ? {} : { offset }), ...(pointer === undefined ? {} : { pointer }) } : { file },
      values: { part, problem, ...(pointer === undefined ? {} : { pointer }) },
    });
    return null;
  };

  const { envelope, problems } = parseEnvelope(source.bytes, work.documentLimits);
  problems.forEach((problem) => malformed(problem, 'envelope'));
  if (envelope === null) return null;
  if (envelope.payloadType !== kind.mediaType) return malformed({ problem: 'payload-type', pointer: '/payloadType' }, 'envelope');
  const read = parseCanonical(envelope.payload, work.documentLimits);
  if (!read.ok) {
    malformed({ problem: read.problem, offset: read.offset }, 'payload');
    if (read.code !== 'json.not-canonical') return null;
  }
  const found: ShapeProblem[] = [];
  const payload: unknown = read.value;
  const usable = kind.shape(payload, '', found);
  found.forEach((problem) => malformed(shapeProblem(problem), 'payload'));
  if (!usable) return null;
  if (kind.id(payload) !== source.id) malformed({ problem: 'id-not-of-file' }, 'payload');
  // Several people sign several statements; a second signature on one would blur whose decision it is.
  if (envelope.signatures.length !== 1) malformed({ problem: 'one-signature', pointer: '/signatures' }, 'envelope');

  const judgements = verifyEnvelope(envelope, work.keyring, {
    purpose: kind.purpose,
    signedAt: parseTimestamp(kind.signedAt(payload)),
    asOf: work.asOf,
    provenBy: work.provenBy,
  });
  const mismatched = judgements.filter((each) => reportJudgement(work, kind, file, each, kind.holder(payload)));
  const sound = envelope.signatures.length <= 1 && mismatched.length === 0;
  return {
    file,
    payload,
    sha256: source.sha256,
    keyids: envelope.signatures.map((signature) => signature.keyid),
    signature: statusOf(judgements, sound),
  };
}

/** Reports what is wrong with one signature; true when its key belongs to somebody else. */
function reportJudgement<T>(work: Work, kind: StatementKind<T>, file: string, judged: SignatureJudgement, holder: string | null): boolean {
  const at = { file, pointer: '/signatures/0' };
  // Without any trust pack the whole check is blocked, which is said once.
  if (work.args.trust !== null) {
    for (const problem of judged.problems) {
      work.sink.add({ code: codeOf(kind.prefix, problem), at, values: { keyid: judged.keyid, because: problem, holder: judged.held?.key.holder ?? '' } });
    }
  }
  if (judged.held === null || holder === null || judged.held.key.holder === holder) return false;
  work.sink.add({ code: `${kind.prefix}.signer-mismatch`, at, expected: holder, computed: judged.held.key.holder, values: { keyid: judged.keyid } });
  return true;
}

function codeOf(prefix: 'approval' | 'package', problem: SignatureProblem): FindingCode {
  switch (problem) {
    case 'invalid': case 'malformed': case 'non-canonical': return `${prefix}.signature-invalid`;
    case 'key-unknown': return `${prefix}.key-unknown`;
    case 'time-unproved': return `${prefix}.time-unproved`;
    case 'weak-key': case 'key-purpose': case 'key-outside-window': case 'key-compromised': return `${prefix}.key-refused`;
    default: return assertNever(problem);
  }
}

function statusOf(judgements: readonly SignatureJudgement[], sound: boolean): SignatureStatus {
  if (judgements.length === 0) return 'missing';
  const problems = judgements.flatMap((each) => each.problems);
  if (!sound || problems.some((each) => each !== 'key-unknown' && each !== 'time-unproved')) return 'invalid';
  return problems.length > 0 ? 'unknown-key' : 'valid';
}
