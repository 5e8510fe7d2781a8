import type { ContractRouterClient } from '@orpc/contract';
import type { CommandId } from './commands.ts';
import type { contract } from './contract.ts';

export type EngineClient = ContractRouterClient<typeof contract>;

/** A file the shell holds for the window: an opaque id, and the name the user knows it by. */
export interface Intake {
  readonly intake: string;
  readonly name: string;
  readonly size: number;
}

/** What can be dragged out of a window: a piece of evidence by its digest, a written report by its download id. */
export interface Dragged {
  readonly kind: 'evidence' | 'report';
  readonly id: string;
}

/** The few things only a shell can do. One implementation per shell, in renderer/shell. */
export interface Shell {
  readonly kind: 'electron' | 'browser';
  readonly engine: EngineClient;
  /** Takes in files the user dropped or chose. In a browser the bytes travel over loopback: progress, cancel. */
  intake(files: readonly File[], onProgress: (done: number, total: number) => void, signal: AbortSignal): Promise<readonly Intake[]>;
  /** Hands a finished download to the user: a dialog in Electron, a browser download on loopback. */
  save(downloadId: string, suggestedName: string): Promise<'saved' | 'cancelled'>;
  /** Hands what the window itself made (a portable case) to the user, like `save`. */
  saveBytes(bytes: Uint8Array<ArrayBuffer>, suggestedName: string): Promise<'saved' | 'cancelled'>;
  /** Files the workstation was started on, opened once. */
  startFiles(): Promise<readonly Intake[]>;
  /** Hands a file to the desktop while the person drags; null where the shell cannot. */
  readonly dragOut: ((item: Dragged) => Promise<void>) | null;
  /** What the shell's own menu asks of the window. Returns the end of listening. */
  onCommand(listener: (id: CommandId) => void): () => void;
  /** The language the window speaks from now on: a shell with words of its own follows. */
  speak(language: string): void;
}

/** What the preload exposes as `window.proofroom`; the engine port itself arrives by `postMessage`. */
export interface ElectronBridge {
  intake(files: readonly File[]): Promise<readonly Intake[]>;
  save(downloadId: string, suggestedName: string): Promise<'saved' | 'cancelled'>;
  saveBytes(bytes: Uint8Array<ArrayBuffer>, suggestedName: string): Promise<'saved' | 'cancelled'>;
  startFiles(): Promise<readonly Intake[]>;
  dragOut(item: Dragged): Promise<void>;
  onCommand(listener: (id: CommandId) => void): () => void;
  speak(language: string): Promise<void>;
}
/** A file as the preload sends it to the main process: one on disk by its path, one the window made by its bytes. */
export type GivenFile = { readonly path: string } | { readonly name: string; readonly bytes: Uint8Array };
/** As much as the window may hand over of its own making: it crosses processes in one piece. No portable case is larger. */
export const MAX_HANDED_BYTES = 256 * 2 ** 20;
/** `event.data` of the message that carries the engine's MessagePort into the window. */
export const ENGINE_PORT_MESSAGE = 'proofroom:engine-port';

/** What the loopback host serves beside the window, relative to the window's own address: its path is a secret of the session. */
export const LOOPBACK = { rpc: 'rpc', intake: 'intake', download: 'download', startFiles: 'start-files' } as const;
/** Names of the messages between Electron's main process and the preload. */
export const ELECTRON_CHANNELS = {
  intake: 'proofroom:intake', save: 'proofroom:save', saveBytes: 'proofroom:save-bytes', startFiles: 'proofroom:start-files', dragOut: 'proofroom:drag-out', port: 'proofroom:port', command: 'proofroom:command', speak: 'proofroom:speak',
} as const;
