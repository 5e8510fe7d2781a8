import { stat } from 'node:fs/promises';
import { NotFoundError, UnreadableError } from '../engine/errors.ts';
import { extractEvent } from '../engine/event-proof/extract-event.ts';
import { DEFAULT_VERIFY_LIMITS, openContainer } from '../engine/verify/index.ts';
import { displayName, problemClause } from '../text/index.ts';
import { CliError } from './cli-error.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { reason } from './verify-inputs.ts';
import { writeBytes } from './write-output.ts';

export interface EventOptions {
  readonly out: string;
  readonly withhold?: readonly string[];
  readonly by?: string;
  readonly reason?: string;
}

/** `proofroom event FILE ID`: one event of a bundle with the proof that it is in its log, to be verified alone. */
export async function eventCommand(path: string, id: string, options: EventOptions): Promise<ExitCode> {
  const members = [...new Set(options.withhold ?? [])].sort();
  const { by, reason: why } = options;
  if (members.length > 0 && (!by || !why)) throw new CliError(EXIT.usage, 'what is withheld needs a name and a reason', 'say who decides with --by and why with --reason: both stand in the file');
  const withheld = members.map((member) => ({ member, by: by ?? '', reason: why ?? '' }));
  const bytes = await extract(path, id, withheld);
  await writeBytes(options.out, true, bytes);
  process.stdout.write(`${options.out}\n`);
  return EXIT.holds;
}

async function extract(path: string, id: string, withheld: Parameters<typeof extractEvent>[1]['withheld']): Promise<Uint8Array> {
  try {
    const kind = (await stat(path)).isDirectory() ? 'folder' : 'archive';
    const container = await openContainer(path, kind, DEFAULT_VERIFY_LIMITS);
    try {
      if (!container.readable) throw new UnreadableError('container-unreadable');
      return await extractEvent(container, { event: id, withheld, limits: DEFAULT_VERIFY_LIMITS });
    } finally {
      await container.close();
    }
  } catch (error) {
    if (error instanceof NotFoundError) throw new CliError(EXIT.unreadable, `there is no ${displayName(error.what)} in ${path}`, 'an event’s id is its record_id; a value that can be withheld stands under “open”');
    if (error instanceof UnreadableError) throw new CliError(EXIT.unreadable, `${path} gives no proof: ${problemClause(error.because)}`);
    if (error instanceof Error && 'code' in error) throw new CliError(EXIT.unreadable, `${path} cannot be read: ${reason(error)}`);
    throw error;
  }
}
