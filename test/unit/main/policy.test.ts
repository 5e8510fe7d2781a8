import { describe, expect, test } from 'vitest';
import { MAX_HANDED_BYTES } from '../../../src/contract/shell.ts';
import { launchArguments, readLaunch } from '../../../src/main/arguments.ts';
import { isNoPersonsFile, readGiven } from '../../../src/main/intake.ts';
import { assetPath, isOwnPage, isOwnRequest, isTrustedSender } from '../../../src/main/policy.ts';
import { plainName } from '../../../src/engine/shell/drag-out.ts';
import { placeWindow, readWindowState } from '../../../src/main/window-state.ts';

describe('requests', () => {
  test.each(['app://proofroom/', 'app://proofroom/assets/a.js', 'blob:app://proofroom/1-2', 'data:image/png;base64,AA'])('%s is the application’s own', (url) => {
    expect(isOwnRequest(url)).toBe(true);
  });
  test.each([
    'https://example.com/', 'http://127.0.0.1/', 'ws://127.0.0.1/', 'file:///etc/passwd', 'app://proofroom.evil/', 'app://other/', 'app://proofroom', 'APP://proofroom/',
    'blob:https://evil/1', 'blob:app://proofroomevil/1', 'data:text/html,x', 'javascript:alert(1)', 'about:blank', 'chrome://settings', 'devtools://devtools/', '',
  ])('%s is not', (url) => {
    expect(isOwnRequest(url)).toBe(false);
  });
  test('paths of the own scheme only', () => {
    expect(assetPath('app://proofroom/assets/a.js?x#y')).toBe('/assets/a.js');
    expect(assetPath('app://other/assets/a.js')).toBeNull();
    expect(assetPath('https://proofroom/assets/a.js')).toBeNull();
  });
});

describe('pages and senders', () => {
  const top = (url: string) => ({ url, parent: null });
  test('only the own first page, and only its top frame', () => {
    expect(isTrustedSender(top('app://proofroom/#/case/1'))).toBe(true);
    expect(isTrustedSender({ url: 'app://proofroom/', parent: {} })).toBe(false);
    expect(isTrustedSender(null)).toBe(false);
    for (const url of ['app://proofroom/other.html', 'app://proofroom.evil/', 'https://evil/', 'about:blank', '']) {
      expect(isTrustedSender(top(url))).toBe(false);
      expect(isOwnPage(url)).toBe(false);
    }
  });
});

describe('what the command line and a preload may say', () => {
  test('switches of Chromium are passed over, and paths made whole', () => {
    expect(launchArguments(['electron', '.', '--trust', 'p.json', '--enable-logging', 'a.zip', '--data', '/d', '/b.zip'], 2, '/f'))
      .toEqual({ trust: '/f/p.json', data: '/d', files: ['/f/a.zip', '/b.zip'] });
    expect(launchArguments(['proofroom', '--trust'], 1, '/f')).toEqual({ trust: null, data: null, files: [] });
  });
  test('a second start hands over what it read', () => {
    const launch = launchArguments(['proofroom', '--trust', 'p.json', 'a.zip'], 1, '/f');
    expect(readLaunch(structuredClone(launch))).toEqual(launch);
    for (const value of [null, undefined, 'x', {}, { ...launch, files: 'a' }, { ...launch, files: [7] }, { ...launch, trust: 7 }, { trust: null, data: null }]) expect(readLaunch(value)).toBeNull();
  });
  test('paths are absolute texts, bytes are bytes, and both are few', () => {
    const bytes = new Uint8Array(3);
    const good = [{ path: '/a' }, { name: 'b.zip', bytes }];
    expect(readGiven(good)).toEqual(good);
    const bad = ['/a', { path: 'a' }, { path: '' }, { path: 7 }, { path: `/${'a'.repeat(5_000)}` }, { name: 'b' }, { bytes }, { name: 'b', bytes: [1] }, { name: 7, bytes }, {}, null, 7];
    for (const value of [null, '/a', [], Array.from({ length: 17 }, () => ({ path: '/a' })), ...bad.map((each) => [each]), ...bad.map((each) => [{ path: '/a' }, each])]) expect(readGiven(value)).toBeNull();
    const half = new Uint8Array(MAX_HANDED_BYTES / 2);
    expect(readGiven([half, half].map((each) => ({ name: 'b', bytes: each })))).toHaveLength(2);
    expect(readGiven([half, half, new Uint8Array(1)].map((each) => ({ name: 'b', bytes: each })))).toBeNull();
  });
  test.each(['\\\\server\\share\\a.zip', '//server/share/a.zip', '\\\\.\\PhysicalDrive0', '\\\\?\\C:\\a.zip'])('%s is asked for on no Windows machine', (path) => {
    expect(isNoPersonsFile(path, 'win32')).toBe(true);
  });
  test('devices and what the kernel shows are no files', () => {
    for (const path of ['/dev/sda', '/proc/self/environ', '/sys/kernel', '/dev']) expect(isNoPersonsFile(path, 'linux')).toBe(true);
    for (const path of ['/home/a/dev/b', '/devices.zip', '/process/a']) expect(isNoPersonsFile(path, 'linux')).toBe(false);
    expect(isNoPersonsFile('C:\\Users\\a.zip', 'win32')).toBe(false);
  });
  test('a suggested name is a name', () => {
    expect(['../../.ssh/key.pdf', 'a\\b\\c.pdf', 'a:b?.pdf', 'x\u0000\u001b.pdf', 'a'.repeat(300), '', '..', '.bashrc', '/'].map(plainName))
      .toEqual(['key.pdf', 'c.pdf', 'a_b_.pdf', 'x__.pdf', 'a'.repeat(200), 'proofroom', 'proofroom', 'proofroom', 'proofroom']);
  });
});

describe('where the window was left', () => {
  const screens = [{ x: 0, y: 0, width: 1_920, height: 1_040 }, { x: 1_920, y: 0, width: 1_280, height: 1_024 }];
  const left = { x: 2_000, y: 10, width: 1_000, height: 700, maximized: false };
  test('is kept while that screen is there', () => {
    expect(placeWindow(left, screens)).toEqual({ x: 2_000, y: 10, width: 1_000, height: 700 });
    expect(placeWindow(left, screens.slice(0, 1))).toEqual({ x: 460, y: 170, width: 1_000, height: 700 });
    expect(placeWindow(null, screens)).toEqual({ x: 240, y: 70, width: 1_440, height: 900 });
    expect(placeWindow({ ...left, x: 0, width: 9_999 }, screens)).toMatchObject({ x: 0, width: 1_920 });
  });
  test('a damaged memory is none', () => {
    expect(readWindowState(JSON.stringify(left))).toEqual(left);
    for (const text of ['', '{', 'null', '7', '{"x":1}', JSON.stringify({ ...left, x: 'a' }), JSON.stringify({ ...left, width: 1.5 }), JSON.stringify({ ...left, maximized: 1 })]) {
      expect(readWindowState(text)).toBeNull();
    }
  });
});
