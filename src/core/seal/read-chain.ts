import { readPem } from '../asn1/index.ts';
import { decodeUtf8, encodeBase64 } from '../encoding/index.ts';

/** Longer than any chain a path may have; each certificate is parsed and tried as an issuer. */
export const MAX_CHAIN = 16;

/**
 * DER certificates of a PEM file, the signer's own first, or null when the bytes are not in the one spelling that
 * `writeChain` gives: otherwise the file could be changed without any certificate changing.
 */
export function readChain(bytes: Uint8Array): readonly Uint8Array[] | null {
  const text = decodeUtf8(bytes);
  const blocks = text === null ? null : readPem(text);
  if (blocks === null || blocks.length === 0 || blocks.length > MAX_CHAIN) return null;
  const certificates = blocks.map((block) => block.der);
  return writeChain(certificates) === text ? certificates : null;
}

/** RFC 7468 section 2: base64 in lines of 64 characters, each line ended by one line feed. */
export function writeChain(certificates: readonly Uint8Array[]): string {
  return certificates.map((der) => {
    const body = encodeBase64(der).replace(/.{1,64}/g, (line) => `${line}\n`);
    return `-----BEGIN CERTIFICATE-----\n${body}-----END CERTIFICATE-----\n`;
  }).join('');
}
