import { BrowserWindow, dialog, ipcMain, type IpcMainInvokeEvent } from 'electron';
import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Intake } from '../contract/index.ts';
import { ELECTRON_CHANNELS, MAX_HANDED_BYTES, type GivenFile } from '../contract/shell.ts';
import { plainName } from '../engine/shell/drag-out.ts';
import { nativeText, problemClause } from '../text/index.ts';
import type { EngineLink } from './engine-link.ts';
import { letIn, lookAt, readGiven } from './intake.ts';
import { followLanguage } from './menu.ts';
import { isTrustedSender } from './policy.ts';
import { saveAs } from './save.ts';
import { readDragged } from './drag.ts';

export interface HandlerParts {
  readonly engine: Pick<EngineLink, 'call'>;
  /** Paths the application was started on, handed out once. */
  readonly startFiles: () => readonly string[];
  /** Where the workstation keeps its records: no window reads there by path, nothing is saved there. */
  readonly ownFolders: readonly string[];
  /** Picture under the pointer while a file is dragged out. */
  readonly dragIcon: string;
}

/** What a preload may ask of the main process. The sender is checked here and nowhere else. */
export function registerHandlers({ engine, startFiles, ownFolders, dragIcon }: HandlerParts): void {
  const handle = (channel: string, answer: (event: IpcMainInvokeEvent, values: readonly unknown[]) => Promise<unknown>): void =>
    ipcMain.handle(channel, async (event, ...values: readonly unknown[]) => {
      if (!isTrustedSender(event.senderFrame)) throw new Error('refused');
      return answer(event, values);
    });

  handle(ELECTRON_CHANNELS.intake, async (_event, [value]) => {
    const given = readGiven(value);
    if (given === null) throw new Error('it is not a list of files');
    return takeIn(engine, given, ownFolders);
  });
  handle(ELECTRON_CHANNELS.speak, async (_event, [language]) => followLanguage(language, process.platform));
  handle(ELECTRON_CHANNELS.startFiles, () => takeStartFiles(engine, startFiles()));
  handle(ELECTRON_CHANNELS.save, async (event, [downloadId, suggestedName]) => {
    if (typeof downloadId !== 'string' || typeof suggestedName !== 'string') throw new Error('it is not a download');
    const place = await askWhere(event, suggestedName);
    if (place === null) return 'cancelled';
    // After the question: what the engine gives out here it notes as handed over.
    const download = await engine.call({ kind: 'download', downloadId });
    if (download === null) throw new Error('there is no such download any more');
    await saveAs(place, createReadStream(download.path), ownFolders);
    return 'saved';
  });
  handle(ELECTRON_CHANNELS.saveBytes, async (event, [bytes, suggestedName]) => {
    if (!(bytes instanceof Uint8Array) || typeof suggestedName !== 'string') throw new Error('it is not a file');
    if (bytes.byteLength > MAX_HANDED_BYTES) throw new Error('it is larger than the window may hand over');
    const place = await askWhere(event, suggestedName);
    if (place === null) return 'cancelled';
    await saveAs(place, bytes, ownFolders);
    return 'saved';
  });
  handle(ELECTRON_CHANNELS.dragOut, async (event, [value]) => {
    const item = readDragged(value);
    if (item === null) throw new Error('it is nothing that can be dragged out');
    // The window names what it means; which file that is, and where its copy lies, is the engine's to say.
    const path = await engine.call({ kind: 'drag-out', item });
    if (path === null) throw new Error('there is no such file any more');
    event.sender.startDrag({ file: path, icon: dragIcon });
  });
}

/** All or none: every file is looked at before the first is let in. */
async function takeIn(engine: HandlerParts['engine'], given: readonly GivenFile[], ownFolders: readonly string[]): Promise<Intake[]> {
  const found = await Promise.all(given.map(async (each) => ('path' in each ? letIn(each.path, ownFolders) : each)));
  const intakes: Intake[] = [];
  for (const file of found) {
    intakes.push('bytes' in file ? await takeBytes(engine, file.name, file.bytes) : await engine.call({ kind: 'take-in', file, temporary: false }));
  }
  return intakes;
}

async function takeBytes(engine: HandlerParts['engine'], name: string, bytes: Uint8Array): Promise<Intake> {
  const path = join(await engine.call({ kind: 'temporary-folder' }), `${randomUUID()}.intake`);
  try {
    await writeFile(path, bytes, { flag: 'wx', mode: 0o600 });
    return await engine.call({ kind: 'take-in', file: { path, name: plainName(name), size: bytes.byteLength }, temporary: true });
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
}

/** One of several that cannot be opened keeps none of the others out, and is told. */
async function takeStartFiles(engine: HandlerParts['engine'], paths: readonly string[]): Promise<Intake[]> {
  const intakes: Intake[] = [];
  const problems: string[] = [];
  for (const path of paths) {
    try {
      intakes.push(await engine.call({ kind: 'take-in', file: await lookAt(path), temporary: false }));
    } catch (error) {
      problems.push(nativeText.toldWhy(basename(path), problemClause(error instanceof Error ? error.message : String(error))));
    }
  }
  if (problems.length > 0) void dialog.showMessageBox({ type: 'warning', message: nativeText.notAllOpened, detail: problems.join('\n') });
  return intakes;
}

/** Where the user wants it; null when they changed their mind. */
async function askWhere(event: IpcMainInvokeEvent, suggestedName: string): Promise<string | null> {
  const owner = BrowserWindow.fromWebContents(event.sender);
  const options = { defaultPath: plainName(suggestedName) };
  const { canceled, filePath } = owner === null ? await dialog.showSaveDialog(options) : await dialog.showSaveDialog(owner, options);
  return canceled || filePath === '' ? null : filePath;
}
