import type { Problem } from '../../../core/findings/index.ts';

/** Of Sigstore bundles: their certificates, time-stamps and log entries, and the root that is trusted for them. */
export const sigstore = {
  'authority-as-leaf': 'it is a certificate of an authority, not of a signer',
  'body': 'its body is not a JSON object',
  'certificate-not-named': 'it does not name the certificate that it was signed with',
  'chain-version': 'a bundle of version 0.3 holds no chain of certificates',
  'count': 'a number in it is not a count',
  'critical-extension': 'a certificate makes a condition that is not understood here',
  'malformed-extension': 'an extension of a certificate cannot be read',
  'media-type': 'it is of another version',
  'no-path': 'nothing leads from it to a certificate authority of the trusted root',
  'no-start': 'it does not say since when it is trusted',
  'not-a-certificate': 'a certificate in it cannot be read',
  'not-a-time': 'a time in it is none',
  'not-as-written': 'what is written there is not all read: an unknown member, or another spelling of its bytes',
  'not-authority': 'a certificate above it is not one of an authority',
  'path-length': 'more authorities stand between it and its root than that root allows',
  'protobuf': 'a member in it has a value that the format does not allow',
  'purpose': 'a certificate is for other purposes',
  'purpose-not-critical': 'its signer’s certificate does not limit itself to time-stamping',
  'root-in-chain': 'its certificates bring their own root',
  'subject': 'it names no subjects',
  'too-many-parts': 'it holds more certificates, log entries or time-stamps than anybody writes',
  'type': 'it is of a type that is not known',
} as const satisfies Partial<Record<Problem, string>>;
