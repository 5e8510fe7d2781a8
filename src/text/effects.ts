import type { FindingCode } from '../core/findings/index.ts';

/**
 * Which codes only note something, and which only raise a doubt; all others fail their check. The effects are data
 * of core, of which text may know the types only: a test holds these two lists against `CODES`.
 */
export const NOTES: ReadonlySet<FindingCode> = new Set<FindingCode>([
  'archive.not-sealed', 'archive.reserved-name', 'signature.co-signer-unknown', 'trust.stale-pack', 'stream.continues', 'record.unknown-event-type',
  'record.confusable-name', 'record.hidden-character',
  'policy.advisory', 'policy.cedar-not-bound', 'sigstore.time-verified',
  'previous.continues', 'previous.signers-changed', 'previous.snapshot-differs', 'previous.verdict-changed',
  'seal.unrelated', 'certificate.revoked', 'certificate.revocation-unknown', 'countersignature.undecided', 'countersignature.verified', 'timestamp.verified',
  'document.revocation-unknown', 'document.time-verified', 'pdf.covers', 'pdf.run-embedded', 'pdf.run-unread', 'custody.clock-went-back',
  'signoff.earlier-state', 'portable.unknown-entry', 'event-proof.value-withheld',
  'source.repeated-id', 'source.unknown-type', 'source.unread-member',
  'control.indications', 'control.indications-unknown',
]);

export const DOUBTS: ReadonlySet<FindingCode> = new Set<FindingCode>([
  'archive.foreign', 'seal.not-supported', 'signature.key-unknown', 'signature.time-unproved', 'trust.no-pack', 'pdf.other-form',
  'checkpoint.key-unknown', 'checkpoint.time-unproved', 'checkpoint.missing', 'checkpoint.behind-remembered', 'checkpoint.remembered-not-compared', 'checkpoint.untrusted-head', 'stream.starts-late',
  'approval.key-unknown', 'approval.time-unproved', 'package.key-unknown', 'package.time-unproved', 'time.own-clock',
  'sigstore.artifact-missing', 'sigstore.no-trusted-root', 'sigstore.root-malformed', 'sigstore.no-identity-policy', 'sigstore.identity-unattested',
  'sigstore.key-missing', 'sigstore.key-malformed', 'sigstore.key-unsupported', 'sigstore.no-verified-time', 'sigstore.log-entry-unsupported',
  'policy.missing-policy', 'policy.missing-input', 'policy.evaluation-error', 'policy.unreadable', 'policy.replay-limit',
  'control.cannot-tell',
  'previous.gap', 'previous.behind', 'previous.log-missing', 'previous.reissued', 'previous.not-sound', 'previous.not-comparable',
  'certificate.untrusted', 'timestamp.authority-unknown',
  'document.content-missing', 'document.signer-unknown', 'document.time-unproved', 'document.time-unknown-authority',
  'custody.unsigned', 'custody.end-unproved', 'custody.behind-seen',
  'event-proof.key-unknown', 'event-proof.time-unproved',
  'signoff.run-missing', 'signoff.review-missing', 'signoff.none', 'signoff.key-unknown', 'signoff.time-unproved', 'signoff.role-missing',
  'source.no-digest', 'source.malformed-record', 'source.unsigned', 'source.no-head', 'source.dropped', 'source.own-clock',
]);

/** Codes about what was done, not about the evidence of it: decisions and controls can fail on a bundle that is sound. */
export const aboutConduct = (code: FindingCode): boolean => code.startsWith('control.') || code.startsWith('policy.');

export function effectOf(code: FindingCode): 'fail' | 'indeterminate' | 'note' {
  if (NOTES.has(code)) return 'note';
  return DOUBTS.has(code) ? 'indeterminate' : 'fail';
}
