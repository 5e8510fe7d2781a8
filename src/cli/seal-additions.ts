import { certifiedHolder, chainFile, cmsCountersignatureFile, countersignatureFile, crlFile, tokenFile, type BundleFile, type SealedManifest, type Signer } from '../producer/signing.ts';
import { CliError } from './cli-error.ts';
import { EXIT } from './exit-codes.ts';
import { sayingWhy } from './producer-errors.ts';
import { readNamed, readSigner } from './signing-keys.ts';
import { instant } from './trust/pack-file.ts';

export interface SealOptions {
  readonly countersign?: string;
  readonly cms?: boolean;
  readonly signer?: string;
  readonly statement?: string;
  readonly at?: string;
  readonly chain?: readonly string[];
  readonly crl?: readonly string[];
  readonly timestamp?: readonly string[];
  readonly passphraseFile?: string;
}

interface Named {
  readonly path: string;
  readonly bytes: Uint8Array;
}

type Countersigning = { readonly key: Signer; readonly at: string } & (
  /** `signer` is null where the certificate of the key is to say it. */
  | { readonly form: 'dsse'; readonly signer: string | null; readonly statement: string }
  | { readonly form: 'cms' }
);

/** What was asked for, read; the files themselves depend on the manifest that they are about. */
export interface Additions {
  readonly countersignature: Countersigning | null;
  files(manifest: SealedManifest, present: readonly string[]): Promise<readonly BundleFile[]>;
}

export const wantsSeal = ({ countersign, chain, crl, timestamp }: SealOptions): boolean => [countersign, chain, crl, timestamp].some((each) => each !== undefined);

export async function readAdditions(options: SealOptions, passphrase: string | null): Promise<Additions> {
  const [chains, crls, tokens] = await Promise.all([options.chain, options.crl, options.timestamp].map(readEach));
  const countersignature = await readCountersigning(options, passphrase);
  return {
    countersignature,
    async files(manifest, present) {
      const keyids = keysOf(manifest, present, countersignature);
      // In CMS the chain travels within the signature.
      const [own, others] = countersignature?.form === 'cms' ? apart(chains!, countersignature.key.keyid) : [[], chains!];
      if (others.length > 0 && keyids.length === 0) throw new CliError(EXIT.unreadable, 'the bundle has no signer that a chain could be of', 'the certificate of a Sigstore manifest stands in it: a chain is for a countersigner');
      return [
        ...(await eachFile(others, (bytes) => chainFile(bytes, keyids))),
        ...(await eachFile(crls!, crlFile)),
        ...(await eachFile(tokens!, (bytes) => tokenFile(bytes, manifest.bytes))),
        ...(countersignature === null ? [] : [await sayingWhy(() => countersign(countersignature, manifest, countersignature.form === 'cms' ? own : chains!))]),
      ];
    },
  };
}

async function readCountersigning({ countersign: path, cms, signer, statement, at }: SealOptions, passphrase: string | null): Promise<Countersigning | null> {
  if (path === undefined) {
    if (cms === true || signer !== undefined || statement !== undefined) throw new CliError(EXIT.usage, '--cms, --signer and --statement are of a countersignature', 'name its key with --countersign');
    return null;
  }
  if (cms === true) {
    if (signer !== undefined || statement !== undefined || at !== undefined) throw new CliError(EXIT.usage, 'a countersignature in CMS says nothing but that the manifest was signed', 'leave out --signer, --statement and --at, or --cms');
    return { form: 'cms', key: await readSigner(path, passphrase), at: instant(undefined) };
  }
  if (statement === undefined) throw new CliError(EXIT.usage, 'a countersignature says something', 'give --statement, in the words of whoever signs: received, examined, handed over');
  return { form: 'dsse', key: await readSigner(path, passphrase), signer: signer ?? null, statement, at: instant(at) };
}

/** Whose chain may stand in the bundle: of its signers, and of whoever countersigned or does so now. */
function keysOf({ signers }: SealedManifest, present: readonly string[], countersignature: Countersigning | null): readonly string[] {
  const before = present.flatMap((name) => /^seal\/countersignatures\/([0-9a-f]{64})\.dsse\.json$/.exec(name)?.[1] ?? []);
  return [...signers, ...before, ...(countersignature?.form === 'dsse' ? [countersignature.key.keyid] : [])];
}

const apart = (chains: readonly Named[], keyid: string): readonly [readonly Named[], readonly Named[]] => {
  const isOwn = ({ bytes }: Named): boolean => certifiedHolder(bytes, keyid) !== null;
  return [chains.filter(isOwn), chains.filter((each) => !isOwn(each))];
};

/** In the name that the certificate gives, because the verifier holds the statement's signer against it. */
function countersign(asked: Countersigning, manifest: SealedManifest, chains: readonly Named[]): BundleFile {
  const { key, at } = asked;
  if (asked.form === 'cms') {
    const [chain] = chains;
    if (chain === undefined) throw new CliError(EXIT.usage, 'a countersignature in CMS is by a certificate', 'give --chain with the certificate of the key');
    return cmsCountersignatureFile(manifest.bytes, key, chain.bytes);
  }
  const { signer, statement } = asked;
  const own = chains.map(({ bytes }) => certifiedHolder(bytes, key.keyid)).find((holder) => holder !== null) ?? null;
  if (signer === null && own === null) throw new CliError(EXIT.usage, 'nobody is named as the countersigner', 'give --signer as the trust pack names the holder of the key, or --chain with its certificate');
  if (signer !== null && own !== null && signer !== own) throw new CliError(EXIT.usage, `the certificate of the key is of ${own}`, `leave --signer out, or name that`);
  return countersignatureFile(manifest.bytes, key, { signer: signer ?? own ?? '', statement, at });
}

async function readEach(paths: readonly string[] = []): Promise<readonly Named[]> {
  return Promise.all(paths.map(async (path) => ({ path, bytes: await readNamed(path) })));
}

async function eachFile(files: readonly Named[], make: (bytes: Uint8Array) => BundleFile): Promise<readonly BundleFile[]> {
  return Promise.all(files.map(({ path, bytes }) => sayingWhy(() => make(bytes), path)));
}
