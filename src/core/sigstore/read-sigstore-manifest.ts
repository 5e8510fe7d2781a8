import { BUNDLE_V03_MEDIA_TYPE, type Bundle } from '@sigstore/bundle';
import { Bundle as BundleMessage } from '@sigstore/protobuf-specs';
import type { ReadSigstoreManifest, SigstoreManifestReading, SigstoreProof } from '../bundle/sigstore-manifest.ts';
import type { EnvelopeProblem, ParsedEnvelope } from '../dsse/index.ts';
import { encodeUtf8 } from '../encoding/index.ts';
import { canonicalize, parseStrict, type JsonLimits } from '../json/index.ts';
import { identitiesFor, type TrustPack } from '../trust/pack.ts';
import type { Certificate } from './certificate.ts';
import { judgeSignature } from './judge-signature.ts';
import { sameBytes } from './public-key.ts';
import { readBundle } from './read-bundle.ts';
import { strayPart } from './sealed-timestamp.ts';
import { signedContent } from './signed-content.ts';
import { readSigner } from './verify-signer.ts';

const STAMPS = '/verificationMaterial/timestampVerificationData/rfc3161Timestamps';

/**
 * A Sigstore bundle of version 0.3 in the place of a manifest (docs/formats/evidence-bundle.md, "A Sigstore manifest"):
 * an envelope, signed by a certificate. Sealed, its one spelling is the RFC 8785 form of its ProtoJSON, in which members
 * at their default are left out.
 */
export const readSigstoreManifest: ReadSigstoreManifest = (bytes, limits) => {
  const read = readBundle(bytes, limits);
  if (!read.ok) return refused({ kind: 'malformed', problem: read.problem, ...read.at });
  const { bundle, certificate } = read;
  if (bundle.mediaType !== BUNDLE_V03_MEDIA_TYPE) return refused({ kind: 'malformed', problem: 'media-type', pointer: '/mediaType' });
  if (bundle.content.$case !== 'dsseEnvelope') return refused({ kind: 'malformed', problem: 'payload-type', pointer: '/messageSignature' });
  const { payloadType, payload, signatures } = bundle.content.dsseEnvelope;
  // sigstore_bundle.proto: exactly one. What a second one said would be examined by nobody.
  if (signatures.length !== 1) return refused({ kind: 'malformed', problem: 'one-signature', pointer: '/dsseEnvelope/signatures' });
  const envelope: ParsedEnvelope = { payloadType, payload, signatures: signatures.map(({ keyid, sig }) => ({ keyid, sig })) };
  return {
    manifest: { envelope, prove: (trust, asOf) => prove(bundle, certificate, trust, asOf) },
    problems: spelling(bundle, bytes, limits),
  };
};

const refused = (problem: EnvelopeProblem): SigstoreManifestReading => ({ manifest: null, problems: [problem] });

/** What could be written otherwise without anybody's signature changing. */
function spelling(bundle: Bundle, bytes: Uint8Array, limits: JsonLimits): readonly EnvelopeProblem[] {
  const json = parseStrict(encodeUtf8(JSON.stringify(BundleMessage.toJSON(bundle))), limits);
  if (!json.ok) return [{ kind: 'malformed', problem: json.problem }];
  const sealed = encodeUtf8(canonicalize(json.value));
  const stamps = bundle.verificationMaterial.timestampVerificationData?.rfc3161Timestamps ?? [];
  return [
    ...(sameBytes(sealed, bytes) ? [] : [{ kind: 'not-canonical', problem: 'not-canonical', offset: firstDifference(sealed, bytes) } satisfies EnvelopeProblem]),
    ...stamps.flatMap(({ signedTimestamp }, index): readonly EnvelopeProblem[] => {
      const problem = strayPart(signedTimestamp);
      return problem === null ? [] : [{ kind: 'not-canonical', problem, pointer: `${STAMPS}/${index}/signedTimestamp` }];
    }),
  ];
}

function firstDifference(left: Uint8Array, right: Uint8Array): number {
  let at = 0;
  while (at < left.length && left[at] === right[at]) at += 1;
  return at;
}

function prove(bundle: Bundle, certificate: Certificate | null, trust: TrustPack | null, asOf: string): SigstoreProof {
  const claim = readSigner(bundle, certificate, null, identitiesFor(trust, 'manifest'));
  const { findings, signer, fits, times } = judgeSignature({ bundle, signed: signedContent(bundle, null), claim, trust: trust?.sigstore, asOf, otherContent: false });
  // A time-stamp is over the signature: of content that it does not fit, it says nothing.
  return { findings, signer, tested: fits !== null, times: fits === true ? times : [] };
}
