import { isBundleWithDsseEnvelope, type Bundle } from '@sigstore/bundle';
import { crypto, dsse } from '@sigstore/core';
import { HashAlgorithm } from '@sigstore/protobuf-specs';
import type { SignedEntity } from '@sigstore/verify';
import type { Finding } from '../findings/index.ts';
import { isJsonArray, isJsonObject, parseStrict, type JsonValue } from '../json/index.ts';

/** Digest algorithms by in-toto's names; others in a subject are not compared. */
const ALGORITHMS = ['sha512', 'sha384', 'sha256'] as const;
type Algorithm = (typeof ALGORITHMS)[number];

const IN_TOTO = 'application/vnd.in-toto+json';
const LIMITS = { maxDepth: 64, maxBytes: 16 * 2 ** 20 };

/** Whether the artifact is the one that the bundle is about: by message digest, or as a subject of its in-toto statement. */
export function compareArtifact(bundle: Bundle, artifact: Uint8Array): readonly Finding[] {
  return isBundleWithDsseEnvelope(bundle)
    ? compareSubjects(bundle.content.dsseEnvelope.payloadType, bundle.content.dsseEnvelope.payload, artifact)
    : compareDigest(bundle, artifact);
}

/** Hex digest that a message signature states of its artifact; null for envelopes, whose statement names subjects. */
export function statedDigest(bundle: Bundle): { readonly algorithm: Algorithm | null; readonly hex: string } | null {
  if (bundle.content.$case !== 'messageSignature') return null;
  const { algorithm, digest } = bundle.content.messageSignature.messageDigest;
  const known: Partial<Record<HashAlgorithm, Algorithm>> = {
    [HashAlgorithm.SHA2_256]: 'sha256', [HashAlgorithm.SHA2_384]: 'sha384', [HashAlgorithm.SHA2_512]: 'sha512',
  };
  return { algorithm: known[algorithm] ?? null, hex: digest.toString('hex') };
}

function compareDigest(bundle: Bundle, artifact: Uint8Array): readonly Finding[] {
  const stated = statedDigest(bundle);
  if (stated === null) return [];
  if (stated.algorithm === null) return [{ code: 'sigstore.malformed', at: { pointer: '/messageSignature/messageDigest/algorithm' }, values: { problem: 'unknown digest algorithm' } }];
  const computed = digestHex(stated.algorithm, artifact);
  return computed === stated.hex ? [] : [{ code: 'sigstore.artifact-mismatch', at: { pointer: '/messageSignature/messageDigest' }, expected: stated.hex, computed }];
}

function compareSubjects(payloadType: string, payload: Uint8Array, artifact: Uint8Array): readonly Finding[] {
  const at = { pointer: '/dsseEnvelope/payload' };
  if (payloadType !== IN_TOTO) return [{ code: 'sigstore.malformed', at, values: { problem: `payload type ${payloadType}` } }];
  const statement = parseStrict(payload, LIMITS);
  if (!statement.ok) return [{ code: 'sigstore.malformed', at, values: { problem: `statement: ${statement.problem}` } }];
  const subjects = subjectsOf(statement.value);
  if (subjects === null) return [{ code: 'sigstore.malformed', at, values: { problem: 'statement without subjects' } }];
  if (subjects.some((subject) => isAbout(subject, artifact))) return [];
  const computed = digestHex('sha256', artifact);
  const named = subjects.flatMap((subject) => subject.get('sha256') ?? []);
  return [{
    code: 'sigstore.subject-mismatch', at, computed,
    ...(named.length === 1 && named[0] !== undefined ? { expected: named[0] } : {}),
    values: { subjects: subjects.length },
  }];
}

type Subject = ReadonlyMap<string, string>;

function subjectsOf(statement: JsonValue): readonly Subject[] | null {
  if (!isJsonObject(statement) || !isJsonArray(statement['subject'])) return null;
  return statement['subject'].flatMap((subject) => {
    const digest = isJsonObject(subject) ? subject['digest'] : undefined;
    if (!isJsonObject(digest)) return [];
    return [new Map(Object.entries(digest).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value.toLowerCase()] as const] : [])))];
  });
}

/** Every digest that is known and named must agree: one right among wrong ones names another artifact too. */
function isAbout(subject: Subject, artifact: Uint8Array): boolean {
  const named = ALGORITHMS.filter((algorithm) => subject.has(algorithm));
  return named.length > 0 && named.every((algorithm) => subject.get(algorithm) === digestHex(algorithm, artifact));
}

const digestHex = (algorithm: Algorithm, bytes: Uint8Array): string => crypto.digest(algorithm, bytes).toString('hex');

/**
 * Rekor v2 logs an envelope as a hashedrekord over its pre-authentication encoding. @sigstore/verify 3.1 compares with
 * the payload's digest, so that a sound bundle is refused: here the digest that the entry's kind asks for is compared.
 */
export function withLoggedDigest(entity: SignedEntity, bundle: Bundle): SignedEntity {
  if (!isBundleWithDsseEnvelope(bundle) || !bundle.verificationMaterial.tlogEntries.every((entry) => entry.kindVersion?.kind === 'hashedrekord')) return entity;
  const { payloadType, payload } = bundle.content.dsseEnvelope;
  const logged = crypto.digest('sha256', dsse.preAuthEncoding(payloadType, payload));
  const { signature } = entity;
  return {
    ...entity,
    signature: {
      signature: signature.signature,
      compareSignature: (other) => signature.compareSignature(other),
      compareDigest: (digest) => crypto.bufferEqual(digest, logged),
      verifySignature: (key) => signature.verifySignature(key),
    },
  };
}
