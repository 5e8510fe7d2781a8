import { packBytes, readTrustPack } from '../../producer/trust/index.ts';
import type { TrustPack } from '../../core/trust/index.ts';
import { readAsOf } from '../../engine/verify/index.ts';
import { misfitClause } from '../../text/index.ts';
import { CliError } from '../cli-error.ts';
import { EXIT } from '../exit-codes.ts';
import { sayingWhy } from '../producer-errors.ts';
import { readNamed } from '../signing-keys.ts';
import { writeBytes } from '../write-output.ts';

export interface EditOptions {
  readonly out?: string;
  readonly at?: string;
}

export async function readPackFile(path: string): Promise<TrustPack> {
  const read = readTrustPack(await readNamed(path));
  if (!read.ok) throw new CliError(EXIT.unreadable, `not a trust pack: ${misfitClause(read)}`, `${path} must be the trust pack as it was handed to you, byte for byte`);
  return read.pack;
}

/** The pack after an edit, in its one form, with the instant of the edit as its date; in place unless `--out` says otherwise. */
export async function editPack(path: string, options: EditOptions, edit: (pack: TrustPack, at: string) => TrustPack): Promise<void> {
  const at = instant(options.at);
  const pack = await readPackFile(path);
  const bytes = await sayingWhy(() => packBytes({ ...edit(pack, at), issued_at: at }));
  await writeBytes(options.out ?? path, options.out === undefined, bytes);
  process.stdout.write(`${options.out ?? path}\n`);
}

/** An instant of the command line, in the form of a pack. Now, where none is named. */
export function instant(text: string | undefined, otherwise = new Date().toISOString()): string {
  if (text === undefined) return otherwise;
  const at = readAsOf(text);
  if (at === null) throw new CliError(EXIT.usage, `not a time: ${text}`, 'write 2026-11-23 or 2026-11-23T12:00:00Z, in UTC');
  return at;
}

/** The first instant of a day, where only the day is named. */
export function beginning(text: string): string {
  return instant(/^\d{4}-\d\d-\d\d$/.test(text) ? `${text}T00:00:00.000Z` : text);
}
