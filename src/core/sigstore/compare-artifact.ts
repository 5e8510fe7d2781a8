import type { Bundle } from '@sigstore/bundle';
import { toHex } from '../encoding/index.ts';
import type { Finding, JsonWord, SigstoreWord } from '../findings/index.ts';
import { isJsonArray, isJsonObject, parseStrict, type JsonValue } from '../json/index.ts';
import { digest, sameBytes, type Hash } from './public-key.ts';
import { statedDigest } from './signed-content.ts';

/** Digest algorithms by in-toto's names; others in a subject are not compared. */
const HASHES: readonly Hash[] = ['sha512', 'sha384', 'sha256'];

const IN_TOTO = 'application/vnd.in-toto+json';
/** in-toto attestation framework: a consumer refuses a statement of a type it does not know. */
const STATEMENTS: ReadonlySet<JsonValue | undefined> = new Set(['https://in-toto.io/Statement/v1', 'https://in-toto.io/Statement/v0.1']);
const LIMITS = { maxDepth: 64, maxBytes: 16 * 2 ** 20 };

/** Whether the artifact is the one that the bundle is about: by message digest, or as a subject of its in-toto statement. */
export function compareArtifact(bundle: Bundle, artifact: Uint8Array | null): readonly Finding[] {
  if (bundle.content.$case === 'messageSignature') return compareDigest(bundle, artifact);
  const { payloadType, payload } = bundle.content.dsseEnvelope;
  return compareSubjects(payloadType, payload, artifact);
}

function compareDigest(bundle: Bundle, artifact: Uint8Array | null): readonly Finding[] {
  const stated = statedDigest(bundle);
  if (stated === null) return [];
  if (stated.hash === null) return [{ code: 'sigstore.digest-unsupported', at: { pointer: '/messageSignature/messageDigest/algorithm' } }];
  if (artifact === null) return [{ code: 'sigstore.artifact-missing', at: {}, values: { subject: toHex(stated.value) } }];
  const computed = digest(stated.hash, artifact);
  if (sameBytes(computed, stated.value)) return [];
  return [{ code: 'sigstore.artifact-mismatch', at: { pointer: '/messageSignature/messageDigest/digest' }, expected: toHex(stated.value), computed: toHex(computed) }];
}

function compareSubjects(payloadType: string, payload: Uint8Array, artifact: Uint8Array | null): readonly Finding[] {
  if (payloadType !== IN_TOTO) return [{ code: 'sigstore.payload-type', at: { pointer: '/dsseEnvelope/payloadType' }, expected: IN_TOTO, computed: payloadType }];
  const at = { pointer: '/dsseEnvelope/payload' };
  const malformed = (problem: JsonWord | SigstoreWord): readonly Finding[] => [{ code: 'sigstore.statement-malformed', at, values: { problem } }];
  const statement = parseStrict(payload, LIMITS);
  if (!statement.ok) return malformed(statement.problem);
  if (!isJsonObject(statement.value) || !STATEMENTS.has(statement.value['_type'])) return malformed('type');
  const subjects = subjectsOf(statement.value['subject']);
  if (subjects === null) return malformed('subject');
  if (artifact === null) return [{ code: 'sigstore.artifact-missing', at: {} }];
  const computed = new Map(HASHES.map((hash) => [hash, toHex(digest(hash, artifact))] as const));
  if (subjects.some((subject) => isAbout(subject, computed))) return [];
  const named = subjects.flatMap((subject) => subject.get('sha256') ?? []);
  return [{
    code: 'sigstore.subject-mismatch', at, computed: computed.get('sha256')!,
    ...(named.length === 1 && named[0] !== undefined ? { expected: named[0] } : {}),
    values: { subjects: subjects.length },
  }];
}

type Subject = ReadonlyMap<string, string>;

function subjectsOf(subjects: JsonValue | undefined): readonly Subject[] | null {
  if (!isJsonArray(subjects)) return null;
  return subjects.flatMap((subject) => {
    const digests = isJsonObject(subject) ? subject['digest'] : undefined;
    if (!isJsonObject(digests)) return [];
    return [new Map(Object.entries(digests).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value.toLowerCase()] as const] : [])))];
  });
}

/** Every digest that is known and named must agree: one right among wrong ones names another artifact too. */
function isAbout(subject: Subject, computed: ReadonlyMap<string, string>): boolean {
  const named = HASHES.filter((hash) => subject.has(hash));
  return named.length > 0 && named.every((hash) => subject.get(hash) === computed.get(hash));
}
