import { COUNTERSIGNATURE_MEDIA_TYPE, type CountersignatureStatement } from '../bundle/format.ts';
import { nameText, sha256Text, timeText } from '../bundle/shapes.ts';
import { parseEnvelope, shapeProblem, verifyEnvelope, type EnvelopeProblem, type ParsedEnvelope } from '../dsse/index.ts';
import { parseTimestamp } from '../encoding/index.ts';
import type { EnvelopeWord, JsonWord } from '../findings/index.ts';
import { object, parseCanonical, text, type JsonLimits, type Shape, type ShapeProblem } from '../json/index.ts';
import type { Keyring, SignatureJudgement } from '../trust/index.ts';

const STATEMENT: Shape<CountersignatureStatement> = object<CountersignatureStatement>({
  manifest: sha256Text, signer: nameText, signed_at: timeText, statement: text((value) => value.length <= 4_096),
});

type Problem = Pick<EnvelopeProblem, 'problem' | 'offset' | 'pointer'>;

export interface ReadCountersignature {
  readonly envelope: ParsedEnvelope;
  readonly statement: CountersignatureStatement;
}

export type CountersignatureReading =
  | { readonly ok: true; readonly read: ReadCountersignature }
  /** At least one. */
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** An envelope with exactly one signature, by the key its file is named after, over one statement in JCS. Any departure refuses it. */
export function readCountersignature(bytes: Uint8Array, keyid: string, limits: JsonLimits): CountersignatureReading {
  const { envelope, problems } = parseEnvelope(bytes, limits);
  if (envelope === null || problems.length > 0) return { ok: false, problems };
  const refuse = (problem: EnvelopeWord | JsonWord, pointer: string): CountersignatureReading => ({ ok: false, problems: [{ problem, pointer }] });
  if (envelope.payloadType !== COUNTERSIGNATURE_MEDIA_TYPE) return refuse('payload-type', '/payloadType');
  if (envelope.signatures.length !== 1) return refuse('one-signature', '/signatures');
  if (envelope.signatures[0]?.keyid !== keyid) return refuse('id-not-of-file', '/signatures/0/keyid');
  const payload = parseCanonical(envelope.payload, limits);
  if (!payload.ok) return refuse(payload.problem, '/payload');
  const found: ShapeProblem[] = [];
  const statement: unknown = payload.value;
  const usable = STATEMENT(statement, '', found);
  if (!usable || found.length > 0) return { ok: false, problems: found.map(shapeProblem) };
  return { ok: true, read: { envelope, statement } };
}

/**
 * The one signature against keys that may countersign. Nothing dates a countersignature but its signer, so a key that is
 * no longer good leaves it open.
 */
export function judgeCountersignature({ envelope, statement }: ReadCountersignature, keyring: Keyring, asOf: number): SignatureJudgement {
  const [judgement] = verifyEnvelope(envelope, keyring, { purpose: 'countersignature', signedAt: parseTimestamp(statement.signed_at), asOf, provenBy: null });
  if (judgement === undefined) throw new Error('an envelope that was read has one signature');
  return judgement;
}
