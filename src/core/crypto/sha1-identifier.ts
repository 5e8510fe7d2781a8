import { hash } from 'node:crypto';

/**
 * SHA-1 (FIPS 180-4) to tell certificates apart where a format allows nothing else: ESSCertID of RFC 2634. Never for a
 * signature or for content: two inputs with one digest can be made. Here the signer chose the certificate that it names,
 * and another with the same digest as a given one cannot.
 */
export function sha1Identifier(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(hash('sha1', bytes, 'buffer'));
}
