import type { AnchorPurpose, IdentityPurpose, KeyPurpose } from '../../core/trust/index.ts';
import { readCertificateFile, readCrlFile } from '../../producer/signing.ts';
import {
  acceptKey, ANCHOR_PURPOSES, commonName, compromised, KEY_PURPOSES, nameText, newPack, packBytes, trustedKeyOf, withAnchor, withCrl, withKey, without,
} from '../../producer/trust/index.ts';
import { CliError } from '../cli-error.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { sayingWhy } from '../producer-errors.ts';
import { readNamed, readPublicKeyFile } from '../signing-keys.ts';
import { writeBytes } from '../write-output.ts';
import { beginning, editPack, instant, type EditOptions } from './pack-file.ts';

/** Verbs that write a trust pack. Each gives its pack a new date, because what happened to keys until then is known. */

export interface CreatePackOptions {
  readonly name: string;
  readonly out: string;
  readonly threshold: string;
  readonly staleAfter: string;
  readonly at?: string;
}

export async function createPack(options: CreatePackOptions): Promise<ExitCode> {
  const pack = newPack(options.name, instant(options.at), wholeNumber(options.threshold), wholeNumber(options.staleAfter));
  await writeBytes(options.out, false, await sayingWhy(() => packBytes(pack)));
  process.stdout.write(`${options.out}\n`);
  return EXIT.holds;
}

export interface KeyOptions {
  readonly name: string;
  readonly holder: string;
  readonly purpose: readonly string[];
  readonly from: string;
  readonly until: string;
  readonly log?: readonly string[];
}

export async function addKey(path: string, keyFile: string, options: EditOptions & KeyOptions & { readonly algorithm?: string }): Promise<ExitCode> {
  const spki = await readPublicKeyFile(keyFile);
  const key = await sayingWhy(() => trustedKeyOf({
    spki, name: options.name, holder: options.holder, purposes: purposesOf(options.purpose, KEY_PURPOSES), notBefore: beginning(options.from), notAfter: instant(options.until),
    ...(options.algorithm === undefined ? {} : { algorithm: options.algorithm }),
  }), keyFile);
  await editPack(path, options, (pack) => withKey(pack, key, options.log ?? []));
  return EXIT.holds;
}

export async function addAnchor(path: string, file: string, options: EditOptions & { readonly purpose: readonly string[]; readonly name?: string }): Promise<ExitCode> {
  const purposes = purposesOf(options.purpose, ANCHOR_PURPOSES);
  const bytes = await readNamed(file);
  const certificate = await sayingWhy(() => readCertificateFile(bytes), file);
  await editPack(path, options, (pack) => withAnchor(pack, certificate.der, options.name ?? commonName(certificate.subject) ?? nameText(certificate.subject), purposes));
  return EXIT.holds;
}

export async function addCrl(path: string, file: string, options: EditOptions): Promise<ExitCode> {
  const bytes = await readNamed(file);
  const crl = await sayingWhy(() => readCrlFile(bytes), file);
  await editPack(path, options, (pack) => withCrl(pack, crl));
  return EXIT.holds;
}

export async function remove(path: string, id: string, options: EditOptions): Promise<ExitCode> {
  await editPack(path, options, (pack) => without(pack, id));
  return EXIT.holds;
}

export async function compromise(path: string, id: string, options: EditOptions & { readonly since: string }): Promise<ExitCode> {
  const since = beginning(options.since);
  await editPack(path, options, (pack) => {
    const marked = compromised(pack, id, since);
    const suspects = marked.keys.filter((key) => key.endorsed_by !== undefined && marked.keys.some((old) => old.keyid === key.endorsed_by && old.compromised_since !== undefined));
    for (const key of suspects) process.stderr.write(`hint: ${key.keyid} was taken in on the word of a compromised key, look at it too\n`);
    return marked;
  });
  return EXIT.holds;
}

export async function accept(file: string, options: EditOptions & { readonly trust: string; readonly fingerprint?: string }): Promise<ExitCode> {
  const bytes = await readNamed(file);
  await editPack(options.trust, options, (pack, at) => acceptKey(pack, bytes, options.fingerprint ?? null, at));
  return EXIT.holds;
}

export function purposesOf<T extends KeyPurpose | AnchorPurpose | IdentityPurpose>(names: readonly string[], known: readonly T[]): readonly T[] {
  const wanted = names.flatMap((name) => name.split(','));
  const unknown = wanted.find((name) => !known.some((each) => each === name));
  if (unknown !== undefined) throw new CliError(EXIT.usage, `no such purpose: ${unknown}`, known.join(', '));
  return known.filter((each) => wanted.includes(each));
}

function wholeNumber(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new CliError(EXIT.usage, `not a whole number from 1: ${text}`);
  return Number(text);
}
