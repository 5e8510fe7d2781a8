import { BodyLimitPlugin, RPCHandler } from '@orpc/server/node';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { LOOPBACK, type Intake } from '../contract/shell.ts';
import { router, createDownloads, createIntakes, type RouterContext, type RouterEngine, type TakenIn } from '../engine/router/index.ts';
import { createAssets } from '../engine/shell/assets.ts';
import { deliver } from './deliver.ts';
import { refusal } from './guard.ts';
import { SECURITY_HEADERS } from '../engine/shell/headers.ts';
import { prepareTemporary } from '../engine/shell/temporary.ts';
import { receive } from './receive.ts';
import { REFUSED, sayJson, sayText } from './respond.ts';
import { createSession } from './session.ts';

/** The archive limit of a run, with room for an archive's own headers. */
const MAX_UPLOAD_BYTES = 17 * 2 ** 30;
/** Calls carry filters, ids and at most 500 journal entries. */
const MAX_CALL_BYTES = 8 * 2 ** 20;

export interface HostOptions {
  readonly engine: RouterEngine;
  /** The built window. */
  readonly rendererDir: string;
  /** Files the host was started on, offered to the first window that asks. */
  readonly startFiles: readonly TakenIn[];
  readonly maxUploadBytes?: number;
}
export interface Host {
  readonly port: number;
  /** The first address, with its one-time token. */
  readonly address: string;
  close(): Promise<void>;
}

/** Serves the window and the engine to this machine alone, on a port the system chooses. */
export async function startHost(options: HostOptions): Promise<Host> {
  const folder = await prepareTemporary(options.engine.dataDir);
  const server = createServer();
  // A large file may take longer than Node's five minutes; a request without a session never gets to send one.
  server.requestTimeout = 0;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const session = createSession();
  const handler = new RPCHandler<RouterContext>(router, { plugins: [new BodyLimitPlugin({ maxBodySize: MAX_CALL_BYTES })] });
  const assets = createAssets(options.rendererDir);
  let refused = 0;
  const context: RouterContext = {
    engine: options.engine, shell: 'browser', refused: () => refused, intakes: createIntakes(), downloads: createDownloads(),
  };
  let startFiles: readonly TakenIn[] = options.startFiles;
  const takeStartFiles = (): Intake[] => {
    const files = startFiles;
    startFiles = [];
    return files.map((file) => context.intakes.add(file, { temporary: false }));
  };
  const refuse = (response: ServerResponse, status: 403 | 404, why: string): void => {
    refused += 1;
    sayText(response, status, why);
  };

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const method = request.method ?? '';
    const why = refusal(method, request.headers, port);
    if (why !== null) return refuse(response, 403, REFUSED.request(why));
    const { path, token } = target(request.url ?? '');
    if (path === session.door) {
      const cookie = method === 'GET' ? session.exchange(token ?? '') : null;
      if (cookie === null) return refuse(response, 403, REFUSED.token);
      response.writeHead(303, { ...SECURITY_HEADERS, 'set-cookie': cookie, location: session.home });
      response.end();
      return;
    }
    const wanted = session.inside(path);
    if (wanted === null) return refuse(response, 404, REFUSED.path);
    if (!session.admits(request.headers.cookie)) return refuse(response, 403, REFUSED.session);
    if (wanted.startsWith(`/${LOOPBACK.rpc}/`)) {
      for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value);
      const { matched } = await handler.handle(request, response, { prefix: `${session.home}${LOOPBACK.rpc}`, context });
      if (!matched) sayText(response, 404, 'no such procedure');
      return;
    }
    if (method === 'POST') {
      if (wanted !== `/${LOOPBACK.intake}`) return sayText(response, 404, 'nothing here');
      return receive(request, response, { folder, maxBytes: options.maxUploadBytes ?? MAX_UPLOAD_BYTES, intakes: context.intakes });
    }
    if (wanted === `/${LOOPBACK.startFiles}`) return sayJson(response, takeStartFiles());
    const download = `/${LOOPBACK.download}/`;
    if (wanted.startsWith(download)) return deliver(response, context.downloads, wanted.slice(download.length));
    const asset = await assets.get(wanted);
    if (asset === null) return sayText(response, 404, 'nothing here');
    response.writeHead(200, { ...SECURITY_HEADERS, 'content-type': asset.type, 'content-length': asset.bytes.length });
    response.end(asset.bytes);
  };

  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    answer(request, response).catch(() => {
      if (!response.headersSent) sayText(response, 500, 'the workstation could not answer');
      else response.destroy();
    });
  });
  return {
    port,
    address: `http://127.0.0.1:${port}${session.door}?token=${session.token}`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await context.intakes.releaseAll();
      await context.downloads.clear();
    },
  };
}

/** The path as it was sent, undecoded: `//name` and `http://name/` are no paths here, whatever a URL parser makes of them. */
function target(url: string): { readonly path: string; readonly token: string | null } {
  const query = url.indexOf('?');
  const path = query < 0 ? url : url.slice(0, query);
  return { path, token: query < 0 ? null : new URLSearchParams(url.slice(query)).get('token') };
}
