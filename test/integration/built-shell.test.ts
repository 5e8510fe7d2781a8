import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

/** What was built, not what was written: a bundler or a flag could have changed it in between. */
const main = readFileSync('out/main/index.js', 'utf8');
const preload = readFileSync('out/preload/index.cjs', 'utf8');
const page = readFileSync('out/renderer/index.html', 'utf8');

const preferences = /webPreferences:\s*\{([^}]*)\}/.exec(main)?.[1] ?? '';
const preference = (name: string): string | null => new RegExp(`\\b${name}:\\s*([\\w.!]+)`).exec(preferences)?.[1] ?? null;

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
