import { MIN_EVENTS, TAMPERS, writeSample } from '../producer/index.ts';
import { CliError } from './cli-error.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { readPassphrase, readSigner } from './signing-keys.ts';

export interface SampleOptions {
  readonly scenario: string;
  readonly seed: string;
  readonly events: string;
  readonly out: string;
  readonly tamper?: string;
  readonly key?: string;
  readonly passphraseFile?: string;
}

/** `proofroom sample`: writes a demonstration bundle and the trust pack that believes it. */
export async function sampleCommand(options: SampleOptions): Promise<ExitCode> {
  const { scenario, seed, out, tamper } = options;
  if (scenario !== 'clean' && scenario !== 'incident') throw new CliError(EXIT.usage, `no such scenario: ${scenario}`, 'clean or incident');
  const events = Number(options.events);
  if (!/^\d+$/.test(options.events) || events < MIN_EVENTS) throw new CliError(EXIT.usage, `not a number of events: ${options.events}`, `at least ${MIN_EVENTS}`);
  if (tamper !== undefined && !TAMPERS.some((each) => each.name === tamper)) throw new CliError(EXIT.usage, `no such change: ${tamper}`, TAMPERS.map((each) => each.name).join(', '));
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
