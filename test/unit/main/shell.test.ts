import { EventEmitter } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Session, WebContents } from 'electron';
import * as electron from '../../support/fake-electron.ts';
import { ELECTRON_CHANNELS, MAX_HANDED_BYTES } from '../../../src/contract/shell.ts';
import { createAssets } from '../../../src/engine/shell/assets.ts';
import { registerScheme, serveAssets } from '../../../src/main/asset-protocol.ts';
import { registerHandlers } from '../../../src/main/handlers.ts';
import { lockDownChromium, lockDownContents, lockDownSession } from '../../../src/main/lock-down.ts';
import { saveAs } from '../../../src/main/save.ts';
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
    const granted = (permission: string): readonly (boolean | undefined)[] => {
      let answer = true;
      session.permission?.({}, permission, (value) => (answer = value));
      return [answer, session.check?.({}, permission)];
    };
    for (const permission of ['media', 'clipboard-read', 'fileSystem', 'openExternal', 'notifications', 'unknown']) expect(granted(permission), permission).toEqual([false, false]);
    // What a person copies may go to the clipboard.
    expect(granted('clipboard-sanitized-write')).toEqual([true, true]);
    expect([session.device?.(), session.spelling]).toEqual([false, false]);
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
  const calls: { kind: string; temporary?: boolean; item?: { kind: string; id: string }; file?: { path: string; name: string; size: number } }[] = [];
  let vault = '';
  const engine = {
    call: async (call: (typeof calls)[number]): Promise<never> => {
      calls.push(call);
      if (call.kind === 'take-in' && call.file?.name === 'full.zip') throw new Error('too many files taken in');
      const replies: Readonly<Record<string, unknown>> = {
        'drag-out': call.item?.kind === 'evidence' ? join(vault, 'tmp', 'drag-1', 'q3.evidence.zip') : null,
        'take-in': { intake: 'i', name: call.file?.name, size: call.file?.size }, 'temporary-folder': join(vault, 'tmp'), download: { path: join(folder, 'a.zip'), name: 'r.pdf' },
      };
      return replies[call.kind] as never;
    },
  };
  const own = { senderFrame: { url: 'app://proofroom/#/', parent: null }, sender: new EventEmitter() };
  const ask = (channel: string, event: unknown, ...values: unknown[]): Promise<unknown> => Promise.resolve(electron.ipcMain.handlers.get(channel)?.(event, ...values));
  const chosen = (filePath: string): void => void electron.dialog.showSaveDialog.mockResolvedValueOnce({ canceled: false, filePath });
  const start: string[] = [];
  let server: Server | null = null;
  beforeAll(async () => {
    vault = join(folder, 'vault');
    await mkdir(join(vault, 'tmp'), { recursive: true });
    await writeFile(join(vault, 'custody.ndjson'), '{}');
    await symlink(join(vault, 'custody.ndjson'), join(folder, 'innocent.zip'));
    await symlink(vault, join(folder, 'elsewhere'));
    await new Promise<void>((listening) => void (server = createServer().listen(join(folder, 'socket'), listening)));
  });
  afterAll(() => server?.close());
  beforeEach(() => {
    calls.length = 0;
    electron.dialog.showMessageBox.mockClear();
    start.splice(0, start.length, join(folder, 'a.zip'));
    registerHandlers({ engine, startFiles: () => start.splice(0), ownFolders: [vault, join(folder, 'not-there')], dragIcon: '/drag.png' });
  });

  test('files become opaque ids', async () => {
    expect(await ask(ELECTRON_CHANNELS.intake, own, [{ path: join(folder, 'a.zip') }])).toEqual([{ intake: 'i', name: 'a.zip', size: 2 }]);
    expect(calls).toEqual([{ kind: 'take-in', file: { path: await realpath(join(folder, 'a.zip')), name: 'a.zip', size: 2 }, temporary: false }]);
  });
  test('what the window took out of a portable case goes the same way, through the temporary folder', async () => {
    const bytes = Uint8Array.from([80, 75, 3]);
    expect(await ask(ELECTRON_CHANNELS.intake, own, [{ name: '../../b.zip', bytes }])).toEqual([{ intake: 'i', name: 'b.zip', size: 3 }]);
    const file = calls.at(-1)?.file;
    expect(calls.at(-1)?.temporary).toBe(true);
    expect(dirname(file?.path ?? '')).toBe(join(vault, 'tmp'));
    expect(new Uint8Array(await readFile(file?.path ?? ''))).toEqual(bytes);
    await rm(file?.path ?? '');
    await expect(ask(ELECTRON_CHANNELS.intake, own, [{ name: 'full.zip', bytes }])).rejects.toThrow('too many');
    expect(await readdir(join(vault, 'tmp'))).toEqual([]);
  });
  test('nothing from another page, a frame or a closed one', async () => {
    for (const senderFrame of [null, { url: 'https://evil/', parent: null }, { url: 'app://proofroom/', parent: {} }]) {
      for (const channel of Object.values(ELECTRON_CHANNELS).filter((each) => each !== ELECTRON_CHANNELS.port && each !== ELECTRON_CHANNELS.command)) {
        await expect(ask(channel, { ...own, senderFrame }, [{ path: join(folder, 'a.zip') }], 'x')).rejects.toThrow('refused');
      }
    }
    expect(calls).toEqual([]);
  });
  test('no folders, sockets, devices or relative paths, nothing of the workstation’s own, however it is named', async () => {
    const paths = [folder, 'a.zip', join(folder, 'none.zip'), join(folder, 'socket'), '/dev/null', '/proc/self/environ', join(vault, 'custody.ndjson'), join(folder, 'innocent.zip'), join(folder, 'elsewhere', 'custody.ndjson'), `${folder}/./vault/tmp/../custody.ndjson`];
    for (const path of paths) {
      await expect(ask(ELECTRON_CHANNELS.intake, own, [{ path }]), path).rejects.toThrow(/^(it (is not|belongs)|there is no)/);
      await expect(ask(ELECTRON_CHANNELS.intake, own, [{ path: join(folder, 'a.zip') }, { path }]), path).rejects.toThrow();
    }
    for (const value of [['/a'], '/a', undefined, [7]]) await expect(ask(ELECTRON_CHANNELS.intake, own, value)).rejects.toThrow('list of files');
    expect(calls).toEqual([]);
  });
  test('a drag hands the desktop the engine’s copy; the page names what it means and no path', async () => {
    const sender = new electron.FakeContents();
    const id = 'ab'.repeat(32);
    await ask(ELECTRON_CHANNELS.dragOut, { ...own, sender }, { kind: 'evidence', id, path: '/etc/passwd' });
    expect(calls).toEqual([{ kind: 'drag-out', item: { kind: 'evidence', id } }]);
    expect(sender.dragged).toEqual([{ file: join(vault, 'tmp', 'drag-1', 'q3.evidence.zip'), icon: '/drag.png' }]);
    await expect(ask(ELECTRON_CHANNELS.dragOut, { ...own, sender }, { kind: 'report', id: 'c'.repeat(32) })).rejects.toThrow('no such file');
    for (const value of [undefined, '/etc/passwd', { kind: 'evidence', id: '../x' }, { kind: 'report', id }, { kind: 'file', id }, { kind: 'evidence' }, [id]]) {
      await expect(ask(ELECTRON_CHANNELS.dragOut, { ...own, sender }, value)).rejects.toThrow('dragged');
    }
    expect([calls.length, sender.dragged.length]).toEqual([2, 1]);
  });
  test('saving copies to the place the user chose, and a suggestion names no folder', async () => {
    const filePath = join(folder, 'saved.pdf');
    chosen(filePath);
    expect(await ask(ELECTRON_CHANNELS.save, own, 'd', '../../.ssh/key.pdf')).toBe('saved');
    expect(electron.dialog.showSaveDialog).toHaveBeenLastCalledWith({ defaultPath: 'key.pdf' });
    expect(await readFile(filePath, 'utf8')).toBe('PK');
    expect(await ask(ELECTRON_CHANNELS.save, own, 'd', '.bashrc')).toBe('cancelled');
    expect(electron.dialog.showSaveDialog).toHaveBeenLastCalledWith({ defaultPath: 'proofroom' });
    await expect(ask(ELECTRON_CHANNELS.save, own, 7, 'x')).rejects.toThrow();
  });
  test('what the window made is saved as it is, replacing what was there', async () => {
    const filePath = join(folder, 'case.zip');
    await writeFile(filePath, 'an older and longer case');
    chosen(filePath);
    expect(await ask(ELECTRON_CHANNELS.saveBytes, own, new TextEncoder().encode('case'), 'case.zip')).toBe('saved');
    expect(await readFile(filePath, 'utf8')).toBe('case');
    expect(await ask(ELECTRON_CHANNELS.saveBytes, own, new Uint8Array(1), 'case.zip')).toBe('cancelled');
    expect(await readFile(filePath, 'utf8')).toBe('case');
    expect((await readdir(folder)).filter((name) => name.endsWith('.part'))).toEqual([]);
  });
  test('neither too much nor anything else, and nothing into the vault', async () => {
    electron.dialog.showSaveDialog.mockClear();
    for (const [bytes, name] of [[new Uint8Array(MAX_HANDED_BYTES + 1), 'a'], ['text', 'a'], [[1, 2], 'a'], [undefined, 'a'], [new Uint8Array(1), 7]]) {
      await expect(ask(ELECTRON_CHANNELS.saveBytes, own, bytes, name)).rejects.toThrow(/^it is/);
    }
    expect(electron.dialog.showSaveDialog).not.toHaveBeenCalled();
    for (const place of [join(vault, 'custody.ndjson'), join(folder, 'elsewhere', 'custody.ndjson'), join(folder, 'innocent.zip')]) {
      chosen(place);
      await expect(ask(ELECTRON_CHANNELS.saveBytes, own, new Uint8Array(1), 'a')).rejects.toThrow('belongs to the workstation');
    }
    expect(await readFile(join(vault, 'custody.ndjson'), 'utf8')).toBe('{}');
  });
  test('start files are handed out once; one that cannot be opened keeps no other out, and is told', async () => {
    start.unshift(join(folder, 'missing.zip'), folder);
    expect(await ask(ELECTRON_CHANNELS.startFiles, own)).toEqual([{ intake: 'i', name: 'a.zip', size: 2 }]);
    expect(electron.dialog.showMessageBox).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ detail: expect.stringMatching(/^missing\.zip: .+\n.+: it is not a file$/) }));
    expect(await ask(ELECTRON_CHANNELS.startFiles, own)).toEqual([]);
  });
});

test('a save that breaks off leaves what was there, and no part of the new', async () => {
  const place = join(folder, 'kept.pdf');
  await writeFile(place, 'kept');
  async function* broken(): AsyncGenerator<Uint8Array> {
    yield new Uint8Array(10);
    throw new Error('the disk went away');
  }
  await expect(saveAs(place, broken(), [])).rejects.toThrow('went away');
  expect(await readFile(place, 'utf8')).toBe('kept');
  expect((await readdir(folder)).filter((name) => name.endsWith('.part'))).toEqual([]);
});
