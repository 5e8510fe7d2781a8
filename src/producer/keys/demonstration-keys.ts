import { createPrivateKey, hkdfSync } from 'node:crypto';
import { p256 } from '@noble/curves/nist.js';
import { encodeUtf8 } from '../../core/encoding/index.ts';
import { ecdsaSigner, ed25519Signer, type Signer } from './signer.ts';

export type { Signer } from './signer.ts';

/** RFC 8410 section 7: PKCS#8 around a 32-byte Ed25519 seed. */
const PKCS8_ED25519 = Uint8Array.from([0x30, 0x2e, 2, 1, 0, 0x30, 5, 6, 3, 0x2b, 0x65, 0x70, 4, 0x22, 4, 0x20]);
/**
 * A demonstration key: anyone who knows the seed can make it, so it proves nothing outside a demonstration.
 * HKDF-SHA-256 (RFC 5869) of the seed, with the key's own label as info.
 */
export function demonstrationEd25519(seed: string, label: string): Signer {
  const secret = derive(seed, `ed25519/${label}`, 32);
  const key = createPrivateKey({ key: Buffer.concat([PKCS8_ED25519, secret]), format: 'der', type: 'pkcs8' });
  return ed25519Signer(key);
}

/** A P-256 demonstration key that signs by RFC 6979, so that the same bundle has the same bytes. */
export function demonstrationP256(seed: string, label: string): Signer {
  // 48 bytes for a 32-byte scalar: the bias of the reduction is then below 2^-128 (FIPS 186-5 A.2.1).
  return ecdsaSigner('P-256', p256.utils.randomSecretKey(derive(seed, `p256/${label}`, 48)));
}

function derive(seed: string, label: string, length: number): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', encodeUtf8(seed), 'proofroom demonstration keys v1', label, length));
}
