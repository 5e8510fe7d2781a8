import { verifySignature } from '../crypto/index.ts';
import { pae, parseEnvelope } from '../dsse/index.ts';
import { decodeBase64, parseTimestamp } from '../encoding/index.ts';
import { refused, type Refused } from '../findings/index.ts';
import { array, object, oneOf, parseCanonical, shaped, text, type Shape } from '../json/index.ts';
import type { TrustedKey } from './pack.ts';
import { keyProblem, TRUSTED_KEY } from './read-pack.ts';

export const INTRODUCTION_MEDIA_TYPE = 'application/vnd.proofroom.key-introduction+json';

/** What the owner of a key says of it, signed by that key: proof that the owner has it, and of nothing else. */
export interface KeyIntroduction {
  readonly format: 'proofroom.key-introduction.v1';
  readonly key: Omit<TrustedKey, 'compromised_since' | 'endorsed_by'>;
  /** Origins of the logs whose heads the key signs. */
  readonly logs: readonly string[];
  readonly introduced_at: string;
}

export type KeyIntroductionResult =
  | { readonly ok: true; readonly introduction: KeyIntroduction }
  | Refused;

const named = text((value) => value !== '');
const INTRODUCTION: Shape<KeyIntroduction> = object<KeyIntroduction>({
  format: oneOf(['proofroom.key-introduction.v1']),
  key: TRUSTED_KEY,
  logs: array(named),
  introduced_at: text((value) => parseTimestamp(value) !== null),
});

const LIMITS = { maxDepth: 16, maxBytes: 2 ** 20 };

/** A byte of the payload, which stands in base64, is no byte of the file. */
export const inPayload = ({ problem, at }: Refused): Refused => ({ ok: false, problem, at: { pointer: '/payload', ...at } });

/** A DSSE envelope in the sealed spelling, with the one signature of the key that it introduces. */
export function readKeyIntroduction(bytes: Uint8Array): KeyIntroductionResult {
  const { envelope, problems } = parseEnvelope(bytes, LIMITS);
  const wrong = problems[0];
  if (envelope === null || wrong !== undefined) return refused(wrong?.problem ?? 'wrong-type');
  if (envelope.payloadType !== INTRODUCTION_MEDIA_TYPE) return refused('payload-type');
  const read = shaped(parseCanonical(envelope.payload, LIMITS), INTRODUCTION);
  if (!read.ok) return inPayload(read);
  const { value } = read;
  const problem = introductionProblem(value);
  if (problem !== null) return problem;
  const [signature, ...more] = envelope.signatures;
  if (signature === undefined || more.length > 0) return refused('one-signature');
  const spki = decodeBase64(value.key.spki);
  if (spki === null || signature.keyid !== value.key.keyid || signature.sig === null) return refused('signature-of-another');
  const outcome = verifySignature(value.key.algorithm, spki, pae(envelope.payloadType, envelope.payload), signature.sig);
  return outcome === 'valid' ? { ok: true, introduction: value } : refused(outcome);
}

function introductionProblem({ key, logs, introduced_at: at }: KeyIntroduction): Refused | null {
  const problem = keyProblem(key, '/key');
  if (problem !== null) return problem;
  if ('compromised_since' in key || 'endorsed_by' in key) return refused('unknown-member', '/key');
  if (at < key.not_before || at > key.not_after) return refused('introduced-outside-window', '/introduced_at');
  if (new Set(logs).size !== logs.length) return refused('repeated', '/logs');
  return logs.length > 0 && !key.purposes.includes('checkpoint') ? refused('log-without-key', '/logs') : null;
}
