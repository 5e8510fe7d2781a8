import { encodeUtf8, fromHex, parseTimestamp, toHex } from '../encoding/index.ts';
import { assertNever, createFindingSink, type CheckReport, type FindingCode, type FindingSink, type FindingValues } from '../findings/index.ts';
import type { Signer } from '../examined.ts';
import { leafHash, noteKeyHash, verifyInclusion } from '../tlog/index.ts';
import { judgeSignature, type HeldKey, type Keyring, type SignatureProblem } from '../trust/index.ts';
import { readEventProof, type ReadEventProof } from './event-proof.ts';

export interface EventProofVerification {
  /** Null when the file is no proof. */
  readonly found: { readonly origin: string; readonly event: string; readonly seq: number; readonly treeSize: number } | null;
  readonly reports: readonly CheckReport[];
  readonly signers: readonly Signer[];
  /** Values of the event that stand as a digest only. */
  readonly redactedValues: number;
}

/** Whether this event is in the log whose head a trusted key signed. It says nothing of any other event. */
export function verifyEventProof(bytes: Uint8Array, trust: { readonly keyring: Keyring; readonly asOf: number }, maxFindingsPerCode: number): EventProofVerification {
  const sink = createFindingSink(maxFindingsPerCode);
  const read = readEventProof(bytes);
  if (!read.ok) {
    sink.add({ code: 'event-proof.malformed', at: read.at, values: { problem: read.problem } });
    const blocked = { examined: 0, unit: 'events', skipped: 'blocked' as const, findings: [] };
    return { found: null, signers: [], redactedValues: 0, reports: [{ ...report('event-proof.content', sink), examined: 0 }, { id: 'event-proof.inclusion', ...blocked }, { id: 'event-proof.signature', ...blocked }] };
  }
  const { proof } = read;
  content(proof, sink);
  inclusion(proof, sink);
  const signers = signature(proof, trust, sink);
  const { event, checkpoint, disclosure } = proof;
  return {
    found: { origin: checkpoint.origin, event: event.record_id, seq: event.seq, treeSize: checkpoint.size },
    reports: [
      { ...report('event-proof.content', sink), facts: [['values-disclosed', String(disclosure.disclosed)], ['values-redacted', String(disclosure.redacted)]] },
      { ...report('event-proof.inclusion', sink), facts: [['merkle-root', toHex(checkpoint.root)]] },
      report('event-proof.signature', sink),
    ],
    signers, redactedValues: disclosure.redacted,
  };
}

const report = (id: 'event-proof.content' | 'event-proof.inclusion' | 'event-proof.signature', sink: FindingSink): CheckReport =>
  ({ id, examined: 1, unit: id === 'event-proof.signature' ? 'signatures' : 'events', ...sink.of(id) });

function content({ event, computedHash, disclosure, withheld }: ReadEventProof, sink: FindingSink): void {
  const at = { event: event.record_id };
  if (computedHash !== event.hash) sink.add({ code: 'event-proof.event-changed', at, expected: event.hash, computed: computedHash });
  for (const { name, expected, computed } of disclosure.mismatched) {
    sink.add({ code: 'event-proof.value-mismatch', at, ...(expected === null ? {} : { expected }), computed, values: { name } });
  }
  for (const { member, by, reason } of withheld) sink.add({ code: 'event-proof.value-withheld', at, values: { name: member, by, reason } });
}

/** The leaf is the hash as it was recorded: a changed event is one finding, and the proof still tells of the recorded one. */
function inclusion({ event, inclusion: path, checkpoint }: ReadEventProof, sink: FindingSink): void {
  const leaf = leafHash(fromHex(event.hash) ?? new Uint8Array(0));
  if (verifyInclusion(event.seq, checkpoint.size, leaf, path, checkpoint.root)) return;
  sink.add({ code: 'event-proof.not-included', at: { event: event.record_id }, values: { seq: event.seq, size: checkpoint.size, origin: checkpoint.origin } });
}

function signature({ event, note, checkpoint }: ReadEventProof, { keyring, asOf }: { readonly keyring: Keyring; readonly asOf: number }, sink: FindingSink): readonly Signer[] {
  const add = (code: FindingCode, values: FindingValues): void => sink.add({ code, at: {}, values: { origin: checkpoint.origin, ...values } });
  const held = keyring.forLog(checkpoint.origin);
  if (held === null) {
    add('event-proof.key-unknown', {});
    return [];
  }
  const { key } = held;
  const hint = key.algorithm === 'ed25519' ? noteKeyHash(checkpoint.origin, held.spki) : null;
  const [own, ...more] = note.signatures.filter((each) => each.name === checkpoint.origin && each.keyHash === hint);
  const problems = own === undefined || more.length > 0 ? ['no-signature' as const] : judgeSignature(keyring, {
    keyid: key.keyid, signature: own.signature, message: encodeUtf8(note.text), purpose: 'checkpoint', signedAt: earliest(held, event.timestamp), asOf, provenBy: null,
  }).problems;
  for (const problem of problems) add(codeOf(problem), { signer: key.name, problem });
  const open = problems.every((problem) => problem === 'time-unproved');
  const wrong = problems.some((problem) => codeOf(problem) === 'event-proof.signature-invalid');
  return [{
    keyid: key.keyid, name: key.name, holder: key.holder, algorithm: key.algorithm, trustedSince: key.not_before, certifiedBy: held.certifiedBy,
    outcome: problems.length === 0 ? 'valid' : wrong ? 'invalid' : open ? 'unknown-key' : 'refused',
  }];
}

/** A head has no time. It was signed after the event by the log's own clock, and while the key was good, or it does not count. */
function earliest({ notBefore }: HeldKey, timestamp: string): number | null {
  const time = parseTimestamp(timestamp);
  return time === null ? null : Math.max(time, notBefore);
}

function codeOf(problem: SignatureProblem | 'no-signature'): FindingCode {
  switch (problem) {
    case 'invalid': case 'malformed': case 'non-canonical': case 'no-signature': return 'event-proof.signature-invalid';
    case 'key-unknown': return 'event-proof.key-unknown';
    case 'time-unproved': return 'event-proof.time-unproved';
    case 'weak-key': case 'key-purpose': case 'key-outside-window': case 'key-compromised': return 'event-proof.key-refused';
    default: return assertNever(problem);
  }
}
