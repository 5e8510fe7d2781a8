import { isKeyAlgorithm, keyid, verifySignature } from '../crypto/index.ts';
import { parseEnvelope, pae } from '../dsse/index.ts';
import { decodeBase64, encodeUtf8, isSha256Hex, parseTimestamp } from '../encoding/index.ts';
import { canonicalize, integer, object, oneOf, parseCanonical, text, type JsonValue, type Shape } from '../json/index.ts';
import type { KeyAlgorithm } from '../trust/pack.ts';

export const SIGN_OFF_FORMAT = 'proofroom.sign-off.v1';
export const SIGN_OFF_TYPE = 'application/vnd.proofroom.sign-off.v1+json';
export type SignOffRole = 'preparer' | 'reviewer';

/** What a person's key signs (docs/formats/sign-off.md). `stated_at` is the workstation's clock; nobody else vouches for it. */
export interface SignOffStatement {
  readonly format: typeof SIGN_OFF_FORMAT;
  readonly role: SignOffRole;
  readonly case: string;
  readonly evidence: string;
  readonly run: { readonly id: string; readonly digest: string };
  readonly review: { readonly digest: string; readonly entries: number };
  readonly stated_at: string;
  /** A typed name: a note, and no proof of anything. */
  readonly name: string;
  readonly key: { readonly id: string; readonly algorithm: KeyAlgorithm; readonly spki: string };
}

export const statementBytes = (statement: SignOffStatement): Uint8Array => encodeUtf8(canonicalize(asValue(statement)));
export const signedMessage = (payload: Uint8Array): Uint8Array => pae(SIGN_OFF_TYPE, payload);

export type SignOffReading =
  | { readonly ok: true; readonly statement: SignOffStatement }
  | { readonly ok: false; readonly problem: 'unreadable' | 'signature-invalid' | 'key-not-its-id'; readonly statement: SignOffStatement | null };

/**
 * Reads and verifies one envelope. It came from a journal or from another workstation: anything may stand in it. The key
 * is the statement's own, so a good signature says that whoever has that key said this, and nothing of who that is.
 */
export function readSignOff(bytes: Uint8Array): SignOffReading {
  const { envelope, problems } = parseEnvelope(bytes, LIMITS);
  const [signature] = envelope?.signatures ?? [];
  if (envelope === null || problems.length > 0 || envelope.payloadType !== SIGN_OFF_TYPE || signature === undefined || envelope.signatures.length !== 1) {
    return { ok: false, problem: 'unreadable', statement: null };
  }
  const statement = readStatement(envelope.payload);
  if (statement === null) return { ok: false, problem: 'unreadable', statement: null };
  const spki = decodeBase64(statement.key.spki);
  if (spki === null || keyid(spki) !== statement.key.id || signature.keyid !== statement.key.id) return { ok: false, problem: 'key-not-its-id', statement };
  const good = signature.sig !== null && verifySignature(statement.key.algorithm, spki, signedMessage(envelope.payload), signature.sig) === 'valid';
  return good ? { ok: true, statement } : { ok: false, problem: 'signature-invalid', statement };
}

/** A statement is under two kilobytes but for an RSA key and a name; nothing honest comes near this. */
const LIMITS = { maxDepth: 8, maxBytes: 65_536 };

const STATEMENT: Shape<SignOffStatement> = object<SignOffStatement>({
  format: oneOf([SIGN_OFF_FORMAT]),
  role: oneOf(['preparer', 'reviewer']),
  case: text(),
  evidence: text(isSha256Hex),
  run: object<SignOffStatement['run']>({ id: text(), digest: text(isSha256Hex) }),
  review: object<SignOffStatement['review']>({ digest: text(isSha256Hex), entries: integer(0) }),
  stated_at: text((value) => parseTimestamp(value) !== null),
  name: text(),
  key: object<SignOffStatement['key']>({ id: text(isSha256Hex), algorithm: algorithm(), spki: text() }),
});

function algorithm(): Shape<KeyAlgorithm> {
  return (value, at, problems): value is KeyAlgorithm => {
    if (isKeyAlgorithm(value)) return true;
    problems.push({ pointer: at ?? '', problem: 'wrong-value' });
    return false;
  };
}

function readStatement(payload: Uint8Array): SignOffStatement | null {
  const read = parseCanonical(payload, LIMITS);
  if (!read.ok) return null;
  const value: unknown = read.value;
  const problems: Parameters<typeof STATEMENT>[2] = [];
  return STATEMENT(value, '', problems) && problems.length === 0 ? value : null;
}

function asValue({ format, role, case: caseId, evidence, run, review, stated_at, name, key }: SignOffStatement): JsonValue {
  return {
    format, role, case: caseId, evidence, stated_at, name,
    run: { id: run.id, digest: run.digest }, review: { digest: review.digest, entries: review.entries },
    key: { id: key.id, algorithm: key.algorithm, spki: key.spki },
  };
}
