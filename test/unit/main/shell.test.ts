import { EventEmitter } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Session, WebContents } from 'electron';
import * as electron from '../../support/fake-electron.ts';
import { ELECTRON_CHANNELS } from '../../../src/contract/index.ts';
import { createAssets } from '../../../src/engine/shell/assets.ts';
import { registerScheme, serveAssets } from '../../../src/main/asset-protocol.ts';
import { registerHandlers } from '../../../src/main/handlers.ts';
import { lockDownChromium, lockDownContents, lockDownSession } from '../../../src/main/lock-down.ts';
import { openWindow } from '../../../src/main/window.ts';

vi.mock('electron', () => import('../../support/fake-electron.ts'));

/** The fakes stand in for Electron's own classes, of which they have the parts that are used. */
const asSession = (session: electron.FakeSession): Session => session as unknown as Session;
const asContents = (contents: electron.FakeContents): WebContents => contents as unknown as WebContents;

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'main-'));
  await writeFile(join(folder, 'index.html'), '<!doctype html>');
  await writeFile(join(folder, 'a.zip'), 'PK');
});
afterAll(() => rm(folder, { recursive: true }));

describe('the walls', () => {
  test('chromium is told to stay at home before it starts', () => {
    lockDownChromium();
    expect(electron.app.sandboxed).toBe(true);
    expect(electron.app.switches).toContainEqual(['host-resolver-rules', 'MAP * ~NOTFOUND']);
    expect(electron.app.switches).toContainEqual(['disable-background-networking', undefined]);
  });
  test('requests that would leave are cancelled and counted; permissions and downloads are denied', () => {
    const session = new electron.FakeSession();
    let refused = 0;
    lockDownSession(asSession(session), () => (refused += 1));
    const cancelled = (url: string): boolean => {
      let answer = { cancel: false };
      session.before?.({ url }, (value) => (answer = value));
      return answer.cancel;
    };
    expect(cancelled('app://proofroom/')).toBe(false);
    expect([cancelled('https://example.com/'), cancelled('file:///etc/passwd'), refused]).toEqual([true, true, 2]);
    let granted = true;
    session.permission?.({}, 'media', (value) => (granted = value));
    expect([granted, session.check?.(), session.device?.(), session.spelling]).toEqual([false, false, false, false]);
    const preventDefault = vi.fn();
    session.emit('will-download', { preventDefault });
    expect(preventDefault).toHaveBeenCalledOnce();
  });
  test('a window stays on its page', () => {
    const contents = new electron.FakeContents();
    let refused = 0;
    lockDownContents(asContents(contents), () => (refused += 1));
    expect(contents.openHandler?.({ url: 'https://example.com/' })).toEqual({ action: 'deny' });
    for (const event of ['will-navigate', 'will-frame-navigate', 'will-redirect']) {
      const away = { url: 'https://example.com/', preventDefault: vi.fn() };
      contents.emit(event, away);
      expect(away.preventDefault).toHaveBeenCalledOnce();
      const own = { url: 'app://proofroom/#/x', preventDefault: vi.fn() };
      contents.emit(event, own);
      expect(own.preventDefault).not.toHaveBeenCalled();
    }
    expect(refused).toBe(4);
    const preventDefault = vi.fn();
    contents.emit('will-attach-webview', { preventDefault });
    expect(preventDefault).toHaveBeenCalledOnce();
  });
});

test('the own scheme serves the built window with its policy, and nothing else', async () => {
  registerScheme();
  expect(electron.protocol.registerSchemesAsPrivileged).toHaveBeenCalledWith([{ scheme: 'app', privileges: expect.not.objectContaining({ bypassCSP: true }) }]);
  const session = new electron.FakeSession();
  serveAssets(asSession(session), createAssets(folder));
  const get = (url: string, method = 'GET'): Promise<Response> => session.served.get('app')!(new Request(url, { method }));
  const page = await get('app://proofroom/');
  expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
  expect(page.headers.get('content-security-policy')).toMatch(/^default-src 'none'/);
  for (const url of ['app://proofroom/../../etc/passwd', 'app://proofroom/a.zip', 'app://other/']) expect((await get(url)).status).toBe(404);
  expect((await get('app://proofroom/', 'POST')).status).toBe(404);
});

test('the window is sandboxed, opens where it was left and gets a port on every load', async () => {
  const stateFile = join(folder, 'window.json');
  await writeFile(stateFile, JSON.stringify({ x: 30, y: 40, width: 1_100, height: 800, maximized: false }));
  const loads: unknown[] = [];
  openWindow({ preload: '/p.cjs', session: asSession(new electron.FakeSession()), stateFile, devTools: false, onLoaded: (window) => loads.push(window) });
  const window = electron.BrowserWindow.opened.at(-1)!;
  expect(window.options).toMatchObject({ x: 30, y: 40, width: 1_100, height: 800 });
  expect(window.options.webPreferences).toMatchObject({
    sandbox: true, contextIsolation: true, nodeIntegration: false, nodeIntegrationInWorker: false, nodeIntegrationInSubFrames: false, webSecurity: true, webviewTag: false, devTools: false,
  });
  expect(window.loaded).toBe('app://proofroom/');
  window.webContents.emit('did-finish-load');
  window.webContents.emit('did-finish-load');
  expect(loads).toHaveLength(2);
  window.emit('close');
  expect(JSON.parse(await readFile(stateFile, 'utf8'))).toEqual({ x: 10, y: 20, width: 1_000, height: 700, maximized: true });
});

describe('what a preload may ask', () => {
  const calls: { kind: string }[] = [];
  const engine = {
    call: async (call: { kind: string; file?: { name: string; size: number } }): Promise<never> => {
      calls.push(call);
      const value = call.kind === 'take-in' ? { intake: 'i', name: call.file?.name, size: call.file?.size } : { path: join(folder, 'a.zip'), name: 'r.pdf' };
      return value as never;
    },
  };
  const own = { senderFrame: { url: 'app://proofroom/#/', parent: null }, sender: new EventEmitter() };
  const ask = (channel: string, event: unknown, ...values: unknown[]): Promise<unknown> => Promise.resolve(electron.ipcMain.handlers.get(channel)?.(event, ...values));
  beforeEach(() => {
    calls.length = 0;
    const start = [join(folder, 'a.zip')];
    registerHandlers({ engine, startFiles: () => start.splice(0) });
  });

  test('files become opaque ids', async () => {
    expect(await ask(ELECTRON_CHANNELS.intake, own, [join(folder, 'a.zip')])).toEqual([{ intake: 'i', name: 'a.zip', size: 2 }]);
  });
  test('nothing from another page, a frame or a closed one', async () => {
    for (const senderFrame of [null, { url: 'https://evil/', parent: null }, { url: 'app://proofroom/', parent: {} }]) {
      for (const channel of Object.values(ELECTRON_CHANNELS).filter((each) => each !== ELECTRON_CHANNELS.port)) {
        await expect(ask(channel, { ...own, senderFrame }, [join(folder, 'a.zip')], 'x')).rejects.toThrow('refused');
      }
    }
    expect(calls).toEqual([]);
  });
  test('no folders, no relative paths, no other shapes', async () => {
    for (const value of [[folder], ['a.zip'], 'a.zip', undefined, [7]]) await expect(ask(ELECTRON_CHANNELS.intake, own, value)).rejects.toThrow();
    expect(calls).toEqual([]);
  });
  test('saving copies to the place the user chose, and a suggestion names no folder', async () => {
    const filePath = join(folder, 'saved.pdf');
    electron.dialog.showSaveDialog.mockResolvedValueOnce({ canceled: false, filePath });
    expect(await ask(ELECTRON_CHANNELS.save, own, 'd', '../../.ssh/key.pdf')).toBe('saved');
    expect(electron.dialog.showSaveDialog).toHaveBeenLastCalledWith({ defaultPath: 'key.pdf' });
    expect(await readFile(filePath, 'utf8')).toBe('PK');
    expect(await ask(ELECTRON_CHANNELS.save, own, 'd', '.bashrc')).toBe('cancelled');
    expect(electron.dialog.showSaveDialog).toHaveBeenLastCalledWith({ defaultPath: 'proofroom' });
    await expect(ask(ELECTRON_CHANNELS.save, own, 7, 'x')).rejects.toThrow();
  });
  test('start files are handed out once', async () => {
    expect(await ask(ELECTRON_CHANNELS.startFiles, own)).toHaveLength(1);
    expect(await ask(ELECTRON_CHANNELS.startFiles, own)).toEqual([]);
  });
});
