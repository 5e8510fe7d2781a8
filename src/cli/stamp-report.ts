import { stampReport } from '../producer/signing.ts';
import { CliError } from './cli-error.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { sayingWhy } from './producer-errors.ts';
import { readNamed } from './signing-keys.ts';
import type { SealOptions } from './seal-additions.ts';
import { writeBytes } from './write-output.ts';

/** `proofroom sign REPORT.pdf --timestamp TOKEN`: the answer to the request of `report --timestamp-request`, put beside the signature. */
export async function stampReportCommand(path: string, { timestamp, countersign, chain, crl, key, out }: SealOptions & { readonly key?: string; readonly out: string }): Promise<ExitCode> {
  const [token, ...others] = timestamp ?? [];
  if ([countersign, chain, crl, key].some((each) => each !== undefined) || token === undefined || others.length > 0) {
    throw new CliError(EXIT.usage, 'a signed report takes one time-stamp and nothing else', 'it is signed when it is written: proofroom report --key');
  }
  const [report, stamp] = [await readNamed(path), await readNamed(token)];
  await writeBytes(out, true, await sayingWhy(() => stampReport(report, stamp), token));
  process.stdout.write(`${out}\n`);
  return EXIT.holds;
}
