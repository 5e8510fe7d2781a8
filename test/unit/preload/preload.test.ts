// @vitest-environment happy-dom
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { ELECTRON_CHANNELS, ENGINE_PORT_MESSAGE, MAX_HANDED_BYTES, type ElectronBridge } from '../../../src/contract/shell.ts';
import { contextBridge, ipcRenderer, webUtils } from '../../support/fake-electron.ts';

vi.mock('electron', () => import('../../support/fake-electron.ts'));

let bridge: ElectronBridge;
beforeAll(async () => {
  await import('../../../src/preload/index.ts');
  bridge = contextBridge.exposed.get('proofroom') as ElectronBridge;
});

describe('the bridge', () => {
  test('is one object of seven functions and no more', () => {
    expect([...contextBridge.exposed.keys()]).toEqual(['proofroom']);
    expect(Object.keys(bridge).toSorted()).toEqual(['dragOut', 'intake', 'onCommand', 'save', 'saveBytes', 'speak', 'startFiles']);
  });
  test('passes on what the menu asks when it is a command, and nothing else, until nobody listens', () => {
    const heard: string[] = [];
    const stop = bridge.onCommand((id) => heard.push(id));
    for (const value of ['keys', 'format-disk', 7, { id: 'keys' }]) ipcRenderer.emit(ELECTRON_CHANNELS.command, {}, value);
    stop();
    ipcRenderer.emit(ELECTRON_CHANNELS.command, {}, 'keys');
    expect(heard).toEqual(['keys']);
  });
  test('a drag says what is dragged and nothing else the page put beside it', async () => {
    const more = { kind: 'evidence' as const, id: 'ab', path: '/etc/passwd' };
    await bridge.dragOut(more);
    expect(ipcRenderer.invoke).toHaveBeenLastCalledWith(ELECTRON_CHANNELS.dragOut, { kind: 'evidence', id: 'ab' });
  });
  test('turns files into paths for main only', async () => {
    await bridge.intake([new File(['x'], 'a.zip')]);
    expect(ipcRenderer.invoke).toHaveBeenLastCalledWith(ELECTRON_CHANNELS.intake, [{ path: '/dropped/a.zip' }]);
    await bridge.save('d', 'n.pdf');
    expect(ipcRenderer.invoke).toHaveBeenLastCalledWith(ELECTRON_CHANNELS.save, 'd', 'n.pdf');
    await bridge.startFiles();
    expect(ipcRenderer.invoke).toHaveBeenLastCalledWith(ELECTRON_CHANNELS.startFiles);
  });
  test('a file that the window made has no path: its bytes go', async () => {
    const { getPathForFile } = webUtils;
    webUtils.getPathForFile = ({ name }) => (name === 'made.zip' ? '' : getPathForFile({ name }));
    await bridge.intake([new File(['x'], 'a.zip'), new File(['PK'], 'made.zip')]);
    expect(ipcRenderer.invoke).toHaveBeenLastCalledWith(ELECTRON_CHANNELS.intake, [{ path: '/dropped/a.zip' }, { name: 'made.zip', bytes: Uint8Array.from([80, 75]) }]);
    webUtils.getPathForFile = getPathForFile;
  });
  test('what the window made is handed over whole, up to the limit', async () => {
    const bytes = Uint8Array.from([1]);
    await bridge.saveBytes(bytes, 'case.zip');
    expect(ipcRenderer.invoke).toHaveBeenLastCalledWith(ELECTRON_CHANNELS.saveBytes, bytes, 'case.zip');
    ipcRenderer.invoke.mockClear();
    await expect(bridge.saveBytes(new Uint8Array(MAX_HANDED_BYTES + 1), 'case.zip')).rejects.toThrow('larger');
    expect(ipcRenderer.invoke).not.toHaveBeenCalled();
  });
  test('hands the port to the page itself, once it has loaded', () => {
    const post = vi.spyOn(window, 'postMessage').mockImplementation(() => undefined);
    const ports = [new MessageChannel().port1];
    ipcRenderer.emit(ELECTRON_CHANNELS.port, { ports });
    if (document.readyState !== 'complete') window.dispatchEvent(new Event('load'));
    expect(post).toHaveBeenCalledExactlyOnceWith(ENGINE_PORT_MESSAGE, window.location.origin, ports);
  });
});
