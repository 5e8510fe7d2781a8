import { encodeUtf8, parseTimestamp, toHex } from '../encoding/index.ts';
import { assertNever, type Finding, type FindingCode, type FindingValues } from '../findings/index.ts';
import type { SealingKey, StreamSummary } from '../examined.ts';
import { noteKeyHash, parseCheckpoint, parseNote, type Checkpoint, type Note } from '../tlog/index.ts';
import { isMadeByKey, judgeSignature, type HeldKey, type SignatureProblem } from '../trust/index.ts';
import type { StreamStatement } from './format.ts';
import { sealingKey } from './sealing-key.ts';
import { checkpointPath } from './validate-manifest.ts';
import type { LogHead } from './verification.ts';
import type { Work } from './work.ts';

export interface HeadQuestion {
  readonly stream: StreamStatement;
  /** The checkpoint file's bytes; null when the bundle has none. */
  readonly bytes: Uint8Array | null;
  /** Size and root of the tree that the events themselves gave; the root is null when the tree has no known start. */
  readonly size: number;
  readonly root: string | null;
  readonly createdAt: string;
}

export interface HeadResult {
  readonly checkpoint: StreamSummary['checkpoint'];
  /** Set when a trusted key signed a head that the events bear out. */
  readonly head: LogHead | null;
  /** The key that signed the checkpoint, where one of the reader's did. */
  readonly key: SealingKey | null;
}

/** Whether the end of a stream is the end its log's key signed: only that shows that no tail was cut off. */
export function verifyHead(work: Work, question: HeadQuestion): HeadResult {
  const { stream, bytes } = question;
  const file = checkpointPath(stream.name);
  const report = (code: FindingCode, sides: Pick<Finding, 'expected' | 'computed'> = {}, values: FindingValues = {}): void =>
    work.sink.add({ code, at: { file }, ...sides, values: { stream: stream.name, origin: stream.origin, ...values } });

  if (bytes === null) {
    report('checkpoint.missing');
    return { checkpoint: null, head: null, key: null };
  }
  const note = parseNote(bytes);
  const checkpoint = note === null ? null : parseCheckpoint(note.text);
  if (note === null || checkpoint === null) {
    report('checkpoint.malformed', {}, { problem: note === null ? 'note' : 'checkpoint' });
    return { checkpoint: null, head: null, key: null };
  }
  const agrees = compareWithEvents(question, checkpoint, report);
  const { problems, held } = judgeHead(work, question, note);
  // Without any trust pack the whole check is blocked, which is said once.
  if (work.args.trust !== null) problems.forEach((problem) => report(codeOf(problem), {}, { because: problem }));
  const trusted = problems.length === 0;
  if (agrees && question.root === null) report('checkpoint.untrusted-head', {}, { size: checkpoint.size, because: 'root-unknown' });
  else if (agrees && !trusted) report('checkpoint.untrusted-head', {}, { size: checkpoint.size, because: 'head-signature' });
  const root = toHex(checkpoint.root);
  return {
    checkpoint: { file, size: checkpoint.size, root, outcome: outcomeOf(problems) },
    head: agrees && trusted && question.root !== null ? { origin: stream.origin, size: checkpoint.size, root } : null,
    key: held === null ? null : sealingKey(held, file, stream.name),
  };
}

function compareWithEvents(
  { stream, size, root }: HeadQuestion,
  checkpoint: Checkpoint,
  report: (code: FindingCode, sides: { expected: string; computed: string }) => void,
): boolean {
  const signedRoot = toHex(checkpoint.root);
  if (checkpoint.origin !== stream.origin) {
    report('checkpoint.origin-mismatch', { expected: stream.origin, computed: checkpoint.origin });
  }
  // Roots of trees of different sizes say nothing about each other.
  if (checkpoint.size !== size) report('checkpoint.size-mismatch', { expected: String(checkpoint.size), computed: String(size) });
  else if (root !== null && signedRoot !== root) report('checkpoint.root-mismatch', { expected: signedRoot, computed: root });
  return checkpoint.origin === stream.origin && checkpoint.size === size && (root === null || signedRoot === root);
}

type HeadProblem = SignatureProblem | 'no-signature' | 'algorithm';

interface HeadJudgement {
  readonly problems: readonly HeadProblem[];
  /** The key that made the signature; null where none of the reader's did. */
  readonly held: HeldKey | null;
}

/**
 * The log's key is the one the trust pack names for the origin that the manifest states; the checkpoint's own words do
 * not choose it. A checkpoint has no time of its own: the bundle's `created_at` stands in, the signer's claim.
 */
function judgeHead(work: Work, { stream, createdAt }: HeadQuestion, note: Note): HeadJudgement {
  const held = work.keyring.forLog(stream.origin);
  if (held === null) return { problems: ['key-unknown'], held: null };
  if (held.key.algorithm !== 'ed25519') return { problems: ['algorithm'], held: null };
  const keyHash = noteKeyHash(stream.origin, held.spki);
  const own = note.signatures.filter((each) => each.name === stream.origin && each.keyHash === keyHash);
  if (own.length !== 1) return { problems: ['no-signature'], held: null };
  const judged = judgeSignature(work.keyring, {
    keyid: held.key.keyid,
    signature: own[0]?.signature ?? null,
    message: encodeUtf8(note.text),
    purpose: 'checkpoint',
    signedAt: parseTimestamp(createdAt),
    asOf: work.asOf,
    provenBy: work.provenBy,
  });
  return { problems: judged.problems, held: isMadeByKey(judged) ? held : null };
}

function codeOf(problem: HeadProblem): FindingCode {
  switch (problem) {
    case 'invalid': case 'malformed': case 'non-canonical': case 'no-signature': return 'checkpoint.signature-invalid';
    case 'key-unknown': return 'checkpoint.key-unknown';
    case 'time-unproved': return 'checkpoint.time-unproved';
    case 'weak-key': case 'key-purpose': case 'key-outside-window': case 'key-compromised': return 'checkpoint.key-refused';
    case 'algorithm': return 'signature.algorithm-refused';
    default: return assertNever(problem);
  }
}

function outcomeOf(problems: readonly HeadProblem[]): 'valid' | 'invalid' | 'unknown-key' {
  if (problems.length === 0) return 'valid';
  return problems.every((each) => each === 'key-unknown' || each === 'time-unproved') ? 'unknown-key' : 'invalid';
}
