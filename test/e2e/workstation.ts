import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { test as base, expect, type Page } from '@playwright/test';
import { startElectron, startHost, type Running } from './shells.ts';

const CLI = resolve('out/main/cli.js');
/** Set by `npm run test:electron`: the runtime to start instead of the loopback host. */
const ELECTRON = process.env['PROOFROOM_ELECTRON'];

/** Samples of one seed, made once a worker by the product's own command. */
export interface Samples {
  readonly folder: string;
  readonly trust: string;
  readonly clean: string;
  readonly incident: string;
  readonly tampered: string;
}

/** A workstation of its own, and what its window tried to reach beside it. */
export interface Workstation {
  readonly open: (...files: readonly string[]) => Promise<Page>;
  /** The same before anybody handed keys over. */
  readonly openWithoutKeys: (...files: readonly string[]) => Promise<Page>;
  readonly strangers: readonly string[];
  readonly complaints: string[];
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
    const started: { running: Running | null } = { running: null };
    const listen = (window: Page): void => {
      window.on('request', (request) => {
        const url = new URL(request.url());
        if (/^https?:|^wss?:/.test(url.protocol) && url.hostname !== '127.0.0.1') strangers.push(request.url());
      });
      window.on('pageerror', (error) => complaints.push(error.message));
      window.on('console', (message) => {
        if (message.type() === 'error') complaints.push(message.text());
      });
    };
    if (ELECTRON === undefined) listen(page);

    const openWith = async (trust: string | null, files: readonly string[]): Promise<Page> => {
      const start = { data, trust, files };
      started.running = await (ELECTRON === undefined ? startHost(page, start) : startElectron(ELECTRON, start, listen));
      return started.running.page;
    };
    await use({
      strangers,
      complaints,
      open: (...files) => openWith(samples.trust, files),
      openWithoutKeys: (...files) => openWith(null, files),
    });

    expect(strangers, 'requests that left the workstation').toEqual([]);
    expect(complaints, 'errors in the window').toEqual([]);
    expect(started.running?.exitCode() ?? null, 'the workstation still runs').toBeNull();
    await started.running?.close();
    rmSync(data, { recursive: true, force: true });
  },
});

export { expect };

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
