import type { Bundle } from '@sigstore/bundle';
import { HashAlgorithm } from '@sigstore/protobuf-specs';
import { pae } from '../dsse/index.ts';
import { assertNever } from '../findings/index.ts';
import { digest, fits, fitsPrehashed, fitsWith, type Hash, type VerifyingKey } from './public-key.ts';

/** What a bundle's one signature is over. */
export interface SignedContent {
  readonly signature: Uint8Array;
  /** JSON pointer to the signature. */
  readonly pointer: string;
  /** Whether the signature fits, or null when what it is over is not at hand. */
  fits(key: VerifyingKey): boolean | null;
  /**
   * Digests of what a log calls the content: an envelope's pre-authentication encoding, or the artifact, as the bundle
   * states it and as it is; that those two agree is compared apart. Empty when none is at hand.
   */
  contentDigests(hash: Hash): readonly Uint8Array[];
  /** The payload of an envelope. */
  readonly payload: Uint8Array | null;
}

const HASHES: Partial<Record<HashAlgorithm, Hash>> = {
  [HashAlgorithm.SHA2_256]: 'sha256', [HashAlgorithm.SHA2_384]: 'sha384', [HashAlgorithm.SHA2_512]: 'sha512',
};

/** Digest that a message signature states of its artifact; null for envelopes, whose statement names subjects. */
export function statedDigest(bundle: Bundle): { readonly hash: Hash | null; readonly value: Uint8Array } | null {
  if (bundle.content.$case !== 'messageSignature') return null;
  const { algorithm, digest: value } = bundle.content.messageSignature.messageDigest;
  return { hash: HASHES[algorithm] ?? null, value };
}

export function signedContent(bundle: Bundle, artifact: Uint8Array | null): SignedContent {
  const { content } = bundle;
  // Every log entry asks, and its author chooses how many there are: the content is hashed once for each algorithm.
  const digests = new Map<Hash, Uint8Array>();
  const digestOf = (hash: Hash, data: Uint8Array): Uint8Array => {
    const known = digests.get(hash) ?? digest(hash, data);
    digests.set(hash, known);
    return known;
  };
  switch (content.$case) {
    case 'messageSignature': {
      const { signature } = content.messageSignature;
      const stated = statedDigest(bundle);
      return {
        signature, pointer: '/messageSignature/signature', payload: null,
        fits: (key) => (artifact === null ? null : fitsArtifact(key, stated?.hash ?? null, artifact, signature)),
        contentDigests: (hash) => [...(stated?.hash === hash ? [stated.value] : []), ...(artifact === null ? [] : [digestOf(hash, artifact)])],
      };
    }
    case 'dsseEnvelope': {
      const { payloadType, payload, signatures } = content.dsseEnvelope;
      const signature = signatures[0]?.sig ?? new Uint8Array(0);
      const signed = pae(payloadType, payload);
      return {
        signature, pointer: '/dsseEnvelope/signatures/0/sig', payload,
        fits: (key) => fits(key, signed, signature),
        contentDigests: (hash) => [digestOf(hash, signed)],
      };
    }
    default:
      return assertNever(content);
  }
}

/**
 * Elliptic-curve and RSA signers hash the artifact with the stated algorithm, or with their key's own. Ed25519 signs the
 * artifact itself or, where it is logged by digest, prehashed; the bundle does not say which, and either binds it.
 */
function fitsArtifact(key: VerifyingKey, stated: Hash | null, artifact: Uint8Array, signature: Uint8Array): boolean {
  if (fits(key, artifact, signature) || fitsPrehashed(key, artifact, signature)) return true;
  return key.kind !== 'Ed25519' && stated !== null && fitsWith(key, stated, artifact, signature);
}
