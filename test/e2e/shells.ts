import { spawn, type ChildProcess } from 'node:child_process';
import { resolve } from 'node:path';
import { _electron, type Page } from '@playwright/test';

/** One workstation over a data folder, in whichever shell: where its window is, and how to end it. */
export interface Running {
  readonly page: Page;
  /** Null while it runs. */
  readonly exitCode: () => number | null;
  readonly close: () => Promise<void>;
}

export interface Start {
  readonly data: string;
  /** Null where the keys are handed over later. */
  readonly trust: string | null;
  readonly files: readonly string[];
}

/** The loopback host, and the browser's page on it. */
export async function startHost(page: Page, { data, trust, files }: Start): Promise<Running> {
  const host = spawn(process.execPath, [resolve('out/main/host.js'), '--data', data, ...believed(trust), ...files], { stdio: ['ignore', 'pipe', 'inherit'] });
  await page.goto(await address(host));
  return {
    page,
    exitCode: () => host.exitCode,
    close: () => new Promise((done) => host.once('exit', () => done()).kill('SIGTERM')),
  };
}

/** Electron itself; `listen` is called with its window before the window does anything. */
export async function startElectron(executablePath: string, { data, trust, files }: Start, listen: (page: Page) => void): Promise<Running> {
  const app = await _electron.launch({ executablePath, args: ['--no-sandbox', '.', '--data', data, ...believed(trust), ...files] });
  const page = await app.firstWindow();
  listen(page);
  return { page, exitCode: () => app.process().exitCode, close: () => app.close() };
}

const believed = (trust: string | null): readonly string[] => (trust === null ? [] : ['--trust', trust]);

function address(host: ChildProcess): Promise<string> {
  return new Promise((found, failed) => {
    let printed = '';
    host.stdout?.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
      const url = /http:\/\/127\.0\.0\.1:\S+/.exec(printed)?.[0];
      if (url !== undefined) found(url);
    });
    host.once('exit', (code) => failed(new Error(`the host ended with ${code}: ${printed}`)));
  });
}
