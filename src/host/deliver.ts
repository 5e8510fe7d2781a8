import { createReadStream } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { Downloads } from '../engine/router/index.ts';
import { SECURITY_HEADERS } from '../engine/shell/headers.ts';
import { sayText } from './respond.ts';

/** Streams a finished file as an attachment: a browser must save it, never show it on this origin. */
export async function deliver(response: ServerResponse, downloads: Downloads, id: string): Promise<void> {
  const download = await downloads.take(id);
  if (download === null) return sayText(response, 404, 'no such download');
  response.writeHead(200, {
    ...SECURITY_HEADERS,
    'content-type': download.mediaType,
    'content-length': download.size,
    // Our own name, of letters, digits, dots and hyphens only.
    'content-disposition': `attachment; filename="${download.name.replace(/[^A-Za-z0-9._-]/g, '_')}"`,
  });
  await pipeline(createReadStream(download.path), response).catch(() => response.destroy());
}
