import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ControlResult, Fact, SubjectKind } from '../../src/core/controls/index.ts';
import { AXES, CHECKS, CODES, type Axis, type AxisVerdict, type Check, type Finding, type FindingValue, type Outcome, type Pointer, type Severity, type Verdict } from '../../src/core/findings/index.ts';
import type { FileStatus, Signer, StreamSummary } from '../../src/core/examined.ts';
import type { Limits, NotProved, Run, RunInputs, Subject } from '../../src/core/run.ts';
import {
  anyOf, boolean, constant, count, described, digest, listOf, nullable, number, objectOf, oneOf, optionalOf, pairOf, recordOf, reference, string, time,
  type SchemaOf,
} from './json-schema.ts';

/** `docs/formats/run.schema.json`, from the types of a run and the closed lists: `npx tsx build/docs/run-schema.ts`. */

const every = <T extends string>(names: readonly T[]): Readonly<Record<T, true>> => Object.fromEntries(names.map((name) => [name, true])) as Record<T, true>;
const keys = <T extends string>(table: Readonly<Record<T, unknown>>): Readonly<Record<T, true>> => every(Object.keys(table) as T[]);

const axis: SchemaOf<Axis> = oneOf(every(AXES));
const check = described('One question put to the evidence.', oneOf(keys(CHECKS)));
const code = described('What was noticed: docs/findings.md.', oneOf(keys(CODES)));
const outcome: SchemaOf<Outcome> = oneOf({ 'pass': true, 'fail': true, 'indeterminate': true, 'not-checked': true, 'not-applicable': true });
const severity: SchemaOf<Severity> = oneOf({ critical: true, high: true, medium: true, low: true });
const ref = {
  axis: reference('axis', axis), check: reference('check', check), code: reference('code', code), outcome: reference('outcome', outcome),
} as const;

const pointer = objectOf<Pointer>('The bytes it speaks of. Every member is as the evidence has it.', {
  file: optionalOf(string), offset: optionalOf(count), length: optionalOf(count), pointer: optionalOf(string), event: optionalOf(string),
});
const refPointer = reference('pointer', pointer);
const value: SchemaOf<FindingValue> = { schema: anyOf<[string, number, boolean, readonly string[]]>(string, number, boolean, listOf(string)).schema };

const finding = objectOf<Finding>('', {
  code: ref.code, at: refPointer, expected: optionalOf(string), computed: optionalOf(string), values: optionalOf(recordOf(value)),
});

const verdict = objectOf<Verdict>('Always six axes, in this order.', {
  axes: { schema: {
    ...listOf(objectOf<AxisVerdict>('', {
      axis: ref.axis, outcome: ref.outcome, because: listOf(ref.check), capped: described('A pass was lowered, because integrity does not hold.', boolean),
    })).schema,
    minItems: AXES.length,
    maxItems: AXES.length,
  } },
});

const checks = objectOf<Check>('', {
  id: ref.check, axis: ref.axis, outcome: ref.outcome, examined: count, unit: string, facts: listOf(pairOf(string, string)),
  findings: described('Indexes into the run’s findings.', listOf(count)),
});

const fact = objectOf<Fact>('', {
  subject: string, kind: optionalOf(described('What the record holds under that id.', oneOf<SubjectKind>({ action: true, agent: true, person: true, node: true }))), verdict: oneOf<Fact['verdict']>({ 'held': true, 'exception': true, 'cannot-tell': true }), reason: string, values: recordOf(string), at: refPointer,
});
const control = objectOf<ControlResult>('', {
  id: string, version: count, severity, advisory: boolean, mappings: listOf(string),
  outcome: oneOf<ControlResult['outcome']>({ 'pass': true, 'fail': true, 'indeterminate': true, 'not-applicable': true }),
  population: count, populationDigest: digest, exceptionCount: count, undecidedCount: count, exceptions: listOf(reference('fact', fact)), undecided: listOf(reference('fact', fact)), unreliable: boolean,
});

const subject: SchemaOf<Subject> = { schema: { oneOf: [
  objectOf<Extract<Subject, { kind: 'evidence-bundle' }>>('', {
    kind: constant('evidence-bundle'), digest, size: count, bundleId: nullable(string), tenant: nullable(string), producer: nullable(string), createdAt: nullable(string),
    period: nullable(objectOf<{ readonly from: string; readonly to: string }>('', { from: string, to: string })),
  }),
  objectOf<Extract<Subject, { kind: 'sigstore-bundle' }>>('', {
    kind: constant('sigstore-bundle'), digest, size: count, artifactDigest: nullable(string), identity: nullable(string), issuer: nullable(string),
  }),
  objectOf<Extract<Subject, { kind: 'signed-document' }>>('', {
    kind: constant('signed-document'), form: oneOf({ cms: true, jws: true, timestamp: true, pdf: true }), digest, size: count, artifactDigest: nullable(string), signer: nullable(string),
  }),
  objectOf<Extract<Subject, { kind: 'custody-log' }>>('', {
    kind: constant('custody-log'), digest, size: count, entries: count, software: nullable(string),
    period: nullable(objectOf<NonNullable<Extract<Subject, { kind: 'custody-log' }>['period']>>('', { from: time, to: time })),
  }),
  objectOf<Extract<Subject, { kind: 'audit-export' }>>('An unsigned file of records. Times are by the source’s clock.', {
    kind: constant('audit-export'), format: oneOf({ 'aws-cloudtrail': true, 'otlp-traces': true }), compressed: boolean, digest, size: count,
    period: nullable(objectOf<{ readonly from: string; readonly to: string }>('', { from: string, to: string })),
  }),
  objectOf<Extract<Subject, { kind: 'sign-off' }>>('Who stands for a review, one envelope a line.', {
    kind: constant('sign-off'), digest, size: count, signOffs: count, runDigest: nullable(digest), case: nullable(string), evidence: nullable(digest),
  }),
  objectOf<Extract<Subject, { kind: 'portable-case' }>>('Review work that another workstation handed over.', {
    kind: constant('portable-case'), digest, size: count, signOffs: count, rows: count, name: nullable(string), evidence: nullable(digest), enclosed: boolean, runDigest: nullable(digest),
  }),
  objectOf<Extract<Subject, { kind: 'event-proof' }>>('One event with the proof that it is in its log.', {
    kind: constant('event-proof'), digest, size: count, origin: nullable(string), event: nullable(string), seq: nullable(count), treeSize: nullable(count),
  }),
  objectOf<Extract<Subject, { kind: 'unreadable' }>>('', { kind: constant('unreadable'), digest, size: count, because: string }),
].map(({ schema }) => schema) } };

const limits = objectOf<Limits>('', {
  maxEntries: count, maxTotalBytes: count, maxCompressionRatio: count, maxDocumentBytes: count, maxLineBytes: count, maxJsonDepth: count, maxFindingsPerCode: count,
});
const inputs = objectOf<RunInputs>('Everything the result depends on besides the file.', {
  trustPack: nullable(objectOf<NonNullable<RunInputs['trustPack']>>('', { name: string, digest, issuedAt: time })),
  controlPack: objectOf<RunInputs['controlPack']>('', { id: string, version: string, digest }),
  asOf: time,
  limits,
  rememberedHeads: listOf(objectOf<RunInputs['rememberedHeads'][number]>('', { origin: string, size: count, root: digest })),
  previousRun: nullable(objectOf<NonNullable<RunInputs['previousRun']>>('', { digest })),
});

const signer = objectOf<Signer>('', {
  keyid: string, name: nullable(string), holder: nullable(string), algorithm: string,
  outcome: oneOf<Signer['outcome']>({ 'valid': true, 'invalid': true, 'unknown-key': true, 'refused': true }), trustedSince: nullable(string),
  certifiedBy: described('Authorities from its issuer to the anchor; empty for a key of the trust pack.', listOf(string)),
});
const stream = objectOf<StreamSummary>('', {
  name: string, origin: string, files: listOf(string), count, firstSeq: count, lastSeq: count, firstTime: nullable(number), lastTime: nullable(number), head: string, merkleRoot: digest,
  checkpoint: nullable(objectOf<NonNullable<StreamSummary['checkpoint']>>('', {
    file: string, size: count, root: string, outcome: oneOf<NonNullable<StreamSummary['checkpoint']>['outcome']>({ 'valid': true, 'invalid': true, 'unknown-key': true }),
  })),
  gaps: listOf(objectOf<StreamSummary['gaps'][number]>('', { from: count, to: count, after: nullable(number), before: nullable(number) })),
});
const file = objectOf<FileStatus>('', {
  name: string, size: count, sha256: nullable(digest), listed: boolean,
  status: oneOf<FileStatus['status']>({ 'matches': true, 'differs': true, 'missing': true, 'unlisted': true, 'seal': true, 'manifest': true, 'not-read': true, 'unsigned': true }),
});
const notProved = objectOf<NotProved>('', {
  key: oneOf<NotProved['key']>({
    'actions-never-logged': true, 'tail-after-head': true, 'revocation-after-pack': true, 'no-trust-pack': true, 'producer-clock': true, 'time-before-stamp': true, 'document-scope': true, 'pdf-scope': true, 'document-undated': true,
    'policy-not-replayed': true, 'policy-inputs': true, 'controls-not-in-pack': true, 'redacted-values': true, 'unsealed-container': true, 'sigstore-scope': true, 'custody-scope': true, 'sign-off-scope': true, 'portable-scope': true, 'event-proof-scope': true,
    'source-unsigned': true, 'source-clock': true, 'cloudtrail-digests': true,
  }),
  values: recordOf(string),
});

const run = objectOf<Run>('', {
  format: constant('proofroom.run.v1'),
  software: objectOf<Run['software']>('', { name: constant('proofroom'), version: string }),
  subject,
  inputs,
  verdict,
  checks: listOf(checks),
  findings: listOf(finding),
  findingsLeftOut: listOf(objectOf<Run['findingsLeftOut'][number]>('', { code: string, count })),
  controls: listOf(control),
  signers: listOf(signer),
  streams: listOf(stream),
  files: listOf(file),
  notProved: listOf(notProved),
  counts: objectOf<Run['counts']>('', { events: count, actions: count, approvals: count, files: count, unknownEvents: count }),
});

export const RUN_SCHEMA = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'urn:proofroom:run:1',
  title: 'Verification run, version 1',
  description: 'One verification of one file: docs/formats/run.md. Written by npx tsx build/docs/run-schema.ts.',
  ...run.schema,
  $defs: { axis: axis.schema, check: check.schema, code: code.schema, outcome: outcome.schema, pointer: pointer.schema, fact: fact.schema },
};

export const runSchemaDocument = (): string => `${JSON.stringify(RUN_SCHEMA, null, 2)}\n`;

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const text = runSchemaDocument();
  writeFileSync(join(import.meta.dirname, '../../docs/formats/run.schema.json'), text);
  console.log(`docs/formats/run.schema.json: ${text.length} characters`);
}
