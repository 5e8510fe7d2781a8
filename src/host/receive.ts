import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Intakes } from '../engine/router/index.ts';
import { sayJson, sayText } from './respond.ts';

export interface ReceiveOptions {
  readonly folder: string;
  readonly maxBytes: number;
  readonly intakes: Intakes;
}

/** Takes in one file: the body of the request as it comes, under a name of our own. A cut upload leaves nothing. */
export async function receive(request: IncomingMessage, response: ServerResponse, options: ReceiveOptions): Promise<void> {
  const declared = Number(request.headers['content-length'] ?? Number.NaN);
  const name = fileName(request.headers['x-file-name']);
  if (name === null || !Number.isSafeInteger(declared)) return sayText(response, 400, 'a name and a length are needed');
  if (declared > options.maxBytes) return sayText(response, 413, 'the file is too large');
  const path = join(options.folder, `${randomUUID()}.intake`);
  let size = 0;
  try {
    await pipeline(
      request,
      async function* count(chunks: AsyncIterable<Buffer>) {
        for await (const chunk of chunks) {
          size += chunk.length;
          if (size > options.maxBytes) throw new RangeError('too large');
          yield chunk;
        }
      },
      createWriteStream(path, { mode: 0o600, flags: 'wx' }),
    );
  } catch {
    await rm(path, { force: true });
    if (!response.destroyed) sayText(response, 400, 'the file did not arrive whole');
    return;
  }
  sayJson(response, options.intakes.add({ path, name, size }, { temporary: true }));
}

/** The last part of the name the user knows the file by: shown, never used as a path. */
function fileName(header: string | string[] | undefined): string | null {
  if (typeof header !== 'string' || header.length > 3_000) return null;
  try {
    const name = decodeURIComponent(header).split(/[\\/]/).at(-1)?.trim() ?? '';
    return name === '' || name.length > 255 ? null : name;
  } catch {
    return null;
  }
}
