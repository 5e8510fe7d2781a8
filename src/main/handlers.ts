import { dialog, ipcMain, BrowserWindow, type IpcMainInvokeEvent } from 'electron';
import { copyFile } from 'node:fs/promises';
import type { Intake } from '../contract/index.ts';
import { ELECTRON_CHANNELS } from '../contract/shell.ts';
import type { EngineLink } from './engine-link.ts';
import { readPaths, takenIn } from './intake.ts';
import { isTrustedSender } from './policy.ts';

export interface HandlerParts {
  readonly engine: Pick<EngineLink, 'call'>;
  /** Paths the application was started on, handed out once. */
  readonly startFiles: () => readonly string[];
}

/** The three things a preload may ask of the main process. The sender is checked here and nowhere else. */
export function registerHandlers({ engine, startFiles }: HandlerParts): void {
  const handle = (channel: string, answer: (event: IpcMainInvokeEvent, values: readonly unknown[]) => Promise<unknown>): void =>
    ipcMain.handle(channel, async (event, ...values: readonly unknown[]) => {
      if (!isTrustedSender(event.senderFrame)) throw new Error('refused');
      return answer(event, values);
    });
  const takeIn = async (paths: readonly string[]): Promise<Intake[]> => {
    const intakes: Intake[] = [];
    for (const file of await takenIn(paths)) intakes.push(await engine.call({ kind: 'take-in', file }));
    return intakes;
  };

  handle(ELECTRON_CHANNELS.intake, async (_event, [value]) => {
    const paths = readPaths(value);
    if (paths === null) throw new Error('not a list of files');
    return takeIn(paths);
  });
  handle(ELECTRON_CHANNELS.startFiles, () => takeIn(startFiles()));
  handle(ELECTRON_CHANNELS.save, async (event, [downloadId, suggestedName]) => {
    if (typeof downloadId !== 'string' || typeof suggestedName !== 'string') throw new Error('not a download');
    const download = await engine.call({ kind: 'download', downloadId });
    if (download === null) throw new Error('no such download');
    const owner = BrowserWindow.fromWebContents(event.sender);
    const options = { defaultPath: safeName(suggestedName) };
    const { canceled, filePath } = owner === null ? await dialog.showSaveDialog(options) : await dialog.showSaveDialog(owner, options);
    if (canceled || filePath === '') return 'cancelled';
    await copyFile(download.path, filePath);
    return 'saved';
  });
}

/** A suggestion for the dialog's name field: the window may not lead the dialog into a folder. */
function safeName(name: string): string {
  const last = name.split(/[\\/]/).at(-1)?.replace(/[\p{Cc}<>:"|?*]/gu, '_').slice(0, 200) ?? '';
  return last === '' || last.startsWith('.') ? 'proofroom' : last;
}
