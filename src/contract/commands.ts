/**
 * What a person can tell the window to do from anywhere: one list for the palette, the key map and a shell's own menu.
 * Words are the catalogue's; accelerators are written as Electron writes them.
 */
export const COMMANDS = [
  { id: 'open', menu: 'file', accelerator: 'CmdOrCtrl+O' },
  { id: 'add', menu: 'file', accelerator: 'CmdOrCtrl+Shift+O' },
  { id: 'verify', menu: 'file', accelerator: 'CmdOrCtrl+R' },
  { id: 'report', menu: 'file', accelerator: 'CmdOrCtrl+P' },
  { id: 'report-a4', menu: 'file', accelerator: 'CmdOrCtrl+Shift+P' },
  { id: 'report-letter', menu: 'file', accelerator: null },
  { id: 'trust', menu: 'file', accelerator: null },
  { id: 'search', menu: 'go', accelerator: 'CmdOrCtrl+K' },
  { id: 'back', menu: 'go', accelerator: 'Alt+Left' },
  { id: 'forward', menu: 'go', accelerator: 'Alt+Right' },
  { id: 'cases', menu: 'go', accelerator: 'CmdOrCtrl+0' },
  { id: 'inspector', menu: 'view', accelerator: 'CmdOrCtrl+I' },
  { id: 'table', menu: 'view', accelerator: 'CmdOrCtrl+T' },
  { id: 'dense', menu: 'view', accelerator: null },
  { id: 'theme-system', menu: 'view', accelerator: null },
  { id: 'theme-light', menu: 'view', accelerator: null },
  { id: 'theme-dark', menu: 'view', accelerator: null },
  { id: 'theme-contrast', menu: 'view', accelerator: null },
  { id: 'language-en', menu: 'view', accelerator: null },
  { id: 'language-ja', menu: 'view', accelerator: null },
  { id: 'clock-utc', menu: 'view', accelerator: null },
  { id: 'clock-local', menu: 'view', accelerator: null },
  { id: 'keys', menu: 'help', accelerator: 'CmdOrCtrl+/' },
] as const satisfies readonly { readonly id: string; readonly menu: 'file' | 'go' | 'view' | 'help'; readonly accelerator: string | null }[];

export type CommandId = (typeof COMMANDS)[number]['id'];
export type CommandMenu = (typeof COMMANDS)[number]['menu'];

/** A command as another process sends it; null for anything else. */
export function readCommand(value: unknown): CommandId | null {
  return COMMANDS.find((each) => each.id === value)?.id ?? null;
}
