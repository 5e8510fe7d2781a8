import { parseEnvelope, shapeProblem, type EnvelopeProblem, type ParsedEnvelope } from '../dsse/index.ts';
import type { FindingCode, FindingSink } from '../findings/index.ts';
import { parseCanonical, type JsonLimits, type ShapeProblem } from '../json/index.ts';
import { MANIFEST_PATH, STATEMENT_MEDIA_TYPE, type Statement } from './format.ts';
import { STATEMENT } from './manifest-shape.ts';

/** A manifest that can be worked with; whether it may be believed is for `manifest.signatures` to say. */
export interface ParsedManifest {
  readonly envelope: ParsedEnvelope;
  readonly statement: Statement;
}

const CODES: Readonly<Record<EnvelopeProblem['kind'], FindingCode>> = {
  malformed: 'manifest.malformed',
  'not-canonical': 'manifest.not-canonical',
  'unknown-member': 'manifest.unknown-member',
};

/** Bytes → envelope → statement. Every departure from the one spelling is a finding; null when nothing can be used. */
export function readManifest(bytes: Uint8Array, limits: JsonLimits, sink: FindingSink): ParsedManifest | null {
  const report = (problem: EnvelopeProblem, part: 'envelope' | 'payload'): void =>
    sink.add({
      code: CODES[problem.kind],
      at: {
        file: MANIFEST_PATH,
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

  const { envelope, problems } = parseEnvelope(bytes, limits);
  problems.forEach((problem) => report(problem, 'envelope'));
  if (envelope === null) return null;
  if (envelope.payloadType !== STATEMENT_MEDIA_TYPE) {
    report({ kind: 'malformed', problem: 'payload-type', pointer: '/payloadType' }, 'envelope');
    return null;
  }
  const read = parseCanonical(envelope.payload, limits);
  if (!read.ok) {
    const kind = read.code === 'json.not-canonical' ? 'not-canonical' : 'malformed';
    report({ kind, problem: read.problem, offset: read.offset }, 'payload');
    if (read.code !== 'json.not-canonical') return null;
  }
  const found: ShapeProblem[] = [];
  const value: unknown = read.value;
  const usable = STATEMENT(value, '', found);
  found.forEach((problem) => report(shapeProblem(problem), 'payload'));
  return usable ? { envelope, statement: value } : null;
}
