import {
  MANIFEST_PATH, PREDICATE_TYPE, SEAL_PREFIX, STATEMENT_MEDIA_TYPE, STATEMENT_TYPE, type BundlePredicate, type Statement,
} from '../../core/bundle/format.ts';
import { compareNames } from '../../core/bundle/sealed-form.ts';
import { encodeUtf8 } from '../../core/encoding/index.ts';
import type { Signer } from '../keys/demonstration-keys.ts';
import { writeSealedArchive } from '../zip/sealed-archive.ts';
import { signEnvelope } from './dsse.ts';
import { bundleFile, type BundleFile } from './spool.ts';

export interface Sealing {
  /** Everything the manifest states but the signers, which follow from `signers`. */
  readonly predicate: Omit<BundlePredicate, 'signers'>;
  /** In the order in which their signatures stand. */
  readonly signers: readonly Signer[];
  /** keyids of those who will sign later, after these: the list of signers is signed by each of them. */
  readonly announced?: readonly string[];
  /** What is added once the manifest is signed: files under `seal/`, made from the manifest's bytes. */
  readonly seal?: (manifest: Uint8Array) => readonly BundleFile[];
}

/** Lists every file but those under `seal/`, signs the list, and writes the sealed archive to `path`. */
export async function sealBundle(path: string, files: readonly BundleFile[], sealing: Sealing): Promise<void> {
  const manifest = signManifest(files, sealing);
  await writeSealedArchive(path, [...files, bundleFile(MANIFEST_PATH, manifest), ...(sealing.seal?.(manifest) ?? [])]);
}

function signManifest(files: readonly Pick<BundleFile, 'name' | 'sha256'>[], { predicate, signers, announced = [] }: Sealing): Uint8Array {
  const subject = files
    .filter((file) => !file.name.startsWith(SEAL_PREFIX))
    .map((file) => ({ name: file.name, digest: { sha256: file.sha256 } }))
    .sort((left, right) => compareNames(encodeUtf8(left.name), encodeUtf8(right.name)));
  const statement: Statement = {
    _type: STATEMENT_TYPE,
    predicateType: PREDICATE_TYPE,
    subject,
    predicate: { ...predicate, signers: [...signers.map((signer) => signer.keyid), ...announced] },
  };
  return signEnvelope(STATEMENT_MEDIA_TYPE, statement, signers);
}
