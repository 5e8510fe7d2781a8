import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import * as electron from '../../support/fake-electron.ts';
import { ELECTRON_CHANNELS } from '../../../src/contract/shell.ts';
import type { ToEngine } from '../../../src/main/control.ts';

vi.mock('electron', () => import('../../support/fake-electron.ts'));

/** The application started as `npm start` starts it, with an engine process that answers every call. */
let folder = '';
const told: ToEngine[] = [];
const child = (): electron.FakeUtilityProcess => electron.utilityProcess.forked[0]!;
const trusts = (): readonly string[] => told.flatMap((message) => (message.kind === 'call' && message.call.kind === 'trust' ? [message.call.file.path] : []));
const startFiles = async (): Promise<readonly string[]> => {
  const taken = await electron.ipcMain.handlers.get(ELECTRON_CHANNELS.startFiles)?.({ senderFrame: { url: 'app://proofroom/', parent: null } });
  return (taken as { name: string }[]).map(({ name }) => name);
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'start-'));
  for (const name of ['demo.trust-pack.json', 'incident-7.evidence.zip', 'clean-7.evidence.zip', 'later.zip']) await writeFile(join(folder, name), 'x');
  vi.spyOn(electron.FakeUtilityProcess.prototype, 'postMessage').mockImplementation(function (this: electron.FakeUtilityProcess, message: unknown) {
    const said = message as ToEngine;
    told.push(said);
    if (said.kind !== 'call') return;
    const value = said.call.kind === 'take-in' ? { intake: 'i', name: said.call.file.name, size: 1 } : null;
    queueMicrotask(() => this.emit('message', { kind: 'reply', id: said.id, ok: true, value }));
  });
  vi.spyOn(process, 'cwd').mockReturnValue(folder);
  process.argv = ['electron', '.', '--trust', 'demo.trust-pack.json', '--enable-logging', 'incident-7.evidence.zip', 'clean-7.evidence.zip', 'mistyped.zip'];
  await import('../../../src/main/index.ts');
  await vi.waitFor(() => expect(electron.BrowserWindow.opened).toHaveLength(1));
});
afterAll(async () => {
  vi.restoreAllMocks();
  await rm(folder, { recursive: true });
});

describe('started on a trust pack and files', () => {
  test('the engine is opened on the user’s folder, and trusts before a window can ask', () => {
    expect(told[0]).toMatchObject({ kind: 'open', dataDir: '/electron/userData/workstation', version: '1.2.3', worker: expect.stringMatching(/job-worker\.js$/) });
    expect(trusts()).toEqual([join(folder, 'demo.trust-pack.json')]);
    expect(told.some(({ kind }) => kind === 'port')).toBe(false);
    expect(child().script).toMatch(/engine-process\.js$/);
  });
  test('a loaded window gets its port, and the files once; the one that is not there is told', async () => {
    electron.BrowserWindow.opened[0]?.webContents.emit('did-finish-load');
    expect(told.at(-1)).toEqual({ kind: 'port' });
    expect(await startFiles()).toEqual(['incident-7.evidence.zip', 'clean-7.evidence.zip']);
    expect(electron.dialog.showMessageBox).toHaveBeenCalledWith(expect.objectContaining({ detail: 'mistyped.zip: there is no such file' }));
    expect(await startFiles()).toEqual([]);
  });
  test('a second start hands over what it read, whatever order Chromium gives its arguments', async () => {
    expect(electron.app.asked[0]).toEqual({ trust: join(folder, 'demo.trust-pack.json'), data: null, files: ['incident-7.evidence.zip', 'clean-7.evidence.zip', 'mistyped.zip'].map((name) => join(folder, name)) });
    electron.app.emit('second-instance', {}, ['electron', '--trust', '--x', '.', 'p', 'f'], '/', { trust: join(folder, 'demo.trust-pack.json'), data: null, files: [join(folder, 'later.zip')] });
    await expect.poll(() => electron.BrowserWindow.opened[0]?.webContents.reloads).toBe(1);
    expect(trusts()).toHaveLength(2);
    expect(await startFiles()).toEqual(['later.zip']);
  });
  test('a second start on another folder is told so, and opens nothing here', async () => {
    electron.app.emit('second-instance', {}, [], '/', { trust: null, data: '/other', files: [join(folder, 'later.zip')] });
    await expect.poll(() => electron.dialog.showErrorBox.mock.calls.at(-1)?.[0]).toMatch(/another folder/);
    expect(await startFiles()).toEqual([]);
  });
  test('a trust pack that is not there is told, and opens nothing in its place', async () => {
    electron.app.emit('second-instance', {}, [], '/', { trust: join(folder, 'none.json'), data: null, files: [] });
    await expect.poll(() => electron.dialog.showErrorBox.mock.calls.at(-1)).toEqual(['The trust pack was not set', `${join(folder, 'none.json')}: there is no such file`]);
    expect(trusts()).toHaveLength(2);
  });
  test('macOS hands files over by an event', async () => {
    const preventDefault = vi.fn();
    electron.app.emit('open-file', { preventDefault }, join(folder, 'later.zip'));
    expect(preventDefault).toHaveBeenCalledOnce();
    expect(await startFiles()).toEqual(['later.zip']);
  });
  test('Windows and Linux hand a double-clicked file over as an argument of a second start, trust packs among them', async () => {
    const before = trusts().length;
    electron.app.emit('second-instance', {}, [], '/', { trust: null, data: null, files: [join(folder, 'later.zip'), join(folder, 'demo.trust-pack.json')] });
    await expect.poll(() => electron.BrowserWindow.opened[0]?.webContents.reloads).toBeGreaterThan(2);
    expect(await startFiles()).toEqual(['later.zip', 'demo.trust-pack.json']);
    // Opening one is not trusting it: that waits for the person's word in the window.
    expect(trusts()).toHaveLength(before);
  });
  test('quitting waits for the engine', async () => {
    const preventDefault = vi.fn();
    electron.app.emit('before-quit', { preventDefault });
    expect(preventDefault).toHaveBeenCalledOnce();
    await expect.poll(() => electron.app.quit.mock.calls.length).toBe(1);
    expect([told.at(-1), child().killed]).toEqual([expect.objectContaining({ call: { kind: 'close' } }), true]);
    electron.app.emit('before-quit', { preventDefault });
    expect(preventDefault).toHaveBeenCalledOnce();
  });
});
