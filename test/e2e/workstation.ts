import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { test as base, expect, type Page } from '@playwright/test';

const CLI = resolve('out/main/cli.js');
const HOST = resolve('out/main/host.js');

/** Samples of one seed, made once a worker by the product's own command. */
export interface Samples {
  readonly folder: string;
  readonly trust: string;
  readonly clean: string;
  readonly incident: string;
  readonly tampered: string;
}

/** A loopback host of its own, and what the browser tried to reach beside it. */
export interface Workstation {
  readonly open: (...files: readonly string[]) => Promise<Page>;
  readonly strangers: readonly string[];
  readonly complaints: readonly string[];
}

const SEED = '7';
const TAMPER = 'flip-event-byte';

export const test = base.extend<{ workstation: Workstation }, { samples: Samples }>({
  samples: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads what a fixture needs from its pattern
    async ({}, use) => {
      const folder = mkdtempSync(join(tmpdir(), 'proofroom-e2e-'));
      const sample = (...args: readonly string[]): void =>
        void execFileSync(process.execPath, [CLI, 'sample', '--seed', SEED, '--events', '1200', '--out', folder, ...args]);
      sample('--scenario', 'clean');
      sample('--scenario', 'incident');
      sample('--scenario', 'clean', '--tamper', TAMPER);
      await use({
        folder,
        trust: join(folder, 'demo.trust-pack.json'),
        clean: join(folder, `clean-${SEED}.evidence.zip`),
        incident: join(folder, `incident-${SEED}.evidence.zip`),
        tampered: join(folder, `clean-${SEED}.${TAMPER}.evidence.zip`),
      });
      rmSync(folder, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],

  workstation: async ({ page, samples }, use) => {
    const data = mkdtempSync(join(tmpdir(), 'proofroom-vault-'));
    const strangers: string[] = [];
    const complaints: string[] = [];
    let host: ChildProcess | undefined;
    page.on('request', (request) => {
      const url = new URL(request.url());
      if (/^https?:|^wss?:/.test(url.protocol) && url.hostname !== '127.0.0.1') strangers.push(request.url());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });

    await use({
      strangers,
      complaints,
      open: async (...files) => {
        host = spawn(process.execPath, [HOST, '--data', data, '--trust', samples.trust, ...files], { stdio: ['ignore', 'pipe', 'inherit'] });
        await page.goto(await address(host));
        return page;
      },
    });

    expect(strangers, 'requests that left the workstation').toEqual([]);
    expect(complaints, 'errors in the window').toEqual([]);
    expect(host?.exitCode ?? null, 'the host still runs').toBeNull();
    await new Promise((done) => (host === undefined ? done(null) : host.once('exit', done).kill('SIGTERM')));
    rmSync(data, { recursive: true, force: true });
  },
});

export { expect };

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

/** Drops files on the window as a person would: a DataTransfer that holds them. */
export async function drop(page: Page, files: readonly { readonly name: string; readonly bytes: Buffer }[]): Promise<void> {
  // The window listens for drops once its frame stands.
  await expect(page.getByRole('contentinfo', { name: 'Status' })).toContainText('Offline');
  const transfer = await page.evaluateHandle(
    (dropped) => {
      const data = new DataTransfer();
      for (const { name, base64 } of dropped) {
        const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
        data.items.add(new File([bytes], name));
      }
      return data;
    },
    files.map(({ name, bytes }) => ({ name, base64: bytes.toString('base64') })),
  );
  for (const type of ['dragenter', 'dragover', 'drop']) await page.dispatchEvent('body', type, { dataTransfer: transfer });
}

/** Goes to a screen by its word in the rail. */
export async function go(page: Page, screen: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Screens' }).getByText(screen, { exact: true }).click();
}

/** Writes the PDF from the verdict screen and keeps it at `path`. */
export async function writeReport(page: Page, path: string): Promise<void> {
  await go(page, 'Verdict');
  await page.getByRole('button', { name: /write report/i }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: /A4/ }).click();
  await (await download).saveAs(path);
}
