import type { Bundle } from '@sigstore/bundle';
import { sha256Hex } from '../crypto/index.ts';
import { CODES, type Finding } from '../findings/index.ts';
import type { Signer } from '../examined.ts';
import type { TrustPack } from '../trust/pack.ts';
import type { SignedContent } from './signed-content.ts';
import { verifyProvenance } from './verify-provenance.ts';
import type { SignerClaim } from './verify-signer.ts';

export interface SignatureQuestion {
  readonly bundle: Bundle;
  readonly signed: SignedContent;
  readonly claim: SignerClaim;
  readonly trust: TrustPack['sigstore'];
  readonly asOf: string;
  /** The content at hand is known to be another than the one signed. */
  readonly otherContent: boolean;
}

export interface SignatureJudgement {
  readonly findings: readonly Finding[];
  readonly signer: Signer;
  /** Whether the signature fits the signer's key, before anything is known of that key; null where it could not be put to one. */
  readonly fits: boolean | null;
  /** Verified times, in milliseconds. */
  readonly times: readonly number[];
}

/** A bundle's one signature: whether it fits, by whose certificate, in what log, and when. All that is wrong with it. */
export function judgeSignature({ bundle, signed, claim, trust, asOf, otherContent }: SignatureQuestion): SignatureJudgement {
  const answer = claim.key === null ? null : signed.fits(claim.key);
  // Over another artifact no signature fits: that says nothing about the signature.
  const fits = answer === false && otherContent ? null : answer;
  const provenance = verifyProvenance(trust, bundle, signed, claim, asOf);
  const findings: readonly Finding[] = [
    ...claim.findings,
    ...(fits === false ? [{ code: 'sigstore.signature-invalid', at: { pointer: signed.pointer } } satisfies Finding] : []),
    ...provenance.findings,
  ];
  return { findings, signer: signerOf(claim, findings, fits !== null), fits, times: provenance.times };
}

function signerOf({ certificate, key, hint, identity }: SignerClaim, findings: readonly Finding[], tested: boolean): Signer {
  const refused = findings.some((each) => each.code === 'sigstore.identity-mismatch');
  const invalid = findings.some((each) => each.code !== 'sigstore.identity-mismatch' && CODES[each.code].effect === 'fail');
  return {
    keyid: certificate === null ? hint : sha256Hex(certificate.spki),
    name: identity.san,
    holder: identity.issuer,
    algorithm: certificate === null ? 'managed-key' : `x509 ${key?.kind ?? 'unknown'}`,
    outcome: invalid ? 'invalid' : refused ? 'refused' : tested && findings.length === 0 ? 'valid' : 'unknown-key',
    trustedSince: null,
    certifiedBy: [],
  };
}
