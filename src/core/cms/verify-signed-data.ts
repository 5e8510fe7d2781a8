import { sha256Hex, verifyScheme, type SignatureScheme } from '../crypto/index.ts';
import { sameBytes, sameName, type Certificate } from '../x509/index.ts';
import type { SignerProblem } from './problems.ts';
import { looksLikeAttributes, readSignedAttributes, type SignedClaims } from './signed-attributes.ts';
import { CONTENT_TYPE, type SignedData } from './signed-data.ts';
import type { SignerIdentifier, SignerInfo } from './signer-info.ts';
import { signerScheme } from './signer-scheme.ts';
import { identifierMismatch } from './signing-certificate.ts';

export interface SignedDataQuestion {
  readonly signedData: SignedData;
  /** What the signature is said to be over: needed when it is detached, compared when it is not. */
  readonly content: Uint8Array | null;
  /** Certificates that came another way; looked through before the embedded ones. None is believed here. */
  readonly certificates: readonly Certificate[];
}

/**
 * One signer. `valid` says that the key of this certificate signed this content, and nothing about whose key it is: that
 * takes a path to an anchor.
 */
export type SignerJudgement =
  | { readonly outcome: 'valid'; readonly signer: SignerInfo; readonly certificate: Certificate; readonly claims: SignedClaims; readonly problems: readonly [] }
  | {
    readonly outcome: 'not-valid'; readonly signer: SignerInfo; readonly certificate: Certificate | null; readonly claims: SignedClaims;
    readonly problems: readonly SignerProblem[];
  };

/** Certificates of one identifier that are tried: there is one unless somebody added others. */
const MAX_CANDIDATES = 8;
const NO_CLAIMS: SignedClaims = { signingTime: null, signingCertificates: [] };

/** RFC 5652 sections 5.4 to 5.6, for every signer in order. An empty answer is a structure that nobody signed. */
export function verifySignedData(question: SignedDataQuestion): readonly SignerJudgement[] {
  return question.signedData.signers.map((signer) => judgeSigner(signer, question));
}

function judgeSigner(signer: SignerInfo, { signedData, content: given, certificates }: SignedDataQuestion): SignerJudgement {
  const problems: SignerProblem[] = [];
  const content = signedData.content ?? given;
  if (content === null) problems.push({ kind: 'content-missing' });
  if (signedData.content !== null && given !== null && !sameBytes(signedData.content, given)) {
    problems.push({ kind: 'content-differs', attached: sha256Hex(signedData.content), given: sha256Hex(given) });
  }
  const announced = signedData.digestAlgorithms.filter((each) => each.hash !== null).map((each) => each.oid);
  const { oid, hash } = signer.digestAlgorithm;
  if (hash !== null && !announced.includes(oid)) problems.push({ kind: 'digest-not-announced', oid, announced });
  const candidates = candidatesOf(signer.identifier, [...certificates, ...signedData.certificates]);
  if (candidates.length === 0) problems.push({ kind: 'signer-unknown' });
  const found = signerScheme(signer);
  if (found.scheme === null) return { outcome: 'not-valid', signer, certificate: candidates[0] ?? null, claims: NO_CLAIMS, problems: [...problems, ...found.problems] };
  const { claims, problems: attributeProblems } = signer.signedAttributes === null
    ? { claims: NO_CLAIMS, problems: withoutAttributes(signedData.contentType, content) }
    : readSignedAttributes(signer.signedAttributes, signedData.contentType, found.hash, content);
  problems.push(...attributeProblems);
  const signed = signer.signedAttributesDer ?? content;
  const tried = candidates.map((certificate) => ({ certificate, problems: certificateProblems(certificate, claims, found.scheme, signed, signer.signature) }));
  const best = bestCandidate(tried);
  if (best !== null) problems.push(...best.problems);
  if (best === null || problems.length > 0) return { outcome: 'not-valid', signer, certificate: best?.certificate ?? null, claims, problems };
  return { outcome: 'valid', signer, certificate: best.certificate, claims, problems: [] };
}

function withoutAttributes(contentType: string, content: Uint8Array | null): readonly SignerProblem[] {
  const missing: SignerProblem[] = contentType === CONTENT_TYPE.data ? [] : [{ kind: 'signed-attributes-missing', contentType }];
  return content !== null && looksLikeAttributes(content) ? [...missing, { kind: 'content-is-attributes' }] : missing;
}

function certificateProblems(
  certificate: Certificate, claims: SignedClaims, scheme: SignatureScheme, signed: Uint8Array | null, signature: Uint8Array,
): readonly SignerProblem[] {
  const problems: SignerProblem[] = claims.signingCertificates.flatMap(({ version, identifiers }) => {
    const mismatch = identifierMismatch(identifiers[0]!, certificate);
    return mismatch === null ? [] : [{ kind: 'signing-certificate', version, mismatch }];
  });
  if (signed === null) return problems;
  const outcome = verifyScheme(scheme, certificate.spki, signed, signature, 'any');
  return outcome === 'valid' ? problems : [...problems, { kind: 'signature', outcome }];
}

interface Candidate { readonly certificate: Certificate; readonly problems: readonly SignerProblem[] }

/** Anyone can add a certificate with the signer's issuer and serial number; it must not keep the right one from being found. */
function bestCandidate(candidates: readonly Candidate[]): Candidate | null {
  return candidates.reduce<Candidate | null>((best, each) => (best === null || each.problems.length < best.problems.length ? each : best), null);
}

function candidatesOf(identifier: SignerIdentifier, certificates: readonly Certificate[]): readonly Certificate[] {
  const found: Certificate[] = [];
  for (const certificate of certificates) {
    if (found.length < MAX_CANDIDATES && isNamed(identifier, certificate) && !found.some((each) => sameBytes(each.der, certificate.der))) found.push(certificate);
  }
  return found;
}

function isNamed(identifier: SignerIdentifier, certificate: Certificate): boolean {
  if (identifier.kind === 'issuer-and-serial') return identifier.serial === certificate.serial && sameName(identifier.issuer, certificate.issuer);
  return certificate.subjectKeyIdentifier !== null && sameBytes(identifier.keyIdentifier, certificate.subjectKeyIdentifier);
}
