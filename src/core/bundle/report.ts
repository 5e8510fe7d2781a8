import type { CheckId, CheckReport } from '../findings/index.ts';
import type { FileStatus } from '../examined.ts';
import type { JudgedSeal } from '../seal/index.ts';
import type { TimeCheck } from './check-times.ts';
import type { DocumentCollector } from './collect-documents.ts';
import type { BundleDocuments } from './documents.ts';
import { SEAL_PREFIX } from './format.ts';
import type { ParsedManifest } from './read-manifest.ts';
import type { ManifestSignatures } from './manifest-threshold.ts';
import type { StreamResult } from './verify-stream.ts';
import type { Looked, Work } from './work.ts';

/** What the steps of one verification looked at. */
export interface Findings {
  readonly work: Work;
  readonly manifest: ParsedManifest | null;
  readonly sealed: JudgedSeal | null;
  readonly signatures: ManifestSignatures | null;
  readonly statuses: readonly FileStatus[];
  readonly streams: readonly StreamResult[];
  readonly times: ReturnType<TimeCheck['finish']> | null;
  readonly collector: DocumentCollector;
  readonly documents: BundleDocuments;
}

/** Every check with how much it examined. What an unusable manifest prevented is `blocked`, never silently absent. */
export function reportAll(findings: Findings): CheckReport[] {
  const { work, manifest } = findings;
  const looked: readonly (readonly [CheckId, Looked])[] = [
    ['archive.structure', { examined: work.container.entries.length, unit: 'entries', facts: [['container', work.container.kind]] }],
    ['manifest.form', { examined: manifest === null && !hasManifest(work) ? 0 : 1, unit: 'manifests' }],
    ['seal.form', counted(work.container.entries.filter((entry) => entry.name.startsWith(SEAL_PREFIX)).length, 'files')],
    ['record.consistency', { examined: findings.collector.examined.snapshots, unit: 'documents and events' }],
    ['approvals.signatures', signed(findings, findings.collector.examined.approvals, 'approvals')],
    ['packages.signatures', signed(findings, findings.collector.examined.packages, 'packages')],
    ...(manifest === null ? blockedByManifest() : fromManifest(findings, manifest)),
    ...previous(findings),
  ];
  return looked.map(([id, each]) => ({ id, ...each, ...work.sink.of(id) }));
}

function hasManifest(work: Work): boolean {
  return work.container.entries.some((entry) => entry.name.startsWith('manifest.'));
}

/** Asked only where the reader names an earlier run. */
function previous({ work, manifest, streams }: Findings): [CheckId, Looked][] {
  const { previous: run } = work.args;
  if (run === undefined || run === null) return [];
  if (manifest === null) return [['completeness.previous', { examined: 0, unit: 'streams', skipped: 'blocked' }]];
  return [['completeness.previous', {
    ...counted(streams.filter((stream) => stream.comparedWithPrevious).length, 'streams'),
    facts: [['previous-run', run.digest], ['streams-before', String(run.streams.length)]],
  }]];
}

function blockedByManifest(): [CheckId, Looked][] {
  const units: [CheckId, string][] = [
    ['files.digests', 'files'], ['completeness.files', 'files'], ['chain.links', 'events'], ['chain.sequence', 'events'],
    ['merkle.root', 'streams'], ['manifest.signatures', 'signatures'], ['checkpoint.signatures', 'checkpoints'],
    ['completeness.head', 'streams'], ['completeness.start', 'streams'], ['time.order', 'events'], ['time.period', 'events'],
    ['time.independent', 'manifests'], ['seal.countersignatures', 'countersignatures'],
  ];
  return units.map(([id, unit]) => [id, { examined: 0, unit, skipped: 'blocked' }]);
}

function fromManifest(findings: Findings, manifest: ParsedManifest): readonly (readonly [CheckId, Looked])[] {
  const { streams, statuses, times, signatures, sealed, work } = findings;
  const events = sum(streams, (stream) => stream.chain.events);
  const lines = sum(streams, (stream) => stream.chain.lines);
  const subjects = manifest.statement.subject.length;
  const digested = statuses.filter((file) => file.status === 'matches' || file.status === 'differs');
  const unrooted = streams.some((stream) => !stream.rooted);
  const checkpoints = streams.filter((stream) => stream.summary.checkpoint !== null);
  const perStream = counted(streams.length, 'streams');
  return [
    ['files.digests', {
      ...counted(digested.length, 'files'),
      facts: [['bytes-hashed', String(sum(digested, (file) => file.size))], ['files-matching', String(digested.filter((file) => file.status === 'matches').length)]],
    }],
    ['completeness.files', { ...counted(subjects, 'files'), facts: [['files-listed', String(subjects)], ['files-present', String(digested.length)]] }],
    ['chain.links', {
      ...counted(lines, 'events'),
      facts: [
        ['links-tested', String(sum(streams, (stream) => stream.chain.linksTested))],
        ['values-disclosed', String(sum(streams, (stream) => stream.chain.disclosedValues))],
        ['values-redacted', String(sum(streams, (stream) => stream.chain.redactedValues))],
        ['redactions-declared', String(manifest.statement.predicate.redactions.length)],
      ],
    }],
    ['chain.sequence', { ...counted(lines, 'events'), facts: streams.map(({ summary }) => ['sequence-range', `${summary.name}: ${summary.firstSeq} – ${summary.lastSeq}`]) }],
    ['merkle.root', {
      ...counted(streams.filter((stream) => stream.rooted).length, 'streams'),
      ...(unrooted ? { skipped: 'blocked' as const } : {}),
      facts: streams.map(({ summary }) => ['merkle-root', `${summary.name}: ${summary.merkleRoot}`]),
    }],
    ...(signatures?.looked ?? []),
    ['checkpoint.signatures', signed(findings, checkpoints.length, 'checkpoints')],
    ['completeness.head', {
      ...perStream,
      facts: [
        ...checkpoints.map(({ summary }): [string, string] => ['signed-head', `${summary.name}: ${summary.checkpoint?.size}`]),
        ['heads-compared-with-remembered', String(streams.filter((stream) => stream.comparedWithRemembered).length)],
      ],
    }],
    ['completeness.start', perStream],
    ['time.order', {
      ...counted(events, 'events'),
      facts: [['causes-compared', String(times?.causesCompared ?? 0)], ['causes-not-compared', String(times?.causesUnknown ?? 0)]],
    }],
    ['time.period', { ...counted(events, 'events'), facts: [['period', `${manifest.statement.predicate.period.from} – ${manifest.statement.predicate.period.to}`], ['as-of', work.args.asOf]] }],
    ['time.independent', {
      examined: 1, unit: 'manifests',
      facts: [['time-stamps', String(sealed?.counts.tokens ?? 0)], ...(work.provenBy === null ? [] : [['proven-by', new Date(work.provenBy).toISOString()] as const])],
    }],
    ['seal.countersignatures', counted(sealed?.counts.countersignatures ?? 0, 'countersignatures')],
  ];
}

/** Signatures that cannot be tested because no keys were given are blocked: there is nothing to find about each. */
function signed({ work }: Findings, examined: number, unit: string): Looked {
  if (examined > 0 && work.args.trust === null) return { examined: 0, unit, skipped: 'blocked' };
  return counted(examined, unit);
}

function counted(examined: number, unit: string): Looked {
  return examined === 0 ? { examined, unit, skipped: 'absent' } : { examined, unit };
}

function sum<T>(items: readonly T[], of: (item: T) => number): number {
  return items.reduce((total, item) => total + of(item), 0);
}
