import { pemOf } from '../../producer/signing.ts';
import { diffPacks, endorseKey, introduceKey, KEY_PURPOSES, oneOf, spokenFingerprint } from '../../producer/trust/index.ts';
import { displayName, shown } from '../../text/index.ts';
import { CliError } from '../cli-error.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { sayingWhy } from '../producer-errors.ts';
import { readNamed, readPassphrase, readSigner } from '../signing-keys.ts';
import { writeBytes } from '../write-output.ts';
import { purposesOf, type KeyOptions } from './edit.ts';
import { beginning, instant, readPackFile } from './pack-file.ts';

interface SigningOptions {
  readonly key: string;
  readonly out: string;
  readonly passphraseFile?: string;
  readonly at?: string;
}

/** The owner's side of the first ceremony: a file to hand over, and digits to read out by another way. */
export async function introduce(options: SigningOptions & KeyOptions): Promise<ExitCode> {
  const signer = await readSigner(options.key, await readPassphrase(options.passphraseFile, process.env));
  const bytes = await sayingWhy(() => introduceKey(signer, {
    name: options.name, holder: options.holder, purposes: purposesOf(options.purpose, KEY_PURPOSES), notBefore: beginning(options.from), notAfter: instant(options.until),
    logs: options.log ?? [], at: instant(options.at),
  }));
  await writeBytes(options.out, false, bytes);
  process.stdout.write(`${options.out}\n${spokenFingerprint(signer.keyid)}\n`);
  return EXIT.holds;
}

/** Rotation: the old key signs for the new one, which has introduced itself. */
export async function endorse(options: SigningOptions & { readonly new: string }): Promise<ExitCode> {
  const signer = await readSigner(options.key, await readPassphrase(options.passphraseFile, process.env));
  const introduction = await readNamed(options.new);
  await writeBytes(options.out, false, await sayingWhy(() => endorseKey(signer, introduction, instant(options.at)), options.new));
  process.stdout.write(`${options.out}\n`);
  return EXIT.holds;
}

/** One line a difference; like diff(1), 0 when there is none and 1 when there is one. */
export async function diff(first: string, second: string): Promise<ExitCode> {
  const changes = diffPacks(await readPackFile(first), await readPackFile(second));
  const signs = { added: '+', removed: '-', changed: '~' } as const;
  for (const { kind, what, id, member, before, after } of changes) {
    const name = id === '' ? what : `${what} ${displayName(id)}`;
    process.stdout.write(`${signs[kind]} ${name}${member === undefined ? '' : `: ${member} ${shown(before ?? '')} → ${shown(after ?? '')}`}\n`);
  }
  return changes.length === 0 ? EXIT.holds : EXIT.fails;
}

/** The public key as other tools read it. */
export async function exportKey(path: string, id: string): Promise<ExitCode> {
  const pack = await readPackFile(path);
  const found = await sayingWhy(() => oneOf(pack, id));
  const key = pack.keys.find((each) => each.keyid === found);
  const anchor = pack.anchors?.find((each) => each.fingerprint === found);
  const [label, base64] = key !== undefined ? ['PUBLIC KEY', key.spki] : ['CERTIFICATE', anchor?.certificate];
  if (base64 === undefined) throw new CliError(EXIT.usage, `${id} is a revocation list`, 'keys and certificates are exported');
  process.stdout.write(pemOf(label, Buffer.from(base64, 'base64')));
  return EXIT.holds;
}
