import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LOOPBACK, TIMELINE_MAGIC, type EngineClient, type Intake } from '../../../src/contract/index.ts';
import { startHost, type Host } from '../../../src/host/server.ts';
import { DIGEST, fakeEngine, RUN_ID, type FakeEngine } from '../../support/fake-engine.ts';
import { wholeReport } from '../../support/report-request.ts';

let engine: FakeEngine;
let host: Host;
let rendererDir = '';
let origin = '';
/** The path below which everything is, from the redirect that follows the token. */
let home = '';
let cookie = '';
let client: EngineClient;

interface Answer { readonly status: number; readonly headers: Readonly<Record<string, string | string[] | undefined>>; readonly body: string }
/** A request as raw as a hostile page's or program's could be: `fetch` would not let Host or Origin be set. */
function send(method: string, path: string, headers: Record<string, string> = {}, body: string | Buffer = ''): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = httpRequest({ host: '127.0.0.1', port: host.port, method, path, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks).toString() }));
    });
    request.on('error', reject);
    request.end(body);
  });
}
const signedIn = (more: Record<string, string> = {}): Record<string, string> => ({ cookie, ...more });

beforeAll(async () => {
  engine = await fakeEngine();
  rendererDir = await mkdtemp(join(tmpdir(), 'renderer-'));
  await mkdir(join(rendererDir, 'assets'));
  await writeFile(join(rendererDir, 'index.html'), '<!doctype html><title>t</title>');
  await writeFile(join(rendererDir, 'assets', 'a b.js'), 'export {}');
  await writeFile(join(rendererDir, 'assets', 'main.js'), 'export {}');
  await writeFile(join(rendererDir, 'assets', 'main.js.map'), '{}');
  await writeFile(join(rendererDir, '..', 'outside.js'), 'secret');
  host = await startHost({ engine, rendererDir, startFiles: [{ path: join(rendererDir, 'index.html'), name: 'start.zip', size: 5 }], maxUploadBytes: 1_000 });
  origin = `http://127.0.0.1:${host.port}`;
});
afterAll(async () => {
  await host.close();
  await engine.dispose();
  await rm(rendererDir, { recursive: true });
});

describe('the session', () => {
  const door = (): string => host.address.slice(origin.length, host.address.indexOf('?'));
  test('nothing is served without it, nor outside its path, and a wrong token opens nothing', async () => {
    for (const path of ['/', '/assets/main.js', `/${LOOPBACK.startFiles}`, '/?token=', '/?token=wrong', '/favicon.ico']) expect((await send('GET', path)).status).toBe(404);
    expect((await send('POST', `/${LOOPBACK.rpc}/session/status`, { origin }, '{}')).status).toBe(404);
    for (const query of ['', '?token=', '?token=wrong']) expect((await send('GET', `${door()}${query}`)).status).toBe(403);
    expect((await send('GET', `/?${host.address.split('?')[1] ?? ''}`)).status).toBe(404);
  });
  test('the token opens it once and is dead; the cookie goes nowhere but below the session’s own path', async () => {
    const path = host.address.slice(origin.length);
    expect(path).toMatch(/^\/[\w-]{43}\/\?token=[\w-]{43}$/);
    const first = await send('GET', path);
    home = String(first.headers['location']);
    expect(first.status).toBe(303);
    expect(home).toMatch(/^\/[\w-]{43}\/$/);
    // The printed address is seen by more than the browser: what it says must not name the cookie's path.
    expect(host.address).not.toContain(home);
    const [set = ''] = first.headers['set-cookie'] ?? [];
    expect(set.replace(/=[\w-]{43};/, '=…;')).toBe(`proofroom=…; Path=${home}; HttpOnly; SameSite=Strict`);
    cookie = set.split(';')[0] ?? '';
    const again = await send('GET', path, signedIn());
    expect([again.status, again.headers['set-cookie']]).toEqual([403, undefined]);
    const page = await send('GET', home, signedIn());
    expect([page.status, page.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    client = createORPCClient(new RPCLink({ url: `${origin}${home}${LOOPBACK.rpc}`, headers: { cookie, origin } }));
  });
  test('the path alone opens nothing', async () => {
    for (const held of ['', 'proofroom=', `${cookie}x`, `${cookie}; ${cookie}`]) expect((await send('GET', home, { cookie: held })).status).toBe(403);
    expect((await send('POST', `${home}${LOOPBACK.rpc}/session/status`, { origin }, '{}')).status).toBe(403);
  });
  test('the cookie alone opens nothing: outside the path, requests are refused and counted', async () => {
    const outside = ['/', '/assets/main.js', '//', home.slice(0, -1), `${home.slice(0, -2)}/`, home.toUpperCase(), `/x${home}`, `/.${home}`, `http://127.0.0.1:${host.port}${home}`, `/${LOOPBACK.download}/x`];
    const before = (await client.session.status()).refusedRequests;
    for (const path of outside) expect((await send('GET', path, signedIn())).status, path).toBe(404);
    expect((await send('POST', `/${LOOPBACK.rpc}/session/status`, signedIn({ origin }), '{}')).status).toBe(404);
    expect((await client.session.status()).refusedRequests).toBe(before + outside.length + 1);
  });
  test('a refused tab shows one sentence, as plain text, and what to do', async () => {
    for (const [path, headers] of [[host.address.slice(origin.length), {}], ['/', {}], [home, {}], [home, { host: 'evil.example' }]] as const) {
      const answer = await send('GET', path, headers);
      expect([403, 404]).toContain(answer.status);
      expect(answer.headers['content-type']).toBe('text/plain; charset=utf-8');
      expect(answer.body).toMatch(/^[^.]+: [^.]*start Proofroom again and open the address it prints\.\n$/);
    }
  });
});

describe('requests that are not the page’s own are refused', () => {
  test.each([
    ['another Host', 'GET', { host: 'evil.example' }],
    ['a Host that begins right', 'GET', { host: '127.0.0.1' }],
    ['another Origin', 'POST', { origin: 'http://evil.example' }],
    ['another port of this machine', 'POST', { origin: 'http://127.0.0.1:1' }],
    ['no Origin on a change', 'POST', {}],
    ['an opaque Origin', 'POST', { origin: 'null' }],
    ['another Origin, reading', 'GET', { origin: 'http://evil.example' }],
    ['another site, reading', 'GET', { 'sec-fetch-site': 'cross-site' }],
    ['another port, reading', 'GET', { 'sec-fetch-site': 'same-site' }],
    ['another method', 'PUT', {}],
    ['a preflight', 'OPTIONS', { 'access-control-request-method': 'POST' }],
  ])('%s', async (_name, method, headers: Record<string, string>) => {
    const before = (await client.session.status()).refusedRequests;
    const answer = await send(method, method === 'POST' ? `${home}${LOOPBACK.rpc}/session/status` : home, signedIn(headers), method === 'POST' ? '{}' : '');
    expect(answer.status).toBe(403);
    expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
    expect((await client.session.status()).refusedRequests).toBe(before + 1);
  });
  test('localhost is this machine too', async () => {
    expect((await send('GET', home, signedIn({ host: `localhost:${host.port}` }))).status).toBe(200);
  });
});

describe('files', () => {
  test.each(['/../outside.js', '/assets/../../outside.js', '/%2e%2e/outside.js', '/..%2foutside.js', '/assets/..%5c..%5coutside.js', '//outside.js', '/assets/main.js.map', '/nothing.js', '/assets/', '/assets'])(
    '%s is not one of the window’s', async (path) => {
      expect((await send('GET', `${home}${path.slice(1)}`, signedIn())).status).toBe(404);
    },
  );
  test('a raw path with dots reaches nothing either', async () => {
    const answer = await new Promise<string>((resolve) => {
      const socket = connect(host.port, '127.0.0.1', () => socket.write(`GET ${home}assets/../../outside.js HTTP/1.1\r\nHost: 127.0.0.1:${host.port}\r\nCookie: ${cookie}\r\nConnection: close\r\n\r\n`));
      let text = '';
      socket.on('data', (chunk) => (text += chunk.toString()));
      socket.on('close', () => resolve(text));
    });
    expect(answer).toMatch(/^HTTP\/1\.1 404/);
    expect(answer).not.toContain('secret');
  });
  test('carry their type and a policy that allows nothing from elsewhere', async () => {
    const { status, headers } = await send('GET', `${home}assets/main.js`, signedIn());
    expect([status, headers['content-type'], headers['x-content-type-options']]).toEqual([200, 'text/javascript; charset=utf-8', 'nosniff']);
    const policy = String(headers['content-security-policy']);
    expect(policy).toMatch(/^default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self';/);
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
  });
  test('a window built again is served', async () => {
    await writeFile(join(rendererDir, 'assets', 'later.js'), 'export {}');
    expect((await send('GET', `${home}assets/later.js`, signedIn())).status).toBe(200);
  });
});

describe('taking in', () => {
  const upload = (body: Buffer, headers: Record<string, string> = {}): Promise<Answer> =>
    send('POST', `${home}${LOOPBACK.intake}`, signedIn({ origin, 'x-file-name': encodeURIComponent('mes preuves.zip'), 'content-length': String(body.length), ...headers }), body);
  const held = async (): Promise<string[]> => (await readdir(join(engine.dataDir, 'tmp'))).filter((name) => name.endsWith('.intake'));

  test('an upload is kept under a name of our own, imported, and let go', async () => {
    const answer = await upload(Buffer.from('PK'), { 'x-file-name': encodeURIComponent('../../mes preuves.zip') });
    expect(answer.status).toBe(200);
    const intake = JSON.parse(answer.body) as Intake;
    expect(intake).toEqual({ intake: expect.stringMatching(/^[0-9a-f]{32}$/), name: 'mes preuves.zip', size: 2 });
    expect(await held()).toHaveLength(1);
    const kinds: string[] = [];
    for await (const step of await client.evidence.import({ intakes: [intake.intake] })) kinds.push(step.kind);
    expect(kinds.at(-1)).toBe('done');
    expect(engine.imported.at(-1)?.[0]).toMatchObject({ name: 'mes preuves.zip', size: 2 });
    expect(await held()).toEqual([]);
  });
  test('leaving an import over HTTP ends it', async () => {
    const intake = JSON.parse((await upload(Buffer.from('PK'), { 'x-file-name': 'endless.zip' })).body) as Intake;
    const abort = new AbortController();
    const leave = async (): Promise<void> => {
      for await (const step of await client.evidence.import({ intakes: [intake.intake] }, { signal: abort.signal })) {
        if (step.kind === 'progress' && step.done === 2) abort.abort();
      }
    };
    await expect(leave()).rejects.toThrow();
    await expect.poll(() => engine.cancelled(), { timeout: 3_000 }).toBe(true);
  });
  test.each([
    ['too large', Buffer.alloc(1_001), {}, 413],
    ['without a name', Buffer.from('x'), { 'x-file-name': '' }, 400],
    ['with a name that is no encoding', Buffer.from('x'), { 'x-file-name': '%zz' }, 400],
  ])('%s is refused', async (_name, body, headers: Record<string, string>, status) => {
    expect((await upload(body, headers)).status).toBe(status);
  });
  test('a body longer than it said, or cut, leaves nothing behind', async () => {
    const before = await held();
    await new Promise<void>((resolve) => {
      const socket = connect(host.port, '127.0.0.1', () => {
        socket.write(`POST ${home}${LOOPBACK.intake} HTTP/1.1\r\nHost: 127.0.0.1:${host.port}\r\nCookie: ${cookie}\r\nOrigin: ${origin}\r\nX-File-Name: a\r\nContent-Length: 500\r\n\r\nabc`);
        setTimeout(() => socket.destroy(), 50);
      });
      socket.on('close', () => resolve());
    });
    await expect.poll(held).toEqual(before);
  });
  test('start files are offered once', async () => {
    const [first] = JSON.parse((await send('GET', `${home}${LOOPBACK.startFiles}`, signedIn())).body) as Intake[];
    expect(first).toMatchObject({ name: 'start.zip', size: 5 });
    expect(JSON.parse((await send('GET', `${home}${LOOPBACK.startFiles}`, signedIn())).body)).toEqual([]);
  });
});

describe('calls', () => {
  test('columns arrive as bytes', async () => {
    const blob = await client.timeline.columns({ digest: DIGEST, by: 'agent', filter: '' });
    expect(new DataView(await blob.arrayBuffer()).getUint32(0, true)).toBe(TIMELINE_MAGIC);
  });
  test('a typed error keeps its values', async () => {
    await expect(client.events.page({ digest: DIGEST, filter: 'x:', offset: 0, limit: 1, order: 'row', descending: false })).rejects.toMatchObject({ code: 'BAD_FILTER', data: { at: 2 } });
  });
  test.each([
    ['a bad filter', 'events/page', { digest: DIGEST, filter: 'x:', offset: 0, limit: 1, order: 'row', descending: false }, 400, 'BAD_FILTER'],
    ['a run that is not here', 'runs/get', { runId: 'nope' }, 404, 'NOT_FOUND'],
  ])('%s is the caller’s mistake, not the host’s', async (_name, path, input, status, code) => {
    const answer = await send('POST', `${home}${LOOPBACK.rpc}/${path}`, signedIn({ origin, 'content-type': 'application/json' }), JSON.stringify({ json: input }));
    expect([answer.status, answer.body]).toEqual([status, expect.stringContaining(code) as string]);
  });
  test('a huge call is refused', async () => {
    expect((await send('POST', `${home}${LOOPBACK.rpc}/session/status`, signedIn({ origin, 'content-type': 'application/json' }), Buffer.alloc(9 * 2 ** 20, 0x20))).status).toBe(413);
  });
  test('a report is handed over as an attachment with the bytes that were hashed', async () => {
    let id = '';
    for await (const step of await client.report.render({ ...wholeReport(RUN_ID, { paper: 'Letter' }), signing: null })) if (step.kind === 'done') id = step.downloadId;
    const answer = await send('GET', `${home}${LOOPBACK.download}/${id}`, signedIn());
    expect([answer.status, answer.headers['content-type']]).toEqual([200, 'application/pdf']);
    expect(answer.headers['content-disposition']).toMatch(/^attachment; filename="proofroom-[0-9a-f-]+\.pdf"$/);
    expect(answer.body.startsWith('%PDF-')).toBe(true);
    expect((await send('GET', `${home}${LOOPBACK.download}/nope`, signedIn())).status).toBe(404);
    expect((await readFile(join(rendererDir, '..', 'outside.js'))).toString()).toBe('secret');
  });
});

test('a host empties what a killed one left; closing removes what was taken in and refuses further connections', async () => {
  const kept = async (): Promise<string[]> => (await readdir(join(engine.dataDir, 'tmp'))).filter((name) => name.endsWith('.intake'));
  await writeFile(join(engine.dataDir, 'tmp', 'left.intake'), 'x');
  const other = await startHost({ engine, rendererDir, startFiles: [] });
  const opened = await fetch(other.address, { redirect: 'manual' });
  const own = { cookie: opened.headers.get('set-cookie')?.split(';')[0] ?? '', origin: `http://127.0.0.1:${other.port}`, 'x-file-name': 'a' };
  expect((await fetch(new URL(`${opened.headers.get('location') ?? ''}${LOOPBACK.intake}`, other.address), { method: 'POST', headers: own, body: 'abc' })).status).toBe(200);
  expect(await kept()).toHaveLength(1);
  await other.close();
  await expect(fetch(other.address)).rejects.toThrow();
  expect(await kept()).toEqual([]);
});
