import type { Finding } from '../findings/index.ts';
import type { Certificate } from './certificate.ts';
import { OID } from './certificate-extensions.ts';
import { findPath, type PathProblem } from './certificate-path.ts';
import { covers, instant, windowText, type TrustedAuthority } from './trusted-root.ts';

export interface CertificateJudgement {
  readonly findings: readonly Finding[];
  /** Who issued the leaf, where a path was found: certificate logs sign over its key. */
  readonly issuer: Certificate | null;
}

/**
 * Whether the signing certificate leads to an authority of the trusted root and was, like everything above it, valid at
 * every verified time (Sigstore client specification, section 4.3). Without a time only the path is judged.
 */
export function verifyCertificate(leaf: Certificate, authorities: readonly TrustedAuthority[], times: readonly number[], pointer: string): CertificateJudgement {
  const at = { pointer };
  const found = authorities.map((authority) => ({ authority, ...findPath(leaf, authority.chain, OID.codeSigning) }));
  const sound = found.filter((each) => each.problems.length === 0);
  if (sound.length === 0) {
    const nearest = found.find((each) => each.path !== null);
    const problems: readonly PathProblem[] = nearest?.problems ?? ['no-path'];
    return {
      findings: problems.map((problem): Finding => (problem === 'purpose' ? { code: 'sigstore.certificate-purpose', at, expected: 'code signing' }
        : { code: 'sigstore.certificate-chain-invalid', at, values: { problem } })),
      issuer: nearest?.path?.[1] ?? null,
    };
  }
  // One authority must hold at all times: two halves of two authorities are not one.
  const judged = sound.map((each) => ({ issuer: each.path?.[1] ?? null, findings: times.flatMap((time) => outside(each.path ?? [], each.authority, time, pointer)) }));
  return judged.toSorted((left, right) => left.findings.length - right.findings.length)[0]!;
}

function outside(path: readonly Certificate[], authority: TrustedAuthority, time: number, pointer: string): readonly Finding[] {
  const computed = instant(time);
  const late = path.findIndex((certificate) => !covers(certificate, time));
  const certificate = path[late];
  return [
    ...(certificate === undefined ? [] : [{
      code: 'sigstore.certificate-outside-window', at: { pointer }, expected: windowText(certificate), computed, values: { level: late },
    } satisfies Finding]),
    ...(covers(authority.window, time) ? [] : [{ code: 'sigstore.authority-outside-window', at: { pointer }, expected: windowText(authority.window), computed } satisfies Finding]),
  ];
}
