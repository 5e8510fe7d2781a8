import type { Axis } from './outcome.ts';

/**
 * What a finding does to its check.
 * `fail` and `indeterminate` decide the outcome; `note` is shown and changes nothing.
 */
export type Effect = 'fail' | 'indeterminate' | 'note';

export interface CodeEntry {
  readonly axis: Axis;
  readonly check: CheckId;
  readonly effect: Effect;
}

/** Every check a run can hold, grouped by axis. The order is the order of reports. */
export const CHECKS = {
  'archive.structure': 'integrity',
  'manifest.form': 'integrity',
  'files.digests': 'integrity',
  'chain.links': 'integrity',
  'chain.sequence': 'integrity',
  'merkle.root': 'integrity',
  'record.consistency': 'integrity',
  'sigstore.content': 'integrity',
  'manifest.signatures': 'authenticity',
  'checkpoint.signatures': 'authenticity',
  'approvals.signatures': 'authenticity',
  'packages.signatures': 'authenticity',
  'sigstore.signature': 'authenticity',
  'time.order': 'time',
  'time.period': 'time',
  'time.independent': 'time',
  'completeness.files': 'completeness',
  'completeness.head': 'completeness',
  'completeness.start': 'completeness',
  'completeness.previous': 'completeness',
  'policy.replay': 'policy',
  'controls.pack': 'controls',
} as const satisfies Record<string, Axis>;
export type CheckId = keyof typeof CHECKS;

const code = (check: CheckId, effect: Effect): CodeEntry => ({ axis: CHECKS[check], check, effect });

/**
 * The closed list of finding codes. Dotted and stable: tests and other people's scripts depend on them.
 * A code is never reused for another meaning; its sentence lives in the message catalogue.
 */
export const CODES = {
  'archive.unreadable': code('archive.structure', 'fail'),
  'archive.duplicate-entry': code('archive.structure', 'fail'),
  'archive.colliding-entry': code('archive.structure', 'fail'),
  'archive.unsafe-path': code('archive.structure', 'fail'),
  'archive.link': code('archive.structure', 'fail'),
  'archive.encrypted': code('archive.structure', 'fail'),
  'archive.unsupported-method': code('archive.structure', 'fail'),
  'archive.header-mismatch': code('archive.structure', 'fail'),
  'archive.overlap': code('archive.structure', 'fail'),
  'archive.stray-bytes': code('archive.structure', 'fail'),
  'archive.limit-exceeded': code('archive.structure', 'fail'),
  'archive.crc-mismatch': code('archive.structure', 'fail'),
  'archive.truncated': code('archive.structure', 'fail'),
  'archive.seal-broken': code('archive.structure', 'fail'),
  'archive.not-sealed': code('archive.structure', 'note'),

  'manifest.missing': code('manifest.form', 'fail'),
  'manifest.ambiguous': code('manifest.form', 'fail'),
  'manifest.malformed': code('manifest.form', 'fail'),
  'manifest.not-canonical': code('manifest.form', 'fail'),
  'manifest.unknown-member': code('manifest.form', 'fail'),
  'manifest.signers-mismatch': code('manifest.form', 'fail'),
  'manifest.stream-mismatch': code('manifest.form', 'fail'),
  'manifest.kind-not-supported': code('manifest.form', 'indeterminate'),

  'file.digest-mismatch': code('files.digests', 'fail'),
  'file.unreadable': code('files.digests', 'fail'),
  'file.changed-while-reading': code('files.digests', 'fail'),
  'seal.not-supported': code('files.digests', 'indeterminate'),
  'file.missing': code('completeness.files', 'fail'),
  'file.unlisted': code('completeness.files', 'fail'),

  'json.malformed': code('record.consistency', 'fail'),
  'json.duplicate-key': code('record.consistency', 'fail'),
  'json.not-canonical': code('record.consistency', 'fail'),
  'json.limit-exceeded': code('record.consistency', 'fail'),

  'event.malformed': code('chain.links', 'fail'),
  'event.not-canonical': code('chain.links', 'fail'),
  'event.hash-mismatch': code('chain.links', 'fail'),
  'event.prev-mismatch': code('chain.links', 'fail'),
  'event.withheld-mismatch': code('chain.links', 'fail'),
  'chain.genesis-mismatch': code('chain.links', 'fail'),
  'chain.gap': code('chain.sequence', 'fail'),
  'chain.duplicate-sequence': code('chain.sequence', 'fail'),
  'chain.out-of-order': code('chain.sequence', 'fail'),
  'chain.count-mismatch': code('chain.sequence', 'fail'),
  'chain.head-mismatch': code('chain.links', 'fail'),
  'merkle.root-mismatch': code('merkle.root', 'fail'),

  'record.unknown-event-type': code('record.consistency', 'note'),
  'record.dangling-reference': code('record.consistency', 'fail'),
  'record.action-digest-mismatch': code('record.consistency', 'fail'),
  'record.malformed': code('record.consistency', 'fail'),

  'signature.invalid': code('manifest.signatures', 'fail'),
  'signature.malformed': code('manifest.signatures', 'fail'),
  'signature.non-canonical': code('manifest.signatures', 'fail'),
  'signature.key-unknown': code('manifest.signatures', 'indeterminate'),
  'signature.key-purpose': code('manifest.signatures', 'fail'),
  'signature.key-outside-window': code('manifest.signatures', 'fail'),
  'signature.key-compromised': code('manifest.signatures', 'fail'),
  'signature.algorithm-refused': code('manifest.signatures', 'fail'),
  'signature.threshold-unmet': code('manifest.signatures', 'fail'),
  'signature.time-unproved': code('manifest.signatures', 'indeterminate'),
  'signature.co-signer-unknown': code('manifest.signatures', 'note'),
  'trust.no-pack': code('manifest.signatures', 'indeterminate'),
  'trust.stale-pack': code('manifest.signatures', 'note'),

  'checkpoint.malformed': code('checkpoint.signatures', 'fail'),
  'checkpoint.signature-invalid': code('checkpoint.signatures', 'fail'),
  'checkpoint.key-unknown': code('checkpoint.signatures', 'indeterminate'),
  'checkpoint.key-refused': code('checkpoint.signatures', 'fail'),
  'checkpoint.time-unproved': code('checkpoint.signatures', 'indeterminate'),
  'checkpoint.root-mismatch': code('completeness.head', 'fail'),
  'checkpoint.size-mismatch': code('completeness.head', 'fail'),
  'checkpoint.origin-mismatch': code('completeness.head', 'fail'),
  'checkpoint.missing': code('completeness.head', 'indeterminate'),
  'checkpoint.untrusted-head': code('completeness.head', 'indeterminate'),
  'checkpoint.rolled-back': code('completeness.head', 'fail'),
  'checkpoint.behind-remembered': code('completeness.head', 'indeterminate'),
  'stream.starts-late': code('completeness.start', 'indeterminate'),
  'stream.continues': code('completeness.start', 'note'),
  'stream.consistency-invalid': code('completeness.start', 'fail'),

  'previous.contradicts': code('completeness.previous', 'fail'),
  'previous.version-rewritten': code('completeness.previous', 'fail'),
  'previous.gap': code('completeness.previous', 'indeterminate'),
  'previous.behind': code('completeness.previous', 'indeterminate'),
  'previous.log-missing': code('completeness.previous', 'indeterminate'),
  'previous.reissued': code('completeness.previous', 'indeterminate'),
  'previous.not-sound': code('completeness.previous', 'indeterminate'),
  'previous.not-comparable': code('completeness.previous', 'indeterminate'),
  'previous.continues': code('completeness.previous', 'note'),
  'previous.signers-changed': code('completeness.previous', 'note'),
  'previous.snapshot-differs': code('completeness.previous', 'note'),
  'previous.verdict-changed': code('completeness.previous', 'note'),

  'approval.malformed': code('approvals.signatures', 'fail'),
  'approval.signature-invalid': code('approvals.signatures', 'fail'),
  'approval.key-unknown': code('approvals.signatures', 'indeterminate'),
  'approval.signer-mismatch': code('approvals.signatures', 'fail'),
  'approval.key-refused': code('approvals.signatures', 'fail'),
  'approval.time-unproved': code('approvals.signatures', 'indeterminate'),
  'package.malformed': code('packages.signatures', 'fail'),
  'package.signature-invalid': code('packages.signatures', 'fail'),
  'package.key-unknown': code('packages.signatures', 'indeterminate'),
  'package.signer-mismatch': code('packages.signatures', 'fail'),
  'package.key-refused': code('packages.signatures', 'fail'),
  'package.time-unproved': code('packages.signatures', 'indeterminate'),

  'time.decreases': code('time.order', 'fail'),
  'time.before-cause': code('time.order', 'fail'),
  'time.outside-period': code('time.period', 'fail'),
  'time.after-as-of': code('time.period', 'fail'),
  'time.own-clock': code('time.independent', 'indeterminate'),

  'policy.replay-not-built': code('policy.replay', 'note'),

  'sigstore.malformed': code('sigstore.content', 'fail'),
  'sigstore.artifact-missing': code('sigstore.content', 'indeterminate'),
  'sigstore.artifact-mismatch': code('sigstore.content', 'fail'),
  'sigstore.subject-mismatch': code('sigstore.content', 'fail'),
  'sigstore.no-trusted-root': code('sigstore.signature', 'indeterminate'),
  'sigstore.no-identity-policy': code('sigstore.signature', 'indeterminate'),
  'sigstore.untrusted': code('sigstore.signature', 'fail'),
  'sigstore.identity-mismatch': code('sigstore.signature', 'fail'),
  'sigstore.time-verified': code('time.independent', 'note'),

  'control.exceptions': code('controls.pack', 'fail'),
  'control.cannot-tell': code('controls.pack', 'indeterminate'),

  'internal.error': code('archive.structure', 'fail'),
} as const satisfies Record<string, CodeEntry>;

export type FindingCode = keyof typeof CODES;
