import type { HashName, SignatureOutcome } from '../crypto/index.ts';
import type { DerWord } from '../findings/index.ts';
import type { IdentifierMismatch } from './signing-certificate.ts';

export type AttributeName = 'content-type' | 'message-digest' | 'signing-certificate' | 'signing-time';

/** Why a signer's signature counts for nothing. Digests are lower-case hex, algorithms and types OIDs. */
export type SignerProblem =
  /** Detached, and nobody gave the content. */
  | { readonly kind: 'content-missing' }
  /** The content inside is not the content that it is said to be over. Digests by SHA-256. */
  | { readonly kind: 'content-differs'; readonly attached: string; readonly given: string }
  | { readonly kind: 'digest-algorithm'; readonly oid: string }
  | { readonly kind: 'signature-algorithm'; readonly oid: string }
  | { readonly kind: 'algorithm-mismatch'; readonly digest: HashName; readonly signature: HashName }
  /** Not in the list at the head of the structure (section 5.1). */
  | { readonly kind: 'digest-not-announced'; readonly oid: string; readonly announced: readonly string[] }
  /** Section 5.3: demanded for any content but plain data. */
  | { readonly kind: 'signed-attributes-missing'; readonly contentType: string }
  /** Content that could itself be signed attributes: which of the two was signed cannot be told. */
  | { readonly kind: 'content-is-attributes' }
  | { readonly kind: 'attribute-missing'; readonly attribute: AttributeName }
  /** Not one instance with one value. */
  | { readonly kind: 'attribute-count'; readonly attribute: AttributeName; readonly instances: number; readonly values: number }
  | { readonly kind: 'attribute-malformed'; readonly attribute: AttributeName; readonly problem: DerWord }
  | { readonly kind: 'content-type'; readonly stated: string; readonly actual: string }
  | { readonly kind: 'message-digest'; readonly stated: string; readonly computed: string }
  /** None of the certificates at hand is the one that the signer names. */
  | { readonly kind: 'signer-unknown' }
  /** The signed identifier names another certificate than the signature's. */
  | { readonly kind: 'signing-certificate'; readonly version: 1 | 2; readonly mismatch: IdentifierMismatch }
  | { readonly kind: 'signature'; readonly outcome: Exclude<SignatureOutcome, 'valid'> };
