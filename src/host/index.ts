import { stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import packageJson from '../../package.json' with { type: 'json' };
import { UnreadableError } from '../engine/errors.ts';
import { openEngine } from '../engine/index.ts';
import type { TakenIn } from '../engine/router/index.ts';
import { problemClause } from '../text/index.ts';
import { readArguments, USAGE, type HostArguments } from './arguments.ts';
import { openBrowser } from './browser.ts';
import { defaultDataDir, places } from './places.ts';
import { startHost } from './server.ts';

/** A file named on the command line, by its whole path. */
async function takenIn(file: string): Promise<TakenIn> {
  const path = resolve(file);
  return { path, name: basename(path), size: (await stat(path)).size };
}

async function main(args: HostArguments): Promise<void> {
  const { rendererDir, worker } = places(import.meta.url);
  const engine = await openEngine({
    dataDir: resolve(args.data ?? defaultDataDir(process.platform, process.env)),
    version: packageJson.version,
    clock: Date.now,
    ...(worker === undefined ? {} : { worker }),
  });
  if (args.trust !== null) await engine.setTrustPack(await takenIn(args.trust));
  const host = await startHost({ engine, rendererDir, startFiles: await Promise.all(args.files.map(takenIn)) });
  process.stdout.write(`${host.address}\n`);
  if (args.open) openBrowser(host.address, process.platform);

  let closing = false;
  const close = (): void => {
    if (closing) return;
    closing = true;
    void host.close().then(() => engine.close()).finally(() => process.exit(0));
  };
  process.once('SIGINT', close);
  process.once('SIGTERM', close);
}

/** Of a file that cannot be read the engine gives a word, which is for programs. */
const messageOf = (error: unknown): string => (error instanceof UnreadableError ? problemClause(error.because) : error instanceof Error ? error.message : String(error));

const args = readArguments(process.argv.slice(2));
if (!args.ok) {
  process.stderr.write(`error: ${args.problem}\nhint: ${USAGE}\n`);
  process.exit(2);
}
main(args.value).catch((error: unknown) => {
  process.stderr.write(`error: ${messageOf(error)}\n`);
  process.exit(1);
});
