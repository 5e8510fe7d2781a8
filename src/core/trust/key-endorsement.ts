import { verifySignature } from '../crypto/index.ts';
import { pae, parseEnvelope, type ParsedEnvelope } from '../dsse/index.ts';
import { decodeBase64, isSha256Hex, parseTimestamp } from '../encoding/index.ts';
import { refused, type Refused } from '../findings/index.ts';
import { object, oneOf, parseCanonical, shaped, text, type Shape } from '../json/index.ts';
import { inPayload, readKeyIntroduction, type KeyIntroduction } from './key-introduction.ts';
import type { TrustPack } from './pack.ts';

export const ENDORSEMENT_MEDIA_TYPE = 'application/vnd.proofroom.key-endorsement+json';

/** Rotation: the old key says of the new one what its owner's introduction says. */
export interface KeyEndorsement {
  readonly format: 'proofroom.key-endorsement.v1';
  /** Standard base64 of the new key's introduction, the whole file. */
  readonly introduction: string;
  /** keyid of the old key, whose signature this carries. */
  readonly endorsed_by: string;
  readonly endorsed_at: string;
}

export interface ReadEndorsement {
  readonly endorsement: KeyEndorsement;
  readonly introduction: KeyIntroduction;
  readonly envelope: ParsedEnvelope;
}

export type KeyEndorsementResult = { readonly ok: true; readonly read: ReadEndorsement } | Refused;

/** Why a new key is not taken on an old one's word. */
export type EndorsementProblem =
  | 'old-key-unknown' | 'old-key-compromised' | 'old-key-outside-window' | 'signature-invalid' | 'purposes-wider' | 'holder-differs' | 'log-not-of-key';

const ENDORSEMENT: Shape<KeyEndorsement> = object<KeyEndorsement>({
  format: oneOf(['proofroom.key-endorsement.v1']),
  introduction: text((value) => decodeBase64(value) !== null),
  endorsed_by: text(isSha256Hex),
  endorsed_at: text((value) => parseTimestamp(value) !== null),
});

const LIMITS = { maxDepth: 16, maxBytes: 4 * 2 ** 20 };

/** Form only, the introduction's own signature included. Whether the old key may say it is `judgeEndorsement`. */
export function readKeyEndorsement(bytes: Uint8Array): KeyEndorsementResult {
  const { envelope, problems } = parseEnvelope(bytes, LIMITS);
  const wrong = problems[0];
  if (envelope === null || wrong !== undefined) return refused(wrong?.problem ?? 'wrong-type');
  if (envelope.payloadType !== ENDORSEMENT_MEDIA_TYPE) return refused('payload-type');
  const read = shaped(parseCanonical(envelope.payload, LIMITS), ENDORSEMENT);
  if (!read.ok) return inPayload(read);
  const { value } = read;
  if (envelope.signatures.length !== 1) return refused('one-signature');
  const introduction = readKeyIntroduction(decodeBase64(value.introduction) ?? new Uint8Array());
  if (!introduction.ok) return refused(introduction.problem, '/introduction');
  return { ok: true, read: { endorsement: value, introduction: introduction.introduction, envelope } };
}

/**
 * What speaks against taking the new key: an endorsement passes on what the old key has, to the same holder, and nothing
 * more. A key that is compromised at all, or over at `asOf`, endorses nothing: whoever has it writes any date.
 */
export function judgeEndorsement(pack: TrustPack, { endorsement, introduction, envelope }: ReadEndorsement, asOf: string): readonly EndorsementProblem[] {
  const old = pack.keys.find((key) => key.keyid === endorsement.endorsed_by);
  if (old === undefined) return ['old-key-unknown'];
  const signature = envelope.signatures.find((each) => each.keyid === old.keyid)?.sig ?? null;
  const spki = decodeBase64(old.spki);
  const message = pae(envelope.payloadType, envelope.payload);
  const signed = signature !== null && spki !== null && verifySignature(old.algorithm, spki, message, signature) === 'valid';
  const inWindow = [endorsement.endorsed_at, asOf].every((at) => at >= old.not_before && at <= old.not_after);
  const { key, logs } = introduction;
  const own = new Set(pack.logs.filter((log) => log.keyid === old.keyid).map((log) => log.origin));
  const problems: readonly (readonly [EndorsementProblem, boolean])[] = [
    ['signature-invalid', !signed],
    ['old-key-compromised', old.compromised_since !== undefined],
    ['old-key-outside-window', !inWindow],
    ['purposes-wider', !key.purposes.every((purpose) => old.purposes.includes(purpose))],
    ['holder-differs', key.holder !== old.holder],
    ['log-not-of-key', !logs.every((origin) => own.has(origin))],
  ];
  return problems.flatMap(([problem, found]) => (found ? [problem] : []));
}
