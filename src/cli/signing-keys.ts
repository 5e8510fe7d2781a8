import { readFile } from 'node:fs/promises';
import { readRegular } from '../engine/files/read-regular.ts';
import { readPrivateKey, readPublicKey, signerFromKey, wantsPassphrase, type Signer } from '../producer/signing.ts';
import { CliError } from './cli-error.ts';
import { EXIT } from './exit-codes.ts';
import { sayingWhy } from './producer-errors.ts';
import { MAX_INPUT_BYTES, reason } from './verify-inputs.ts';

const PASSPHRASE_VARIABLE = 'PROOFROOM_PASSPHRASE';

/** A passphrase comes from a file, a pipe or the environment: others on this machine can read a command line. */
export async function readPassphrase(file: string | undefined, env: Readonly<Record<string, string | undefined>>): Promise<string | null> {
  if (file !== undefined) return (await saying(file, readFile(file))).toString('utf8').replace(/\r?\n$/, '');
  return env[PASSPHRASE_VARIABLE] ?? null;
}

/** PEM or PKCS#12, told apart by content. The error names the file and never what is in it. */
export async function readSigner(path: string, passphrase: string | null): Promise<Signer> {
  const file = await readNamed(path);
  refuseMissingPassphrase(path, file, passphrase);
  return sayingWhy(() => signerFromKey(readPrivateKey(file, passphrase)), path);
}

export function refuseMissingPassphrase(path: string, file: Uint8Array, passphrase: string | null): void {
  if (passphrase === null && wantsPassphrase(file)) {
    throw new CliError(EXIT.usage, `${path} needs a passphrase`, `write it to a file and name that with --passphrase-file, or set ${PASSPHRASE_VARIABLE}`);
  }
}

/** DER SubjectPublicKeyInfo of a PEM or DER public key, or of a certificate. */
export async function readPublicKeyFile(path: string): Promise<Uint8Array> {
  const key = readPublicKey(await readNamed(path));
  if (key === null) throw new CliError(EXIT.unreadable, `${path} holds no public key`, 'PEM as openssl pkey -pubout writes it, or a certificate');
  return key;
}

export async function readNamed(path: string): Promise<Buffer> {
  return saying(path, readRegular(path, MAX_INPUT_BYTES));
}

async function saying(path: string, reading: Promise<Buffer>): Promise<Buffer> {
  return reading.catch((error: unknown) => {
    throw new CliError(EXIT.unreadable, `${path} cannot be read: ${reason(error)}`);
  });
}
