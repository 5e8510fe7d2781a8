import { VerificationError } from '@sigstore/verify';
import type { SigstoreReason } from '../findings/sigstore-reason.ts';

/** What a failure inside @sigstore/verify was about. Its codes are coarser than its messages, so both are read. */
export function reasonOf(error: unknown): { readonly reason: SigstoreReason; readonly problem: string } {
  if (!(error instanceof VerificationError)) return { reason: 'other', problem: error instanceof Error ? error.message : 'unknown' };
  const cause: unknown = error.cause;
  const problem = [error.message, cause instanceof Error ? cause.message : ''].filter((part) => part !== '').join(': ');
  return { reason: reasonFor(error.code, problem), problem };
}

function reasonFor(code: string, problem: string): SigstoreReason {
  switch (code) {
    case 'SIGNATURE_ERROR': return 'signature';
    case 'CERTIFICATE_ERROR':
      if (problem.includes('SCT')) return 'certificate-timestamp';
      return problem.includes('expired') ? 'certificate-window' : 'certificate-chain';
    case 'PUBLIC_KEY_ERROR': return problem.includes('not found') ? 'no-key' : 'key-window';
    case 'TIMESTAMP_ERROR':
      if (problem.includes('duplicate')) return 'timestamp-duplicate';
      return problem.includes('expected') ? 'no-time' : 'timestamp';
    case 'TLOG_ERROR': return 'log-entry-missing';
    case 'TLOG_BODY_ERROR': return 'log-entry';
    case 'TLOG_INCLUSION_PROMISE_ERROR': return 'log-promise';
    case 'TLOG_INCLUSION_PROOF_ERROR': return problem.includes('checkpoint') ? 'log-checkpoint' : 'log-inclusion';
    case 'TLOG_MISSING_INCLUSION_ERROR': return 'log-inclusion';
    default: return 'other';
  }
}
