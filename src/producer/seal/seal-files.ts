import { CHAIN_FOLDER, COUNTERSIGNATURE_FOLDER, COUNTERSIGNATURE_MEDIA_TYPE, CRL_FOLDER, TOKEN_FOLDER, type CountersignatureStatement } from '../../core/bundle/format.ts';
import { sha256Hex } from '../../core/crypto/index.ts';
import { readCountersignature } from '../../core/seal/countersignature.ts';
import { certificatesIn, chainOf, readCertificateChain, readCrlFile } from '../keys/certificate-chain.ts';
import { signDetached } from '../keys/detached-cms.ts';
import type { Signer } from '../keys/signer.ts';
import { readTokenOf } from '../keys/token-file.ts';
import { ProducerError } from '../producer-error.ts';
import { signEnvelope } from './dsse.ts';
import { bundleFile, type BundleFile } from './spool.ts';

/** Names of files under `seal/`, each after what it holds. */
export const sealName = {
  chain: (keyid: string) => `${CHAIN_FOLDER}${keyid}.pem`,
  crl: (der: Uint8Array) => `${CRL_FOLDER}${sha256Hex(der)}.crl`,
  token: (der: Uint8Array) => `${TOKEN_FOLDER}${sha256Hex(der)}.tst`,
  countersignature: (keyid: string) => `${COUNTERSIGNATURE_FOLDER}${keyid}.dsse.json`,
  cms: (der: Uint8Array) => `${COUNTERSIGNATURE_FOLDER}${sha256Hex(der)}.p7s`,
} as const;

/** Each of these gives a file in the one form that the verifier reads, and throws ProducerError for what it would refuse. */

export function chainFile(file: Uint8Array, keyids: readonly string[]): BundleFile {
  const { keyid, pem } = readCertificateChain(file, keyids);
  return bundleFile(sealName.chain(keyid), pem);
}

export function crlFile(file: Uint8Array): BundleFile {
  const der = readCrlFile(file);
  return bundleFile(sealName.crl(der), der);
}

/** A time-stamp of the manifest's bytes, of which only the token is kept. */
export function tokenFile(file: Uint8Array, manifest: Uint8Array): BundleFile {
  const der = readTokenOf(file, manifest, { what: 'this bundle’s manifest', hint: 'have the manifest file stamped, byte for byte, as the archive holds it' });
  return bundleFile(sealName.token(der), der);
}

export interface Countersignature {
  /** Principal in whose name it is given: the holder of the key where it is verified. */
  readonly signer: string;
  readonly statement: string;
  readonly at: string;
}

const LIMITS = { maxDepth: 8, maxBytes: 2 ** 20 };

export function countersignatureFile(manifest: Uint8Array, key: Signer, { signer, statement, at }: Countersignature): BundleFile {
  const payload: CountersignatureStatement = { manifest: sha256Hex(manifest), signer, signed_at: at, statement };
  const bytes = signEnvelope(COUNTERSIGNATURE_MEDIA_TYPE, payload, [key]);
  const read = readCountersignature(bytes, key.keyid, LIMITS);
  if (!read.ok) throw new ProducerError(`this cannot be countersigned: ${read.problems.map(({ problem, pointer }) => `${problem} at ${pointer ?? '/'}`).join('; ')}`);
  return bundleFile(sealName.countersignature(key.keyid), bytes);
}

/** In CMS, detached, with the chain of the key in it: for those whose tools speak no DSSE. It says nothing but that the manifest was signed. */
export function cmsCountersignatureFile(manifest: Uint8Array, key: Signer, chain: Uint8Array): BundleFile {
  const der = signDetached(manifest, key, chainOf(certificatesIn(chain), key.keyid));
  return bundleFile(sealName.cms(der), der);
}
