import { readTrustedRootFile } from '../../engine/verify/trusted-root.ts';
import { IDENTITY_PURPOSES, withIdentity, withoutIdentity, withTrustedRoot } from '../../producer/trust/index.ts';
import { misfitClause } from '../../text/index.ts';
import { CliError } from '../cli-error.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { readNamed } from '../signing-keys.ts';
import { purposesOf } from './edit.ts';
import { editPack, type EditOptions } from './pack-file.ts';

export interface SigstoreOptions extends EditOptions {
  readonly identity?: string;
  readonly issuer?: string;
  readonly purpose?: readonly string[];
}

/** `proofroom trust add-sigstore PACK [ROOT]`: the instance to believe, and one whose signatures are wanted, or either. */
export async function addSigstore(path: string, rootFile: string | undefined, options: SigstoreOptions): Promise<ExitCode> {
  const { identity, issuer, purpose } = options;
  if (rootFile === undefined && identity === undefined) throw new CliError(EXIT.usage, 'nothing to add', 'give trusted_root.json, or --identity with --issuer and --purpose, or both');
  if ((identity === undefined) !== (issuer === undefined) || (identity === undefined) !== (purpose === undefined)) {
    throw new CliError(EXIT.usage, '--identity, --issuer and --purpose go together', 'whom a certificate names, who attested to that, and what such a signature is wanted for');
  }
  const purposes = purposesOf(purpose ?? [], IDENTITY_PURPOSES);
  const root = rootFile === undefined ? null : await rootOf(rootFile);
  await editPack(path, options, (pack) => {
    const rooted = root === null ? pack : withTrustedRoot(pack, root);
    return identity === undefined || issuer === undefined ? rooted : withIdentity(rooted, { san: identity, issuer, purposes });
  });
  return EXIT.holds;
}

export async function removeIdentity(path: string, options: EditOptions & { readonly identity: string; readonly issuer: string }): Promise<ExitCode> {
  await editPack(path, options, (pack) => withoutIdentity(pack, options.identity, options.issuer));
  return EXIT.holds;
}

async function rootOf(file: string): Promise<Parameters<typeof withTrustedRoot>[1]> {
  const read = readTrustedRootFile(await readNamed(file));
  if (!read.ok) throw new CliError(EXIT.unreadable, `${file} is no trusted root: ${read.misfits.map(misfitClause).join('; ')}`, 'trusted_root.json as the Sigstore instance publishes it');
  return read.root;
}
