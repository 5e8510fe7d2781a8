import type { ControlResult, Fact } from '../../core/controls/types.ts';
import { assertNever, type Check, type Finding, type FindingValue, type Pointer } from '../../core/findings/index.ts';
import type { FileStatus, Signer, StreamSummary } from '../../core/examined.ts';
import type { NotProved, Run, Subject } from '../../core/run.ts';
import type { Redactor } from './redactor.ts';
import { NAMED_BY_ID } from './value-classes.ts';

/**
 * The run as a reader may see it. Every member is written out: one that a run gets later is not in the redacted run, or
 * does not compile, until somebody has said what it is. Outcomes, codes, populations, times, sizes and digests stay.
 */
export function redactRun(run: Run, by: Redactor): Run {
  const { inputs } = run;
  return {
    format: run.format,
    software: { name: run.software.name, version: run.software.version },
    subject: subject(run.subject, by),
    inputs: {
      trustPack: inputs.trustPack === null ? null : { name: by.text(inputs.trustPack.name), digest: inputs.trustPack.digest, issuedAt: inputs.trustPack.issuedAt },
      controlPack: { id: inputs.controlPack.id, version: inputs.controlPack.version, digest: inputs.controlPack.digest },
      asOf: inputs.asOf,
      limits: inputs.limits,
      rememberedHeads: inputs.rememberedHeads.map(({ origin, size, root }) => ({ origin: by.system(origin), size, root })),
      previousRun: inputs.previousRun === null ? null : { digest: inputs.previousRun.digest },
    },
    verdict: { axes: run.verdict.axes.map(({ axis, outcome, because, capped }) => ({ axis, outcome, because, capped })) },
    checks: run.checks.map((each) => check(each, by)),
    findings: run.findings.map((each) => finding(each, by)),
    findingsLeftOut: run.findingsLeftOut.map(({ code, count }) => ({ code, count })),
    controls: run.controls.map((each) => redactControl(each, by, { value: (value, name) => by.valueOf(name, value), reason: (reason) => reason })),
    signers: run.signers.map((each) => signer(each, by)),
    streams: run.streams.map((each) => stream(each, by)),
    files: run.files.map((each) => file(each, by)),
    notProved: run.notProved.map(({ key, values }): NotProved => ({ key, values: mapped(values, (name, value) => by.valueOf(name, value)) })),
    counts: { events: run.counts.events, actions: run.counts.actions, approvals: run.counts.approvals, files: run.counts.files, unknownEvents: run.counts.unknownEvents },
  };
}

const maybe = (value: string | null, say: (value: string) => string): string | null => (value === null ? null : say(value));

export const mapped = <V, R>(values: Readonly<Record<string, V>>, say: (name: string, value: V) => R): Record<string, R> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, say(name, value)]));

function subject(it: Subject, by: Redactor): Subject {
  const { digest, size } = it;
  switch (it.kind) {
    case 'evidence-bundle':
      return { kind: it.kind, digest, size, bundleId: maybe(it.bundleId, by.id), tenant: maybe(it.tenant, by.text), producer: maybe(it.producer, by.text), createdAt: it.createdAt, period: it.period };
    case 'sigstore-bundle':
      return { kind: it.kind, digest, size, artifactDigest: it.artifactDigest, identity: maybe(it.identity, by.person), issuer: maybe(it.issuer, by.text) };
    case 'signed-document':
      return { kind: it.kind, form: it.form, digest, size, artifactDigest: it.artifactDigest, signer: maybe(it.signer, by.person) };
    case 'custody-log':
      return { kind: it.kind, digest, size, entries: it.entries, software: maybe(it.software, by.text), period: it.period };
    case 'audit-export':
      return { kind: it.kind, format: it.format, compressed: it.compressed, digest, size, period: it.period };
    case 'sign-off':
      return { kind: it.kind, digest, size, signOffs: it.signOffs, runDigest: it.runDigest, case: maybe(it.case, by.note), evidence: maybe(it.evidence, by.text) };
    case 'portable-case':
      return { kind: it.kind, digest, size, signOffs: it.signOffs, rows: it.rows, name: maybe(it.name, by.note), evidence: maybe(it.evidence, by.text), enclosed: it.enclosed, runDigest: it.runDigest };
    case 'event-proof':
      return { kind: it.kind, digest, size, origin: maybe(it.origin, by.system), event: maybe(it.event, by.id), seq: it.seq, treeSize: it.treeSize };
    case 'unreadable':
      return { kind: it.kind, digest, size, because: by.text(it.because) };
    default:
      return assertNever(it);
  }
}

export function pointer(at: Pointer, by: Redactor): Pointer {
  return {
    ...(at.file === undefined ? {} : { file: by.file(at.file) }),
    ...(at.offset === undefined ? {} : { offset: at.offset }),
    ...(at.length === undefined ? {} : { length: at.length }),
    // Member names inside a document can be anybody's.
    ...(at.pointer === undefined ? {} : { pointer: by.text(at.pointer) }),
    ...(at.event === undefined ? {} : { event: by.id(at.event) }),
  };
}

function check(it: Check, by: Redactor): Check {
  return { id: it.id, axis: it.axis, outcome: it.outcome, examined: it.examined, unit: it.unit, facts: it.facts.map(([name, value]) => [name.startsWith('policy ') ? by.text(name) : name, by.valueOf(name, value)] as const), findings: it.findings };
}

function finding(it: Finding, by: Redactor): Finding {
  const said = (name: string, value: FindingValue): FindingValue => {
    if (typeof value === 'number' || typeof value === 'boolean') return value;
    return typeof value === 'string' ? by.valueOf(name, value) : value.map((each) => by.valueOf(name, each));
  };
  // A member of a population stands in a control's finding under its own name.
  const member = (name: string, value: FindingValue): FindingValue =>
    name === 'subject' && typeof value === 'string' ? memberOf(String(it.values?.['control'] ?? ''), value, by) : said(name, value);
  return {
    code: it.code,
    at: pointer(it.at, by),
    ...(it.expected === undefined ? {} : { expected: by.compared(it.expected) }),
    ...(it.computed === undefined ? {} : { computed: by.compared(it.computed) }),
    ...(it.values === undefined ? {} : { values: mapped(it.values, member) }),
  };
}

const memberOf = (control: string, name: string, by: Redactor): string => (NAMED_BY_ID.has(control) ? by.id(name) : by.member(name));

/** Where the run says what a member is, it is that; the rest may be anybody. */
function subjectOf(control: string, { subject, kind }: Fact, by: Redactor): string {
  switch (kind) {
    case undefined: return memberOf(control, subject, by);
    case 'action': return by.id(subject);
    case 'agent': return by.agent(subject);
    case 'person': return by.person(subject);
    case 'node': return by.system(subject);
    default: return assertNever(kind);
  }
}

/** What becomes of the values of a fact, and of its reason: whoever wrote the test chose the words of both. */
interface FactWords { readonly value: (value: string, name: string) => string; readonly reason: (reason: string) => string }

export function redactControl(it: ControlResult, by: Redactor, words: FactWords): ControlResult {
  const facts = (all: readonly Fact[]): readonly Fact[] => all.map((each) => ({
    subject: subjectOf(it.id, each, by), ...(each.kind === undefined ? {} : { kind: each.kind }), verdict: each.verdict, reason: words.reason(each.reason), values: mapped(each.values, (name, value) => words.value(value, name)), at: pointer(each.at, by),
  }));
  return {
    id: it.id, version: it.version, severity: it.severity, advisory: it.advisory, mappings: it.mappings, outcome: it.outcome,
    population: it.population, populationDigest: it.populationDigest, exceptionCount: it.exceptionCount, undecidedCount: it.undecidedCount,
    exceptions: facts(it.exceptions), undecided: facts(it.undecided), unreliable: it.unreliable,
  };
}

function signer(it: Signer, by: Redactor): Signer {
  return {
    keyid: by.id(it.keyid), name: maybe(it.name, by.person), holder: maybe(it.holder, by.person), algorithm: by.id(it.algorithm), outcome: it.outcome,
    trustedSince: it.trustedSince, certifiedBy: it.certifiedBy.map(by.person),
  };
}

function stream(it: StreamSummary, by: Redactor): StreamSummary {
  return {
    name: by.system(it.name), origin: by.system(it.origin), files: it.files.map(by.file), count: it.count, firstSeq: it.firstSeq, lastSeq: it.lastSeq,
    firstTime: it.firstTime, lastTime: it.lastTime, head: it.head, merkleRoot: it.merkleRoot,
    checkpoint: it.checkpoint === null ? null : { file: by.file(it.checkpoint.file), size: it.checkpoint.size, root: it.checkpoint.root, outcome: it.checkpoint.outcome },
    gaps: it.gaps.map(({ from, to, after, before }) => ({ from, to, after, before })),
  };
}

function file(it: FileStatus, by: Redactor): FileStatus {
  return { name: by.file(it.name), size: it.size, sha256: it.sha256, listed: it.listed, status: it.status };
}
