import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'vite';
import { MANIFEST_PATH } from '../../src/core/bundle/format.ts';
import { isAuditFile } from '../../src/core/bundle/work.ts';
import { DEFAULT_LIMITS } from '../../src/core/run.ts';
import { openContainer } from '../../src/engine/verify/index.ts';
import { writeSample } from '../../src/producer/index.ts';
import { benchReport } from './bench-report.ts';
import { ENTRIES, makeArchives } from './make-archives.ts';
import { command, inTurn, median, min, number, part, ratio, type Contender, type Measured, type Sample } from './measure.ts';

/**
 * Measures one bundle against other ways of doing the same work, all in one run on one machine, and prints ratios:
 * seconds alone say more about the machine. Whole processes are timed, start included. A benchmark prints; it does not fail.
 *
 *   npm run bench                              a clean sample of 1,000,000 events
 *   npm run bench -- --events 100000 --runs 9  another size, more often
 *   npm run bench -- --in FOLDER               a sample written before: `proofroom sample --scenario clean --seed bench`
 */
const HERE = dirname(fileURLToPath(import.meta.url));
const { values: options } = parseArgs({ options: { events: { type: 'string', default: '1000000' }, runs: { type: 'string', default: '5' }, in: { type: 'string' } } });
const events = Number(options.events);
const runs = Number(options.runs);
/** Whatever the size of the bundle: so many are normal for a quarter of a large fleet. */
const DECISIONS = 1_000_000;

async function bench(folder: string): Promise<void> {
  await build({
    root: join(HERE, '../..'), configFile: false, logLevel: 'warn',
    build: {
      ssr: true, outDir: 'out/bench', minify: false, target: 'node20',
      rollupOptions: { input: { parts: join(HERE, 'parts.ts'), 'prover-worker': 'src/engine/prover/prover-worker.ts' }, output: { chunkFileNames: 'shared-[name]-[hash].js' } },
    },
  });
  const { bundlePath, trustPackPath } = await sample(options.in ?? folder);
  console.log(`bundle: ${events.toLocaleString('en')} events, ${(statSync(bundlePath).size / 2 ** 20).toFixed(0)} MiB`);
  // Once, unmeasured, so that every contender finds the file in the page cache; the logs are in it as they are written.
  command('cat', [bundlePath]);

  const python = (name: string, args: readonly string[]): Contender => ({ name, runs: Math.ceil(runs / 3), once: () => command('python3', [join(HERE, 'verify.py'), bundlePath, ...args]) });
  const streams = join(folder, 'streams');
  const logs = await unpackStreams(bundlePath, streams);
  compare('chain verification: every line read strictly; hashes, links, numbers, times, disclosures, Merkle root', [
    { name: 'chain', runs, once: () => counted(part('chain', [streams])) },
    { name: 'sha256sum of the same files', runs, once: () => command('sha256sum', logs) },
    { name: 'openssl dgst -sha256', runs, once: () => command('openssl', ['dgst', '-sha256', ...logs]) },
    python('Python, chain', ['--chain']),
  ]);
  const [verified] = compare('verification: the above, archive, signatures, digests, record, controls', [
    { name: 'verify', runs: Math.ceil(runs / 2), once: () => counted(part('job', [bundlePath, trustPackPath])) },
    unzipThenHash(bundlePath),
    python('Python, chain and digests', []),
  ]);

  benchControls(bundlePath, trustPackPath);
  await benchArchives(join(folder, 'archives'));
  benchReplay();
  benchReport(folder, runs);

  await benchGrowth(join(folder, 'smaller'), verified?.peakMb ?? null);
  const { digest } = part('job', [bundlePath, trustPackPath]).said;
  const indexed = part('job', [bundlePath, trustPackPath, folder, String(digest)]);
  const load = indexed.seconds - (verified === undefined ? 0 : median(verified.seconds));
  console.log(`verify and index: ${seconds(indexed.seconds)}, peak ${indexed.peakMb} MB; the index adds ${seconds(load)}`);
  const query = part('query', [folder, String(digest)]);
  const ms = (key: string): string => `${number(query.said, key)} ms`;
  console.log(`timeline columns: ${ms('first')} first, ${ms('again')} again, ${ms('filtered')} filtered, ${(number(query.said, 'bytes') / 2 ** 20).toFixed(1)} MiB; a page of events ${ms('page')}; peak ${query.peakMb} MB`);
}

/** 500 MB in many entries: as they are, and deflated. */
async function benchArchives(to: string): Promise<void> {
  mkdirSync(to);
  const { trust, ...archives } = await makeArchives(to);
  for (const [kind, path] of Object.entries(archives)) {
    command('cat', [path]);
    const verify = (): Sample => {
      const verified = part('archive', [path, trust]);
      if (number(verified.said, 'files') < ENTRIES) throw new Error(`${String(verified.said['files'])} files were verified`);
      return verified;
    };
    compare(`verification of ${ENTRIES.toLocaleString('en')} entries, ${kind}, ${(statSync(path).size / 2 ** 20).toFixed(0)} MiB`, [{ name: 'verify', runs: Math.ceil(runs / 2), once: verify }, unzipThenHash(path)]);
  }
  rmSync(to, { recursive: true });
}

/** The peak of a verification at this size beside that at a quarter of it: what grows with a log shows. */
async function benchGrowth(to: string, peakMb: number | null): Promise<void> {
  mkdirSync(to);
  const fewer = Math.round(events / 4);
  const { bundlePath, trustPackPath } = await writeSample({ scenario: 'clean', seed: 'bench', events: fewer, outDir: to });
  const smaller = number(part('job', [bundlePath, trustPackPath]).said, 'peakMb');
  console.log(`peak of a verification: ${smaller} MB for ${fewer.toLocaleString('en')} events, ${peakMb ?? '?'} MB for ${events.toLocaleString('en')}`);
  rmSync(to, { recursive: true });
}

/** Every control test against the verification it rests on, in one process. */
function benchControls(bundlePath: string, trustPackPath: string): void {
  const { said, peakMb } = part('controls', [bundlePath, trustPackPath]);
  if (number(said, 'events') !== events) throw new Error(`${String(said['events'])} events were tested`);
  const count = (key: string): string => number(said, key).toLocaleString('en');
  const [tested, verified] = [number(said, 'controls'), number(said, 'seconds')];
  console.log(`controls: ${count('tests')} tests over ${count('members')} members (${count('decided')} decided): ${seconds(tested)}; verification without them ${seconds(verified)}: ${(tested / verified).toFixed(2)} of it; peak ${peakMb} MB`);
}

/** Rates of one process: replay as it is, the same without its memory, and Cedar asked with the whole text and every entity. */
function benchReplay(): void {
  const replayed = part('replay', [String(DECISIONS)]);
  const rate = (key: string): string => number(replayed.said, key).toLocaleString('en');
  const times = (key: string): string => (number(replayed.said, key) / number(replayed.said, 'plainRate')).toFixed(0);
  console.log(`replay of ${DECISIONS.toLocaleString('en')} decisions: ${seconds(replayed.seconds)}, peak ${replayed.peakMb} MB; ${rate('asked')} questions asked of Cedar`);
  console.log(`  ${rate('rate')} decisions a second, ${times('rate')} times plain Cedar calls (${rate('plainRate')} a second); remembering nothing ${rate('forgettingRate')}, ${times('forgettingRate')} times`);
}

const unzipThenHash = (path: string): Contender => ({ name: 'unzip -t, then sha256sum', runs: Math.ceil(runs / 2), once: () => sum(command('unzip', ['-tqq', path]), command('sha256sum', [path])) });

async function sample(outDir: string): Promise<{ readonly bundlePath: string; readonly trustPackPath: string }> {
  if (options.in === undefined) return writeSample({ scenario: 'clean', seed: 'bench', events, outDir });
  return { bundlePath: join(outDir, 'clean-bench.evidence.zip'), trustPackPath: join(outDir, 'demo.trust-pack.json') };
}

/** Writes the manifest and the files of the logs to a folder, and returns the latter's paths. */
async function unpackStreams(bundlePath: string, to: string): Promise<readonly string[]> {
  const container = await openContainer(bundlePath, 'archive', DEFAULT_LIMITS);
  const wanted = container.entries.filter(({ name }) => name === MANIFEST_PATH || isAuditFile(name));
  for (const entry of wanted) {
    mkdirSync(dirname(join(to, entry.name)), { recursive: true });
    await writeFile(join(to, entry.name), entry.open());
  }
  await container.close();
  return wanted.filter(({ name }) => isAuditFile(name)).map(({ name }) => join(to, name));
}

/** Ours stands first; each of the others is what it is held against. */
function compare(title: string, contenders: readonly Contender[]): readonly Measured[] {
  const measured = inTurn(contenders);
  const [ours, ...others] = measured;
  console.log(title);
  for (const each of measured) {
    if (each.seconds.length === 0) console.log(`  ${each.name}: not run here`);
    else console.log(`  ${each.name}: min ${seconds(min(each.seconds))}, median ${seconds(median(each.seconds))} of ${each.seconds.length}${each.peakMb === null ? '' : `, peak ${each.peakMb} MB`}`);
  }
  for (const each of others) {
    if (ours === undefined || each.seconds.length === 0) continue;
    const { best, middle } = ratio(ours, each);
    console.log(`  ${ours.name} takes ${best.toFixed(2)} times as long as ${each.name} (min by min; ${middle.toFixed(2)} by the median pair)`);
  }
  return measured;
}

/** A time means nothing when less was done than asked for. */
function counted(sample: ReturnType<typeof part>): Sample {
  if (number(sample.said, 'events') !== events) throw new Error(`${String(sample.said['events'])} events were verified`);
  return sample;
}

const sum = (a: Sample | null, b: Sample | null): Sample | null => (a === null || b === null ? null : { seconds: a.seconds + b.seconds });
const seconds = (value: number): string => `${value.toFixed(2)} s`;

const folder = mkdtempSync(join(tmpdir(), 'proofroom-bench-'));
try {
  await bench(folder);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
