import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

/** What was built, not what was written: a bundler or a flag could have changed it in between. */
const main = readFileSync('out/main/index.js', 'utf8');
const preload = readFileSync('out/preload/index.cjs', 'utf8');
const page = readFileSync('out/renderer/index.html', 'utf8');

const preferences = /webPreferences:\s*\{([^}]*)\}/.exec(main)?.[1] ?? '';
const preference = (name: string): string | null => new RegExp(`\\b${name}:\\s*([\\w.!]+)`).exec(preferences)?.[1] ?? null;

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

describe('Electron’s shell as it is built', () => {
  test.each([
    ['sandbox', 'true'], ['contextIsolation', 'true'], ['webSecurity', 'true'], ['nodeIntegration', 'false'], ['nodeIntegrationInWorker', 'false'],
    ['nodeIntegrationInSubFrames', 'false'], ['webviewTag', 'false'], ['navigateOnDragDrop', 'false'],
  ])('a window is opened with %s: %s', (name, value) => {
    expect(preference(name)).toBe(value);
  });

  test('there is one place that opens windows, and none that loosens what it says', () => {
    expect(main.match(/new BrowserWindow\(/g)).toHaveLength(1);
    expect(main).not.toMatch(/allowRunningInsecureContent|experimentalFeatures|enableBlinkFeatures|disable-web-security|no-sandbox|enableRemoteModule|setCertificateVerifyProc/);
    expect(main).toMatch(/enableSandbox\(\)/);
    for (const wall of ['onBeforeRequest', 'setPermissionRequestHandler', 'setPermissionCheckHandler', 'setDevicePermissionHandler', 'setWindowOpenHandler', 'will-navigate', 'will-attach-webview']) {
      expect(main).toContain(wall);
    }
  });

  test('a file is dragged out in one place, from a path that the engine’s process answered', () => {
    expect(main.match(/\.startDrag\(/g)).toHaveLength(1);
    expect(main).toMatch(/const path = await engine\.call\(\{\s*kind: "drag-out",\s*item\s*\}\)/);
    expect(main).toMatch(/startDrag\(\{\s*file: path,\s*icon: dragIcon\s*\}\)/);
    expect(preload).not.toMatch(/startDrag|electron\.(shell|clipboard)/);
    expect(readFileSync('out/renderer/drag.png').toString('latin1', 1, 4)).toBe('PNG');
  });

  test('every channel the preload asks on has its sender checked: none is registered but through the one guard', () => {
    expect(main.match(/ipcMain\.(handle|on|once|handleOnce)\(/g)).toEqual(['ipcMain.handle(']);
    expect(main).toMatch(/if \(!isTrustedSender\(event\.senderFrame\)\)/);
    const asked = [...preload.matchAll(/invoke\(ELECTRON_CHANNELS\.(\w+)/g)].flatMap((match) => match[1] ?? []).toSorted(byText);
    const answered = [...main.matchAll(/handle\(ELECTRON_CHANNELS\.(\w+)/g)].flatMap((match) => match[1] ?? []).toSorted(byText);
    expect(asked).toEqual(['dragOut', 'intake', 'save', 'saveBytes', 'speak', 'startFiles']);
    expect(answered).toEqual(asked);
  });

  test('files that are opened from outside come by the two events there are, and nothing is opened by address', () => {
    for (const event of ['open-file', 'second-instance']) expect(main.match(new RegExp(`app\\.on\\("${event}"`, 'g'))).toHaveLength(1);
    expect(main).not.toMatch(/"open-url"|setAsDefaultProtocolClient|openExternal|openPath|autoUpdater/);
  });

  test('the preload asks for electron alone, shows the page one object, and sends to no other process by itself', () => {
    expect([...preload.matchAll(/require\("([^"]+)"\)/g)].map((match) => match[1])).toEqual(['electron']);
    expect(preload.match(/exposeInMainWorld\(/g)).toHaveLength(1);
    expect(preload).not.toMatch(/ipcRenderer\.send\b|sendSync|\beval\(/);
  });

  test('the window’s page brings its own policy or none but its shell’s, and no script of elsewhere', () => {
    expect([...page.matchAll(/\b(?:src|href)="([^"]+)"/g)].map((match) => match[1]).filter((address) => !address?.startsWith('./'))).toEqual([]);
    expect(page).not.toMatch(/<script(?![^>]*\bsrc=)[^>]*>[^<]/);
  });
});
