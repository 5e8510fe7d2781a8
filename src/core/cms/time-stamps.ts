import { ATTRIBUTE } from './attributes.ts';
import type { SignerInfo } from './signer-info.ts';

/**
 * The signature time stamps of a signer (RFC 3161 appendix A): DER of each token. Its imprint must be of `signer.signature`;
 * that is for whoever reads the token to check, as everything else about it.
 */
export function signatureTimeStamps(signer: SignerInfo): readonly Uint8Array[] {
  const stamps = signer.unsignedAttributes.filter((attribute) => attribute.oid === ATTRIBUTE.signatureTimeStamp);
  return stamps.flatMap((attribute) => attribute.values.map((value) => value.bytes));
}
