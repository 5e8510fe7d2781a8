import type { MenuItemConstructorOptions } from 'electron';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { COMMANDS } from '../../../src/contract/commands.ts';
import { ELECTRON_CHANNELS } from '../../../src/contract/shell.ts';
import { commandsText, speak } from '../../../src/text/index.ts';
import * as electron from '../../support/fake-electron.ts';

vi.mock('electron', () => import('../../support/fake-electron.ts'));

async function items(platform: NodeJS.Platform): Promise<readonly MenuItemConstructorOptions[]> {
  const { setMenu } = await import('../../../src/main/menu.ts');
  setMenu(platform);
  const [template] = electron.Menu.setApplicationMenu.mock.lastCall as unknown as [readonly MenuItemConstructorOptions[]];
  return template.flatMap(({ submenu }) => (Array.isArray(submenu) ? submenu : []));
}

afterEach(() => speak('en'));

describe('the menu', () => {
  test.each(['linux', 'darwin', 'win32'] as const)('has every command once, and no accelerator twice, on %s', async (platform) => {
    const found = (await items(platform)).filter((item) => item.click !== undefined);
    expect(found).toHaveLength(COMMANDS.length);
    expect(found.every((item) => (item.label ?? '') !== '')).toBe(true);
    const accelerators = found.flatMap(({ accelerator }) => (accelerator === undefined ? [] : [accelerator]));
    expect(accelerators.length).toBeGreaterThan(8);
    expect(new Set(accelerators).size).toBe(accelerators.length);
  });

  test('tells the window it was opened over, by the command’s id', async () => {
    const window = new electron.BrowserWindow({ webPreferences: {} });
    const [first] = (await items('linux')).filter((item) => item.click !== undefined);
    const click = first?.click as unknown as (item: unknown, window: unknown) => void;
    click({}, window);
    click({}, undefined);
    expect(window.webContents.sent).toEqual([[ELECTRON_CHANNELS.command, COMMANDS[0].id]]);
  });

  test('follows the language of the window, in its commands and in what every window has, and no word that is none', async () => {
    const { followLanguage } = await import('../../../src/main/menu.ts');
    const labels = async (): Promise<readonly string[]> => (await items('darwin')).filter(({ type }) => type !== 'separator').map(({ label }) => label ?? '');
    const english = await labels();
    followLanguage('ja', 'linux');
    const japanese = await labels();
    expect(japanese).toHaveLength(english.length);
    expect(japanese.filter((label, at) => label === english[at])).toEqual([commandsText.commands['language-en'], commandsText.commands['language-ja']]);
    const set = electron.Menu.setApplicationMenu.mock.calls.length;
    for (const wanted of ['xx', 7, null, { language: 'en' }]) followLanguage(wanted, 'linux');
    expect(electron.Menu.setApplicationMenu.mock.calls).toHaveLength(set);
    expect(await labels()).toEqual(japanese);
  });
});
