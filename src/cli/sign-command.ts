import { resolve } from 'node:path';
import { DEFAULT_VERIFY_LIMITS, openContainer, type OpenedContainer } from '../engine/verify/index.ts';
import { UnreadableError } from '../engine/errors.ts';
import { recognise } from '../engine/verify/recognise.ts';
import { readable } from '../engine/verify/readable.ts';
import { addSignature, fileOfBytes, fileOfEntry, manifestName, mayBeSealed, mayBeSigned, ProducerError, sealedManifest, writeSealedArchive, type Signer } from '../producer/signing.ts';
import { effectOf } from '../text/effects.ts';
import { problemClause } from '../text/index.ts';
import { CliError } from './cli-error.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { refuseFaults, verifyMade } from './refuse-faults.ts';
import { readAdditions, wantsSeal, type Additions, type SealOptions } from './seal-additions.ts';
import { readPassphrase, readSigner } from './signing-keys.ts';
import { stampReportCommand } from './stamp-report.ts';
import { readTrustFile } from './verify-inputs.ts';
import { writeOutput } from './write-output.ts';

export interface SignOptions extends SealOptions {
  readonly key?: string;
  readonly out: string;
  readonly trust?: string;
}

/**
 * `proofroom sign BUNDLE`: the signature of an announced signer, put into the manifest, and what may be added under `seal/`.
 * The archive stays sealed; the bundle is replaced only where `--out` names it.
 */
export async function signCommand(path: string, options: SignOptions, version: string): Promise<ExitCode> {
  if (options.key === undefined && !wantsSeal(options)) throw new CliError(EXIT.usage, 'nothing to add', 'give --key, --countersign, --chain, --crl or --timestamp');
  if ((await kindOf(path)) === 'document') return stampReportCommand(path, options);
  const passphrase = await readPassphrase(options.passphraseFile, process.env);
  const signer = options.key === undefined ? null : await readSigner(options.key, passphrase);
  const additions = await readAdditions(options, passphrase);
  const trust = options.trust === undefined ? null : await readTrustFile(options.trust);
  const container = await opened(path);
  const hints: string[] = [];
  try {
    await writeOutput(options.out, resolve(options.out) === resolve(path), async (partial) => {
      const { outstanding, added } = await rewrite(container, signer, additions, partial);
      for (const keyid of outstanding) hints.push(`the signature by ${keyid} is still missing`);
      if (added.length === 0) return;
      const run = await verifyMade(partial, { version, trust, notBefore: additions.countersignature?.at ?? '' });
      // What was wrong with the bundle before is not for this command to say.
      const ours = (finding: (typeof run.findings)[number]): boolean => added.includes(finding.at.file ?? '') || finding.code === 'timestamp.contradicts';
      refuseFaults(run, ours);
      if (trust !== null) for (const { code } of run.findings.filter((finding) => ours(finding) && effectOf(finding.code) === 'indeterminate')) hints.push(`with this trust pack it stays open: ${code}`);
    });
  } finally {
    await container.close();
  }
  process.stdout.write(`${options.out}\n`);
  for (const hint of new Set(hints)) process.stderr.write(`hint: ${hint}\n`);
  return EXIT.holds;
}

async function kindOf(path: string): Promise<string> {
  return (await readable(() => recognise(path)).catch(() => null))?.kind ?? 'unknown';
}

/** Only a whole, sealed archive is signed further: whoever signs would vouch for what another reader may read differently. */
async function opened(path: string): Promise<OpenedContainer> {
  const container = await readable(async () => ((await recognise(path)).kind === 'archive' ? openContainer(path, 'archive', DEFAULT_VERIFY_LIMITS) : null)).catch((error: unknown) => {
    if (error instanceof UnreadableError) throw new CliError(EXIT.unreadable, `${path} cannot be read: ${problemClause(error.because)}`);
    throw error;
  });
  if (container === null) throw new CliError(EXIT.unreadable, `${path} is no archive`, 'only a sealed bundle is signed');
  const fault = container.findings[0];
  if (fault === undefined) return container;
  await container.close();
  throw new CliError(EXIT.unreadable, `${path} is not a sealed bundle as it was made: ${fault.code}`, 'only a sealed bundle is signed');
}

async function rewrite(container: OpenedContainer, signer: Signer | null, additions: Additions, partial: string): Promise<{ readonly outstanding: readonly string[]; readonly added: readonly string[] }> {
  const names = container.entries.map(({ name }) => name);
  const name = manifestName(names);
  if (signer !== null) mayBeSigned(name, names);
  const found = await manifestBytes(container, name);
  const bytes = signer === null ? found : addSignature(found, signer).manifest;
  const manifest = sealedManifest(name, bytes);
  const added = await additions.files(manifest, names);
  mayBeSealed(manifest, names, added);
  const files = [];
  for (const entry of container.entries) files.push(entry.name === name ? fileOfBytes(name, bytes) : await fileOfEntry(entry));
  await writeSealedArchive(partial, [...files, ...added]);
  const fault = container.findings[0];
  if (fault !== undefined) throw new ProducerError(`the bundle is damaged: ${fault.code}`);
  return { outstanding: manifest.outstanding, added: added.map((file) => file.name) };
}

async function manifestBytes(container: OpenedContainer, name: string): Promise<Uint8Array> {
  const entry = container.entries.find((each) => each.name === name);
  if (entry === undefined || entry.size > DEFAULT_VERIFY_LIMITS.maxDocumentBytes) throw new ProducerError(`${name} is larger than a manifest is`);
  const chunks: Uint8Array[] = [];
  for await (const chunk of entry.open()) chunks.push(chunk);
  return Buffer.concat(chunks);
}
