// @vitest-environment happy-dom
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { ELECTRON_CHANNELS, ENGINE_PORT_MESSAGE, type ElectronBridge } from '../../../src/contract/shell.ts';
import { contextBridge, ipcRenderer } from '../../support/fake-electron.ts';

vi.mock('electron', () => import('../../support/fake-electron.ts'));

let bridge: ElectronBridge;
beforeAll(async () => {
  await import('../../../src/preload/index.ts');
  bridge = contextBridge.exposed.get('proofroom') as ElectronBridge;
});

describe('the bridge', () => {
  test('is one object of three functions and no more', () => {
    expect([...contextBridge.exposed.keys()]).toEqual(['proofroom']);
    expect(Object.keys(bridge).toSorted()).toEqual(['intake', 'save', 'startFiles']);
  });
  test('turns files into paths for main only', async () => {
    await bridge.intake([new File(['x'], 'a.zip')]);
    expect(ipcRenderer.invoke).toHaveBeenLastCalledWith(ELECTRON_CHANNELS.intake, ['/dropped/a.zip']);
    await bridge.save('d', 'n.pdf');
    expect(ipcRenderer.invoke).toHaveBeenLastCalledWith(ELECTRON_CHANNELS.save, 'd', 'n.pdf');
    await bridge.startFiles();
    expect(ipcRenderer.invoke).toHaveBeenLastCalledWith(ELECTRON_CHANNELS.startFiles);
  });
  test('hands the port to the page itself, once it has loaded', () => {
    const post = vi.spyOn(window, 'postMessage').mockImplementation(() => undefined);
    const ports = [new MessageChannel().port1];
    ipcRenderer.emit(ELECTRON_CHANNELS.port, { ports });
    if (document.readyState !== 'complete') window.dispatchEvent(new Event('load'));
    expect(post).toHaveBeenCalledExactlyOnceWith(ENGINE_PORT_MESSAGE, window.location.origin, ports);
  });
});
