import { readFile } from 'node:fs/promises';
import { MIN_EVENTS, TAMPERS, writeSample, type SampleRequest } from '../producer/index.ts';
import { readPkcs12Key } from '../producer/keys/pkcs12.ts';
import { KeyError, signerFromKey } from '../producer/keys/signer.ts';
import { CliError } from './cli-error.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { reason } from './verify-inputs.ts';

/** In the place of a change's name: prints them all. */
const LIST = 'list';

export interface SampleOptions {
  readonly scenario?: string;
  readonly seed: string;
  readonly events: string;
  readonly out?: string;
  readonly tamper?: string;
  readonly key?: string;
  readonly passphraseFile?: string;
}

/** `proofroom sample`: writes a demonstration bundle and the trust pack that believes it. */
export async function sampleCommand(options: SampleOptions): Promise<ExitCode> {
  const { seed, tamper } = options;
  if (tamper === LIST) return listTampers();
  const [scenario, out] = [required(options.scenario, '--scenario <name>'), required(options.out, '--out <folder>')];
  if (scenario !== 'clean' && scenario !== 'incident') throw new CliError(EXIT.usage, `no such scenario: ${scenario}`, 'clean or incident');
  const events = Number(options.events);
  if (!/^\d+$/.test(options.events) || events < MIN_EVENTS) throw new CliError(EXIT.usage, `not a number of events: ${options.events}`, `at least ${MIN_EVENTS}`);
  if (tamper !== undefined && !TAMPERS.some((each) => each.name === tamper)) throw new CliError(EXIT.usage, `no such change: ${tamper}`, 'proofroom sample --tamper list prints their names');
  const signer = options.key === undefined ? {} : { signer: await readSigner(options.key, options.passphraseFile) };
  try {
    const sample = await writeSample({ scenario, seed, events, outDir: out, ...(tamper === undefined ? {} : { tamper }), ...signer });
    process.stdout.write(`${sample.bundlePath}\n${sample.trustPackPath}\n`);
    return EXIT.holds;
  } catch (error) {
    if (error instanceof RangeError) throw new CliError(EXIT.usage, error.message);
    throw error;
  }
}

/** Every named change with the finding that it must raise: docs/tampers.md as the terminal shows it. */
function listTampers(): ExitCode {
  const [names, codes] = [widest(TAMPERS.map(({ name }) => name)), widest(TAMPERS.map(({ expects }) => expects))];
  for (const { name, expects, describes } of TAMPERS) process.stdout.write(`${name.padEnd(names)}  ${expects.padEnd(codes)}  ${describes}\n`);
  return EXIT.holds;
}

const widest = (texts: readonly string[]): number => Math.max(...texts.map((text) => text.length));

function required(value: string | undefined, option: string): string {
  if (value === undefined) throw new CliError(EXIT.usage, `required option '${option}' not specified`, 'proofroom --help lists commands and options');
  return value;
}

/** The key that signs the manifest in place of the demonstration notary's. */
async function readSigner(path: string, passphraseFile: string | undefined): Promise<NonNullable<SampleRequest['signer']>> {
  if (passphraseFile === undefined) throw new CliError(EXIT.usage, '--key needs --passphrase-file', 'a passphrase on the command line would be seen by others on this machine');
  const [file, passphrase] = await Promise.all([path, passphraseFile].map((each) => readFile(each).catch((error: unknown) => {
    throw new CliError(EXIT.unreadable, `${each} cannot be read: ${reason(error)}`);
  })));
  try {
    return signerFromKey(readPkcs12Key(file!, passphrase!.toString('utf8').replace(/\r?\n$/, '')));
  } catch (error) {
    if (error instanceof KeyError) throw new CliError(EXIT.unreadable, error.message);
    throw error;
  }
}
