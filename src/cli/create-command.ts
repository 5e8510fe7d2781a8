import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Finding } from '../core/findings/index.ts';
import { DEFAULT_VERIFY_LIMITS, openContainer } from '../engine/verify/index.ts';
import { createBundle, readCertificateChain, readDescription, type BundleDescription, type CertificateChain, type PreviousBundle, type Signer } from '../producer/signing.ts';
import { publicKeyId } from '../producer/trust/index.ts';
import { aboutConduct } from '../text/effects.ts';
import { displayName } from '../text/index.ts';
import { CliError } from './cli-error.ts';
import { readContinued } from './continued-bundle.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { sayingWhy } from './producer-errors.ts';
import { refuseFaults, verifyMade } from './refuse-faults.ts';
import { readNamed, readPassphrase, readPublicKeyFile, readSigner } from './signing-keys.ts';
import { reason } from './verify-inputs.ts';
import { writeOutput } from './write-output.ts';

export interface CreateOptions {
  readonly out: string;
  readonly manifestKey: readonly string[];
  readonly logKey: string;
  readonly announce?: readonly string[];
  readonly certificates?: readonly string[];
  readonly passphraseFile?: string;
  readonly describe?: string;
  readonly continues?: string;
  readonly trust?: string;
}

const DESCRIPTION = 'bundle.json';

/** `proofroom create FOLDER`: chain, heads, list, signatures, sealed archive; verified before it is put in place. */
export async function createCommand(folder: string, options: CreateOptions, version: string): Promise<ExitCode> {
  const passphrase = await readPassphrase(options.passphraseFile, process.env);
  const signers = await Promise.all(options.manifestKey.map((path) => readSigner(path, passphrase)));
  const logSigner = await readSigner(options.logKey, passphrase);
  if (logSigner.algorithm !== 'ed25519') throw new CliError(EXIT.usage, `${options.logKey} cannot sign a checkpoint`, 'a log signs its heads with Ed25519');
  const announced = await Promise.all((options.announce ?? []).map(async (path) => publicKeyId(await readPublicKeyFile(path))));
  if (new Set([...signers.map((each) => each.keyid), ...announced]).size < signers.length + announced.length) throw new CliError(EXIT.usage, 'one key is named twice');
  const description = await sayingWhy(async () => readDescription(await readNamed(options.describe ?? join(folder, DESCRIPTION)), options.describe ?? DESCRIPTION));
  const certificates = await Promise.all((options.certificates ?? []).map(async (path) => sayingWhy(async () => readCertificateChain(await readNamed(path), signers.map((each) => each.keyid)))));
  const createdAt = description.created_at ?? new Date().toISOString();
  if (options.trust !== undefined && options.continues === undefined) throw new CliError(EXIT.usage, '--trust is for the bundle that is continued', 'name it with --continues');
  const continued = options.continues === undefined ? null : await readContinued(options.continues, options.trust, { version, notBefore: createdAt });
  const foreign = continued?.ends.logs.find(({ origin }) => (continued.logKeys.get(origin) ?? logSigner.keyid) !== logSigner.keyid);
  if (foreign !== undefined) throw new CliError(EXIT.unreadable, `${options.logKey} is not the key that the trust pack has for ${foreign.origin}`, 'a log goes on under its key, or under one that the pack accepted in its place');
  await writeOutput(options.out, false, async (partial) => {
    await seal(folder, partial, { description, createdAt, signers, logSigner, announced, certificates, ...(continued === null ? {} : { continues: continued.ends }) });
    // What decisions and controls come to is evidence, not a fault of it.
    const keeps = ({ code }: Finding): boolean => !aboutConduct(code) && !(announced.length > 0 && code === 'manifest.signers-mismatch');
    refuseFaults(await verifyMade(partial, { version, trust: null, notBefore: createdAt, previous: continued?.run ?? null }), keeps);
  });
  process.stdout.write(`${options.out}\n`);
  if (announced.length > 0) process.stderr.write(`hint: announced signatures still missing: ${announced.length}, proofroom sign adds each\n`);
  return EXIT.holds;
}

interface Sealing {
  readonly description: BundleDescription;
  readonly createdAt: string;
  readonly signers: readonly Signer[];
  readonly logSigner: Signer;
  readonly announced: readonly string[];
  readonly certificates: readonly CertificateChain[];
  readonly continues?: PreviousBundle;
}

async function seal(folder: string, partial: string, sealing: Sealing): Promise<void> {
  const container = await openContainer(folder, 'folder', DEFAULT_VERIFY_LIMITS).catch((error: unknown) => {
    throw new CliError(EXIT.unreadable, `${folder} cannot be read: ${reason(error)}`);
  });
  const refused = container.findings[0];
  if (refused !== undefined) throw new CliError(EXIT.unreadable, `${refused.code}: ${displayName(refused.at.file ?? folder)}`, 'a bundle takes regular files with names that every system can hold');
  const spoolDirectory = await mkdtemp(join(tmpdir(), 'proofroom-create-'));
  try {
    await createBundle(partial, {
      ...sealing, spoolDirectory,
      entries: container.entries.filter(({ name }) => name !== DESCRIPTION),
    });
  } finally {
    await rm(spoolDirectory, { recursive: true, force: true });
  }
}
