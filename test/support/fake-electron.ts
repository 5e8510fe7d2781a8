import { EventEmitter } from 'node:events';
import { MessageChannel } from 'node:worker_threads';
import { vi } from 'vitest';

/**
 * Electron as far as `src/main` touches it, recording what it was told. Use with
 * `vi.mock('electron', () => import('…/fake-electron.ts'))`; the runtime itself cannot be loaded in unit tests.
 */

type Handler = (event: unknown, ...values: readonly unknown[]) => unknown;

export const ipcMain = {
  handlers: new Map<string, Handler>(),
  handle(channel: string, handler: Handler): void {
    this.handlers.set(channel, handler);
  },
};

export const dialog = {
  showSaveDialog: vi.fn(async (): Promise<{ canceled: boolean; filePath: string }> => ({ canceled: true, filePath: '' })),
  showErrorBox: vi.fn(),
  showMessageBox: vi.fn(async () => ({ response: 0 })),
};

export class FakeUtilityProcess extends EventEmitter {
  readonly sent: { message: unknown; ports: readonly unknown[] }[] = [];
  readonly script: string;
  killed = false;
  constructor(script: string) {
    super();
    this.script = script;
  }
  postMessage(message: unknown, ports: readonly unknown[] = []): void {
    this.sent.push({ message, ports });
  }
  kill(): boolean {
    this.killed = true;
    return true;
  }
}
export const utilityProcess = {
  forked: [] as FakeUtilityProcess[],
  fork(script: string): FakeUtilityProcess {
    const child = new FakeUtilityProcess(script);
    this.forked.push(child);
    return child;
  },
};

export class MessageChannelMain {
  readonly port1: unknown;
  readonly port2: unknown;
  constructor() {
    const { port1, port2 } = new MessageChannel();
    this.port1 = port1;
    this.port2 = port2;
  }
}

export class FakeContents extends EventEmitter {
  readonly posted: { channel: string; message: unknown; ports: readonly unknown[] }[] = [];
  openHandler: ((details: { url: string }) => { action: string }) | null = null;
  readonly sent: (readonly unknown[])[] = [];
  reloads = 0;
  readonly dragged: unknown[] = [];
  startDrag(item: unknown): void {
    this.dragged.push(item);
  }
  send(...values: readonly unknown[]): void {
    this.sent.push(values);
  }
  postMessage(channel: string, message: unknown, ports: readonly unknown[]): void {
    this.posted.push({ channel, message, ports });
  }
  reload(): void {
    this.reloads += 1;
  }
  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
    this.openHandler = handler;
  }
}

export class BrowserWindow extends EventEmitter {
  static fromWebContents(): null {
    return null;
  }
  static readonly opened: BrowserWindow[] = [];
  static getAllWindows(): readonly BrowserWindow[] {
    return this.opened;
  }
  readonly options: { readonly webPreferences: Readonly<Record<string, unknown>> } & Readonly<Record<string, unknown>>;
  readonly webContents = new FakeContents();
  loaded = '';
  shown = false;
  constructor(options: BrowserWindow['options']) {
    super();
    this.options = options;
    BrowserWindow.opened.push(this);
  }
  async loadURL(url: string): Promise<void> {
    this.loaded = url;
  }
  show(): void {
    this.shown = true;
  }
  focus(): void {}
  isMinimized(): boolean {
    return false;
  }
  maximize(): void {}
  isMaximized(): boolean {
    return true;
  }
  getNormalBounds(): { x: number; y: number; width: number; height: number } {
    return { x: 10, y: 20, width: 1_000, height: 700 };
  }
}

export const screen = { getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1_920, height: 1_040 } }] };

/** The application; `locked` is what the next request for the single instance answers. */
export const app = Object.assign(new EventEmitter(), {
  switches: [] as (readonly [string, string | undefined])[],
  sandboxed: false,
  isPackaged: false,
  locked: true,
  asked: [] as unknown[],
  quit: vi.fn(),
  exit: vi.fn(),
  enableSandbox: (): void => void (app.sandboxed = true),
  commandLine: { appendSwitch: (name: string, value?: string): void => void app.switches.push([name, value]) },
  requestSingleInstanceLock(data: unknown): boolean {
    app.asked.push(data);
    return app.locked;
  },
  whenReady: async (): Promise<void> => undefined,
  getPath: (name: string): string => `/electron/${name}`,
  getVersion: (): string => '1.2.3',
});

export const Menu = { buildFromTemplate: (template: unknown): unknown => template, setApplicationMenu: vi.fn() };

export const protocol = { registerSchemesAsPrivileged: vi.fn() };

type Answer<T> = (value: T) => void;
/** A session that remembers its walls. */
export class FakeSession extends EventEmitter {
  before: ((details: { url: string }, answer: Answer<{ cancel: boolean }>) => void) | null = null;
  permission: ((contents: unknown, permission: string, answer: Answer<boolean>) => void) | null = null;
  check: ((contents: unknown, permission: string) => boolean) | null = null;
  device: (() => boolean) | null = null;
  spelling = true;
  readonly served = new Map<string, (request: Request) => Promise<Response>>();
  readonly webRequest = { onBeforeRequest: (listener: NonNullable<FakeSession['before']>): void => void (this.before = listener) };
  readonly protocol = { handle: (scheme: string, handler: (request: Request) => Promise<Response>): void => void this.served.set(scheme, handler) };
  setPermissionRequestHandler(handler: NonNullable<FakeSession['permission']>): void {
    this.permission = handler;
  }
  setPermissionCheckHandler(handler: NonNullable<FakeSession['check']>): void {
    this.check = handler;
  }
  setDevicePermissionHandler(handler: () => boolean): void {
    this.device = handler;
  }
  setSpellCheckerEnabled(on: boolean): void {
    this.spelling = on;
  }
}

export const session = { defaultSession: new FakeSession() };

export const contextBridge = { exposed: new Map<string, unknown>(), exposeInMainWorld: (name: string, value: unknown): void => void contextBridge.exposed.set(name, value) };
export const ipcRenderer = Object.assign(new EventEmitter(), { invoke: vi.fn(async (): Promise<unknown> => []) });
export const webUtils = { getPathForFile: (file: { readonly name: string }): string => `/dropped/${file.name}` };
