import { COUNTERSIGNATURE_FOLDER, MANIFEST_PATH, SEAL_PREFIX, SIGSTORE_MANIFEST_PATH, TOKEN_FOLDER } from '../../core/bundle/format.ts';
import { parseEnvelope } from '../../core/dsse/index.ts';
import { ProducerError } from '../producer-error.ts';
import { announcedSigners } from './add-signature.ts';

/** The manifest of a sealed bundle, as far as adding to its seal needs it. */
export interface SealedManifest {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** keyids that sign it; empty for a Sigstore manifest, whose key is in its certificate. */
  readonly signers: readonly string[];
  /** Announced signers whose signatures are missing. */
  readonly outstanding: readonly string[];
}

const MAX_FILES = 256;
const MAX_FILE_BYTES = 4 * 2 ** 20;

/** The manifest's name among the entries of a bundle. Throws ProducerError where there is none, or not one. */
export function manifestName(names: readonly string[]): string {
  const found = names.filter((name) => name === MANIFEST_PATH || name === SIGSTORE_MANIFEST_PATH);
  const [name] = found;
  if (name === undefined || found.length > 1) throw new ProducerError(name === undefined ? `there is no ${MANIFEST_PATH} that can be read` : 'there are two manifests');
  return name;
}

export function sealedManifest(name: string, bytes: Uint8Array): SealedManifest {
  if (name === SIGSTORE_MANIFEST_PATH) return { name, bytes, signers: [], outstanding: [] };
  const { envelope, problems } = parseEnvelope(bytes);
  if (envelope === null || problems.length > 0) throw new ProducerError('the manifest is not an envelope in the sealed spelling');
  const signers = announcedSigners(envelope.payload);
  return { name, bytes, signers, outstanding: signers.filter((keyid) => !envelope.signatures.some((each) => each.keyid === keyid)) };
}

/** A further signature changes the manifest's bytes, and with them what stamps and countersignatures are about. */
export function mayBeSigned(name: string, names: readonly string[]): void {
  if (name === SIGSTORE_MANIFEST_PATH) throw new ProducerError('a Sigstore manifest takes no further signatures', 'its one signature is by a certificate made for it: add a countersignature, with --countersign');
  const bound = names.find(bindsManifest);
  if (bound !== undefined) throw new ProducerError(`${bound} is about the manifest as it is, which another signature would change`, 'announced signers sign before anybody stamps or countersigns');
}

/** Files for the seal beside those that are there. Throws ProducerError where the verifier would refuse one of them. */
export function mayBeSealed(manifest: SealedManifest, present: readonly string[], added: readonly { readonly name: string; readonly size: number }[]): void {
  const names = new Set(present);
  for (const { name, size } of added) {
    if (names.has(name)) throw new ProducerError(`the bundle already holds ${name}`, name.startsWith(TOKEN_FOLDER) || name.endsWith('.crl') ? null : 'one key has one chain and one countersignature in a bundle');
    if (size > MAX_FILE_BYTES) throw new ProducerError(`${name} has more than ${MAX_FILE_BYTES} bytes`);
    names.add(name);
  }
  if ([...names].filter((name) => name.startsWith(SEAL_PREFIX)).length > MAX_FILES) throw new ProducerError(`a seal holds ${MAX_FILES} files`);
  const [missing] = manifest.outstanding;
  if (missing !== undefined && added.some(({ name }) => bindsManifest(name))) {
    throw new ProducerError(`the signature by ${missing} is still missing, and would change what is stamped or countersigned`, 'announced signers sign first, with proofroom sign --key');
  }
}

const bindsManifest = (name: string): boolean => name.startsWith(TOKEN_FOLDER) || name.startsWith(COUNTERSIGNATURE_FOLDER);
