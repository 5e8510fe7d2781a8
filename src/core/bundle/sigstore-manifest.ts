import type { EnvelopeProblem, ParsedEnvelope } from '../dsse/index.ts';
import type { Finding } from '../findings/index.ts';
import type { JsonLimits } from '../json/index.ts';
import type { Signer } from '../examined.ts';
import type { TrustPack } from '../trust/index.ts';

/**
 * How `manifest.sigstore.json` is read and proved. Sigstore's formats come with libraries that nothing else in a bundle
 * needs: `core/sigstore` implements this, and whoever calls the verifier hands it over. Never throws.
 */
export type ReadSigstoreManifest = (bytes: Uint8Array, limits: JsonLimits) => SigstoreManifestReading;

export interface SigstoreManifestReading {
  /** Null when nothing can be verified. */
  readonly manifest: SigstoreManifest | null;
  /** Empty for a bundle of version 0.3 in the one sealed spelling. */
  readonly problems: readonly EnvelopeProblem[];
}

export interface SigstoreManifest {
  /** The envelope inside, with its one signature; the keyid is as written, and empty where none is. */
  readonly envelope: ParsedEnvelope;
  /** @param asOf RFC 3339 instant that is judged from. */
  prove(trust: TrustPack | null, asOf: string): SigstoreProof;
}

/** What certificate, log entry and time-stamps show of the signature. */
export interface SigstoreProof {
  /** Every rule that does not hold; pointers are inside the manifest. */
  readonly findings: readonly Finding[];
  readonly signer: Signer;
  /** False when there was no key to put the signature to. */
  readonly tested: boolean;
  /** When parties other than the signer saw the signature, epoch milliseconds; none where it does not fit the content. */
  readonly times: readonly number[];
}
