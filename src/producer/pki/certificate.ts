import type { KeyUsage } from '../../core/x509/index.ts';
import type { Signer } from '../keys/signer.ts';
import { bitString, explicit, integer, sequence, time } from './der-writer.ts';
import { authorityKeyIdentifier, basicConstraints, keyUsage, subjectKeyIdentifier } from './extensions.ts';
import { algorithmIdentifier } from './algorithm-identifier.ts';

export interface CertificateRequest {
  readonly serial: bigint;
  /** DER of the names, from `writeName`. */
  readonly issuer: Uint8Array;
  readonly subject: Uint8Array;
  /** Epoch milliseconds. */
  readonly notBefore: number;
  readonly notAfter: number;
  readonly spki: Uint8Array;
  /** DER, in the order they are to stand in; version 1 without any. */
  readonly extensions: readonly Uint8Array[];
}

/** DER certificate (RFC 5280 section 4.1). The same request and a deterministic signer give the same bytes. */
export function writeCertificate(request: CertificateRequest, issuer: Signer): Uint8Array {
  const { serial, notBefore, notAfter, extensions } = request;
  const algorithm = algorithmIdentifier(issuer.algorithm);
  const tbs = sequence(
    ...(extensions.length === 0 ? [] : [explicit(0, integer(2))]), integer(serial), algorithm, request.issuer, sequence(time(notBefore), time(notAfter)),
    request.subject, request.spki, ...(extensions.length === 0 ? [] : [explicit(3, sequence(...extensions))]),
  );
  return sequence(tbs, algorithm, bitString(issuer.sign(tbs)));
}

/** Whoever can issue: a name, a key, and the certificate that ties them together. */
export interface Authority {
  readonly name: Uint8Array;
  readonly signer: Signer;
  readonly certificate: Uint8Array;
}

type Issued = Pick<CertificateRequest, 'serial' | 'subject' | 'notBefore' | 'notAfter'> & { readonly extensions?: readonly Uint8Array[] };

/** A certificate for someone else's key, with both key identifiers; `extensions` says what it is for. */
export function issue(authority: Authority, spki: Uint8Array, { extensions = [], ...request }: Issued): Uint8Array {
  const identifiers = [subjectKeyIdentifier(spki), authorityKeyIdentifier(authority.signer.spki)];
  return writeCertificate({ ...request, issuer: authority.name, spki, extensions: [...identifiers, ...extensions] }, authority.signer);
}

type AuthorityRequest = Issued & { readonly pathLength?: number | null; readonly above?: Authority; readonly usages?: readonly KeyUsage[] };

/** An authority that signs certificates and revocation lists: self-signed, or under another one. */
export function createAuthority(signer: Signer, request: AuthorityRequest): Authority {
  const { pathLength = null, above, usages = ['keyCertSign', 'cRLSign'], extensions = [], ...rest } = request;
  const own = [basicConstraints(true, pathLength), keyUsage(...usages), ...extensions];
  const itself: Authority = { name: request.subject, signer, certificate: new Uint8Array() };
  return { ...itself, certificate: issue(above ?? itself, signer.spki, { ...rest, extensions: own }) };
}
