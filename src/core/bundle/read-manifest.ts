import { parseEnvelope, shapeProblem, type EnvelopeProblem, type ParsedEnvelope } from '../dsse/index.ts';
import type { FindingCode, FindingSink } from '../findings/index.ts';
import { parseCanonical, type JsonLimits, type ShapeProblem } from '../json/index.ts';
import { SIGSTORE_MANIFEST_PATH, STATEMENT_MEDIA_TYPE, type Statement } from './format.ts';
import { STATEMENT } from './manifest-shape.ts';
import type { ReadSigstoreManifest, SigstoreManifest } from './sigstore-manifest.ts';

/** A manifest that can be worked with; whether it may be believed is for `manifest.signatures` to say. */
export interface ParsedManifest {
  /** The file it stands in. */
  readonly file: string;
  readonly envelope: ParsedEnvelope;
  readonly statement: Statement;
  /** What its one signature is proved by; null for signatures that are proved by the keys they name. */
  readonly sigstore: SigstoreManifest | null;
}

const CODES: Readonly<Record<EnvelopeProblem['kind'], FindingCode>> = {
  malformed: 'manifest.malformed',
  'not-canonical': 'manifest.not-canonical',
  'unknown-member': 'manifest.unknown-member',
};

/**
 * Bytes → envelope → statement, for either kind of manifest: `file` says which it is. Every departure from the one
 * spelling is a finding; null when nothing can be used.
 */
export function readManifest(file: string, bytes: Uint8Array, readSigstore: ReadSigstoreManifest, limits: JsonLimits, sink: FindingSink): ParsedManifest | null {
  const report = (problem: EnvelopeProblem, part: 'envelope' | 'payload'): void =>
    sink.add({
      code: CODES[problem.kind],
      at: {
        file,
        // Offsets and pointers of the payload are inside the decoded base64, where no byte of the file can be named.
        ...(part === 'envelope' && problem.offset !== undefined ? { offset: problem.offset } : {}),
        ...(part === 'envelope' && problem.pointer !== undefined ? { pointer: problem.pointer } : {}),
      },
      values: {
        part,
        problem: problem.problem,
        ...(problem.offset === undefined ? {} : { offset: problem.offset }),
        ...(problem.pointer === undefined ? {} : { pointer: problem.pointer }),
      },
    });

  const { envelope, sigstore, problems } = file === SIGSTORE_MANIFEST_PATH ? fromSigstore(bytes, readSigstore, limits) : { ...parseEnvelope(bytes, limits), sigstore: null };
  problems.forEach((problem) => report(problem, 'envelope'));
  if (envelope === null) return null;
  if (envelope.payloadType !== STATEMENT_MEDIA_TYPE) {
    report({ kind: 'malformed', problem: 'payload-type', pointer: sigstore === null ? '/payloadType' : '/dsseEnvelope/payloadType' }, 'envelope');
    return null;
  }
  const statement = readStatement(envelope.payload, limits, (problem) => report(problem, 'payload'));
  return statement === null ? null : { file, envelope, statement, sigstore };
}

interface EnvelopeAndProof {
  readonly envelope: ParsedEnvelope | null;
  readonly sigstore: SigstoreManifest | null;
  readonly problems: readonly EnvelopeProblem[];
}

function fromSigstore(bytes: Uint8Array, read: ReadSigstoreManifest, limits: JsonLimits): EnvelopeAndProof {
  const { manifest, problems } = read(bytes, limits);
  return { envelope: manifest?.envelope ?? null, sigstore: manifest, problems };
}

function readStatement(payload: Uint8Array, limits: JsonLimits, report: (problem: EnvelopeProblem) => void): Statement | null {
  const read = parseCanonical(payload, limits);
  if (!read.ok) {
    const kind = read.code === 'json.not-canonical' ? 'not-canonical' : 'malformed';
    report({ kind, problem: read.problem, offset: read.offset });
    if (read.code !== 'json.not-canonical') return null;
  }
  const found: ShapeProblem[] = [];
  const value: unknown = read.value;
  const usable = STATEMENT(value, '', found);
  for (const problem of found) report(shapeProblem(problem));
  return usable ? value : null;
}
