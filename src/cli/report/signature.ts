import { readFile, writeFile } from 'node:fs/promises';
import type { ReportSignature } from '../../engine/report/index.ts';
import { openReportKey, reportStampRequest, signReport } from '../../producer/signing.ts';
import { CliError } from '../cli-error.ts';
import { EXIT } from '../exit-codes.ts';
import { sayingWhy } from '../producer-errors.ts';
import { readNamed, readPassphrase, refuseMissingPassphrase } from '../signing-keys.ts';
import { instant } from '../trust/pack-file.ts';
import { writeBytes } from '../write-output.ts';

export interface SignatureOptions {
  readonly key?: string;
  readonly chain?: readonly string[];
  readonly passphraseFile?: string;
  readonly at?: string;
  readonly timestampRequest?: string;
}

/** Who signs a report, read before anything else is done: a wrong passphrase costs no verification. */
export async function readSignature({ key: path, chain, passphraseFile, at, timestampRequest }: SignatureOptions): Promise<ReportSignature | null> {
  if (path === undefined) {
    if (chain !== undefined || at !== undefined || timestampRequest !== undefined) throw new CliError(EXIT.usage, '--chain, --at and --timestamp-request are of a signature', 'name its key with --key');
    return null;
  }
  const passphrase = await readPassphrase(passphraseFile, process.env);
  const file = await readNamed(path);
  refuseMissingPassphrase(path, file, passphrase);
  const certificates = chain === undefined ? null : Buffer.concat((await Promise.all(chain.map(readNamed))).flatMap((each) => [each, Buffer.from('\n')]));
  const { signer, chain: ders } = await sayingWhy(() => openReportKey({ key: file, certificates, passphrase }), path);
  return {
    at: Date.parse(instant(at)),
    async sign(place) {
      const signed = await sayingWhy(async () => signReport(await readFile(place), signer, ders));
      await writeFile(place, signed);
      if (timestampRequest !== undefined) await writeBytes(timestampRequest, true, reportStampRequest(signed));
    },
  };
}
