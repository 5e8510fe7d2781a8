import type { Finding } from '../../core/findings/index.ts';
import type { StreamSummary } from '../../core/examined.ts';
import type { NotProved, Subject } from '../../core/run.ts';
import type { TrustPack } from '../../core/trust/pack.ts';

export interface NotProvedFacts {
  readonly kind: Subject['kind'];
  /** Of a signed document. */
  readonly form?: 'cms' | 'jws' | 'timestamp' | 'pdf';
  readonly trust: TrustPack | null;
  readonly findings: readonly Finding[];
  readonly streams: readonly StreamSummary[];
  readonly redactedValues: number;
  readonly folder: boolean;
  readonly policyReplayed: boolean;
  readonly controlsRun: number;
  /** Of an audit export. */
  readonly exportFormat?: 'aws-cloudtrail' | 'otlp-traces';
}

/** What stays open whatever the verdict says, from what this run did and did not do. */
export function notProved(facts: NotProvedFacts): readonly NotProved[] {
  if (facts.kind === 'unreadable') return [];
  // Nothing signs a custody log, so no trust pack decides anything about it.
  if (facts.kind === 'custody-log') return [{ key: 'custody-scope', values: {} }, { key: 'producer-clock', values: {} }];
  const found = (code: Finding['code']): boolean => facts.findings.some((finding) => finding.code === code);
  const list: NotProved[] = [];
  const add = (key: NotProved['key'], values: NotProved['values'] = {}): void => void list.push({ key, values });
  const bundle = facts.kind === 'evidence-bundle';
  const exported = facts.kind === 'audit-export';
  if (bundle || exported) add('actions-never-logged');
  if (exported) {
    add('source-unsigned');
    add('source-clock');
    if (facts.exportFormat === 'aws-cloudtrail') add('cloudtrail-digests');
    // Nothing in it is signed, so no trust pack would have made a difference.
    return list;
  }
  if (bundle) add('tail-after-head', facts.streams.length === 0 ? {} : { heads: facts.streams.map((stream) => `${stream.name}: ${stream.lastSeq}`).join(', ') });
  if (facts.trust === null) add('no-trust-pack');
  else add('revocation-after-pack', { issuedAt: facts.trust.issued_at });
  if (facts.kind === 'sign-off' || facts.kind === 'portable-case') {
    if (facts.kind === 'portable-case') add('portable-scope');
    add('document-undated');
    add('sign-off-scope');
    return list;
  }
  if (facts.kind === 'event-proof') {
    add('event-proof-scope');
    add('producer-clock');
    if (facts.redactedValues > 0) add('redacted-values', { count: String(facts.redactedValues) });
    return list;
  }
  const stamps = facts.findings.filter((finding) => finding.code === 'timestamp.verified' || finding.code === 'document.time-verified').flatMap((finding) => finding.values?.['time'] ?? []);
  const document = facts.kind === 'signed-document';
  const seen = stamps.map(String).toSorted()[0];
  if (seen === undefined && !found('sigstore.time-verified')) add(document ? 'document-undated' : 'producer-clock');
  else if (seen !== undefined && !document) add('time-before-stamp', { seen });
  if (bundle) add(facts.policyReplayed ? 'policy-inputs' : 'policy-not-replayed');
  if (bundle && facts.controlsRun > 0) add('controls-not-in-pack');
  if (facts.redactedValues > 0) add('redacted-values', { count: String(facts.redactedValues) });
  if (bundle && (facts.folder || found('archive.not-sealed'))) add('unsealed-container');
  if (facts.kind === 'sigstore-bundle') add('sigstore-scope');
  if (document) add('document-scope');
  if (facts.form === 'pdf') add('pdf-scope');
  return list;
}
