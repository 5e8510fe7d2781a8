import { BrowserWindow, Menu, type MenuItemConstructorOptions } from 'electron';
import { COMMANDS, type CommandMenu } from '../contract/commands.ts';
import { ELECTRON_CHANNELS } from '../contract/shell.ts';
import { commandsText, LANGUAGES, nativeText, speak } from '../text/index.ts';

type Role = keyof typeof nativeText.roles;
const SEPARATOR: MenuItemConstructorOptions = { type: 'separator' };

/** The window's own commands, sent to it by their ids, beside what a platform expects of every window; in the language that this process speaks. */
export function setMenu(platform: NodeJS.Platform): void {
  const mac = platform === 'darwin';
  const template: MenuItemConstructorOptions[] = [
    ...(mac ? [appMenu()] : []),
    { label: commandsText.menus.file, submenu: [...commands('file'), SEPARATOR, ...roles(mac ? 'close' : 'quit')] },
    { label: nativeText.edit, submenu: [...roles('undo', 'redo'), SEPARATOR, ...roles('cut', 'copy', 'paste', 'selectAll')] },
    { label: commandsText.menus.go, submenu: commands('go') },
    { label: commandsText.menus.view, submenu: [...commands('view'), SEPARATOR, ...roles('resetZoom', 'zoomIn', 'zoomOut'), SEPARATOR, ...roles('togglefullscreen')] },
    { label: nativeText.window, role: 'window', submenu: mac ? roles('minimize', 'zoom', 'front') : roles('minimize', 'close') },
    { label: commandsText.menus.help, role: 'help', submenu: commands('help') },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}

/** What macOS expects first in the menu bar. */
function appMenu(): MenuItemConstructorOptions {
  return { role: 'appMenu', submenu: [...roles('about'), SEPARATOR, ...roles('services'), SEPARATOR, ...roles('hide', 'hideOthers', 'unhide'), SEPARATOR, ...roles('quit')] };
}

/** The window tells which language it speaks; the menu and this process's dialogs follow. Anything else than a language is passed over. */
export function followLanguage(wanted: unknown, platform: NodeJS.Platform): void {
  const language = LANGUAGES.find((each) => each === wanted);
  if (language === undefined) return;
  speak(language);
  setMenu(platform);
}

/** Electron labels its roles in English, whatever the system speaks. */
const roles = (...list: readonly Role[]): MenuItemConstructorOptions[] => list.map((role) => ({ role, label: nativeText.roles[role] }));

function commands(menu: CommandMenu): MenuItemConstructorOptions[] {
  return COMMANDS.filter((each) => each.menu === menu).map(({ id, accelerator }) => ({
    label: commandsText.commands[id],
    ...(accelerator === null ? {} : { accelerator }),
    click: (_item, window) => {
      if (window instanceof BrowserWindow) window.webContents.send(ELECTRON_CHANNELS.command, id);
    },
  }));
}
