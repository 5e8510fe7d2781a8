import { BrowserWindow, Menu, type MenuItemConstructorOptions } from 'electron';
import { COMMANDS, type CommandMenu } from '../contract/commands.ts';
import { ELECTRON_CHANNELS } from '../contract/shell.ts';
import { commandsText } from '../text/index.ts';

/** The window's own commands, sent to it by their ids, beside what a platform expects of every window. */
export function setMenu(platform: NodeJS.Platform): void {
  const template: MenuItemConstructorOptions[] = [
    ...(platform === 'darwin' ? [{ role: 'appMenu' } as const] : []),
    { label: commandsText.menus.file, submenu: [...commands('file'), { type: 'separator' }, { role: platform === 'darwin' ? 'close' : 'quit' }] },
    { role: 'editMenu' },
    { label: commandsText.menus.go, submenu: commands('go') },
    {
      label: commandsText.menus.view,
      submenu: [...commands('view'), { type: 'separator' }, { role: 'resetZoom' }, { role: 'zoomIn' }, { role: 'zoomOut' }, { type: 'separator' }, { role: 'togglefullscreen' }],
    },
    { role: 'windowMenu' },
    { label: commandsText.menus.help, role: 'help', submenu: commands('help') },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}

function commands(menu: CommandMenu): MenuItemConstructorOptions[] {
  return COMMANDS.filter((each) => each.menu === menu).map(({ id, accelerator }) => ({
    label: commandsText.commands[id],
    ...(accelerator === null ? {} : { accelerator }),
    click: (_item, window) => {
      if (window instanceof BrowserWindow) window.webContents.send(ELECTRON_CHANNELS.command, id);
    },
  }));
}
