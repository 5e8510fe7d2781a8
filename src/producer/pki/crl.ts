import { OID, REVOCATION_REASONS, type RevokedEntry } from '../../core/x509/index.ts';
import { bitString, enumerated, explicit, generalizedTime, integer, sequence, time } from './der-writer.ts';
import { authorityKeyIdentifier, extension } from './extensions.ts';
import type { Authority } from './certificate.ts';
import { algorithmIdentifier } from './algorithm-identifier.ts';

export interface CrlRequest {
  readonly number: bigint;
  /** Epoch milliseconds. */
  readonly thisUpdate: number;
  readonly nextUpdate: number;
  readonly revoked: readonly RevokedEntry[];
  /** DER, after the key identifier and the number. */
  readonly extensions?: readonly Uint8Array[];
}

/** DER certificate revocation list, version 2 (RFC 5280 section 5). */
export function writeCrl(issuer: Authority, { number, thisUpdate, nextUpdate, revoked, extensions = [] }: CrlRequest): Uint8Array {
  const algorithm = algorithmIdentifier(issuer.signer.algorithm);
  const own = [authorityKeyIdentifier(issuer.signer.spki), extension(OID.crlNumber, false, integer(number)), ...extensions];
  const tbs = sequence(
    integer(1), algorithm, issuer.name, time(thisUpdate), time(nextUpdate), ...(revoked.length === 0 ? [] : [sequence(...revoked.map(writeEntry))]),
    explicit(0, sequence(...own)),
  );
  return sequence(tbs, algorithm, bitString(issuer.signer.sign(tbs)));
}

/** Section 5.3.1: "unspecified" is said by saying nothing. */
function writeEntry({ serial, revoked, reason, invalidSince }: RevokedEntry): Uint8Array {
  const extensions = [
    ...(reason === null || reason === 'unspecified' ? [] : [extension(OID.reasonCode, false, enumerated(REVOCATION_REASONS.indexOf(reason)))]),
    ...(invalidSince === null ? [] : [extension(OID.invalidityDate, false, generalizedTime(invalidSince))]),
  ];
  return sequence(integer(serial), time(revoked), ...(extensions.length === 0 ? [] : [sequence(...extensions)]));
}
