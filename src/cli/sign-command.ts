import { DEFAULT_VERIFY_LIMITS, openContainer, type OpenedContainer } from '../engine/verify/index.ts';
import { UnreadableError } from '../engine/errors.ts';
import { recognise } from '../engine/verify/recognise.ts';
import { readable } from '../engine/verify/readable.ts';
import { addSignature, fileOfBytes, fileOfEntry, ProducerError, writeSealedArchive, type Signer } from '../producer/signing.ts';
import { CliError } from './cli-error.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { readPassphrase, readSigner } from './signing-keys.ts';
import { writeOutput } from './write-output.ts';

export interface SignOptions {
  readonly key: string;
  readonly passphraseFile?: string;
  readonly out?: string;
}

const MANIFEST = 'manifest.dsse.json';

/** `proofroom sign BUNDLE`: the signature of an announced signer, put into the manifest; the archive stays sealed. */
export async function signCommand(path: string, options: SignOptions): Promise<ExitCode> {
  const signer = await readSigner(options.key, await readPassphrase(options.passphraseFile, process.env));
  const container = await opened(path);
  let outstanding: readonly string[] = [];
  try {
    await writeOutput(options.out ?? path, options.out === undefined, async (partial) => {
      outstanding = await rewrite(container, signer, partial);
    });
  } finally {
    await container.close();
  }
  process.stdout.write(`${options.out ?? path}\n`);
  for (const keyid of outstanding) process.stderr.write(`hint: the signature by ${keyid} is still missing\n`);
  return EXIT.holds;
}

/** Only a whole, sealed archive is signed further: whoever signs would vouch for what another reader may read differently. */
async function opened(path: string): Promise<OpenedContainer> {
  const container = await readable(async () => ((await recognise(path)).kind === 'archive' ? openContainer(path, 'archive', DEFAULT_VERIFY_LIMITS) : null)).catch((error: unknown) => {
    if (error instanceof UnreadableError) throw new CliError(EXIT.unreadable, `${path} cannot be read: ${error.because}`);
    throw error;
  });
  if (container === null) throw new CliError(EXIT.unreadable, `${path} is no archive`, 'only a sealed bundle is signed');
  const fault = container.findings[0];
  if (fault === undefined) return container;
  await container.close();
  throw new CliError(EXIT.unreadable, `${path} is not a sealed bundle as it was made: ${fault.code}`, 'only a sealed bundle is signed');
}

async function rewrite(container: OpenedContainer, signer: Signer, partial: string): Promise<readonly string[]> {
  const manifest = container.entries.find((entry) => entry.name === MANIFEST);
  if (manifest === undefined || manifest.size > DEFAULT_VERIFY_LIMITS.maxDocumentBytes) throw new ProducerError(`there is no ${MANIFEST} that can be read`);
  const chunks: Uint8Array[] = [];
  for await (const chunk of manifest.open()) chunks.push(chunk);
  const signed = addSignature(Buffer.concat(chunks), signer);
  const files = [];
  for (const entry of container.entries) files.push(entry === manifest ? fileOfBytes(MANIFEST, signed.manifest) : await fileOfEntry(entry));
  await writeSealedArchive(partial, files);
  const fault = container.findings[0];
  if (fault !== undefined) throw new ProducerError(`the bundle is damaged: ${fault.code}`);
  return signed.outstanding;
}
