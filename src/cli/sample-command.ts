import { MIN_EVENTS, TAMPERS, writeSample } from '../producer/index.ts';
import { CliError } from './cli-error.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { readPassphrase, readSigner } from './signing-keys.ts';

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
  const signer = options.key === undefined ? {} : { signer: await readSigner(options.key, await readPassphrase(options.passphraseFile, process.env)) };
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
