import { spawnSync } from 'node:child_process';
import { createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { hashFile } from '../../src/engine/files/hash-file.ts';
import { openIndexWriter } from '../../src/engine/index-db/index.ts';
import { performJob } from '../../src/engine/jobs/verify-job.ts';
import { DEFAULT_LIMITS } from '../../src/core/run.ts';
import { attributes, cloudTrailRecord, span, spanId } from '../support/audit-export.ts';

/**
 * Imports audit exports of many records, each format in a process of its own, and prints rate and peak memory:
 *
 *   npm run bench:import                       a million records of each
 *   npm run bench:import -- --records 100000
 *
 * Of CloudTrail every record is an action of a role session, which is the most a record can cost.
 */
const { values } = parseArgs({ options: { records: { type: 'string', default: '1000000' }, one: { type: 'string' } } });
const records = Number(values.records);

const FORMATS: Readonly<Record<string, { readonly before: string; readonly one: (n: number) => unknown; readonly after: string }>> = {
  cloudtrail: {
    before: '{"Records":[', after: ']}',
    one: (n) => cloudTrailRecord({ n, ...(n % 11 === 0 ? { name: 'PutObject', readOnly: false, more: { errorCode: 'AccessDenied' } } : {}) }),
  },
  otlp: {
    before: `{"resourceSpans":[{"resource":{"attributes":${JSON.stringify(attributes({ 'service.name': 'mender' }))}},"scopeSpans":[{"scope":{"name":"agents"},"spans":[`, after: ']}]}]}',
    one: (n) => span(n, { 'gen_ai.operation.name': n % 3 === 0 ? 'execute_tool' : 'chat', 'gen_ai.tool.name': `tool-${n % 30}`, 'gen_ai.agent.name': `agent-${n % 9}` }, { parentSpanId: spanId(n - (n % 100)) }),
  },
};

async function write(path: string, { before, one, after }: (typeof FORMATS)[string]): Promise<void> {
  const file = createWriteStream(path);
  file.write(before);
  for (let n = 0; n < records; n += 1) if (!file.write(`${n === 0 ? '' : ','}${JSON.stringify(one(n))}`)) await once(file, 'drain');
  file.end(after);
  await once(file, 'finish');
}

async function importOne(name: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'import-'));
  try {
    const path = join(folder, 'export.json');
    await write(path, FORMATS[name]!);
    const { sha256, size } = await hashFile(path);
    const started = performance.now();
    const job = { path, artifactPath: null, trustPack: null, asOf: '2100-01-01T00:00:00.000Z', limits: DEFAULT_LIMITS, rememberedHeads: [], previousRun: null, version: '0', index: { dataDir: folder, digest: sha256 } };
    const { indexed } = await performJob(job, openIndexWriter, { progress: () => undefined, cancelled: () => false });
    const seconds = (performance.now() - started) / 1_000;
    const index = statSync(join(folder, 'index', `${sha256}.duckdb`)).size;
    console.log(`${name}: ${records.toLocaleString('en')} records, ${megabytes(size)} read, verified and indexed${indexed ? '' : ' (NOT INDEXED)'} in ${seconds.toFixed(1)} s: ${Math.round(records / seconds).toLocaleString('en')} a second; peak ${Math.round(process.resourceUsage().maxRSS / 1024)} MB; index ${megabytes(index)}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const megabytes = (bytes: number): string => `${Math.round(bytes / 2 ** 20)} MB`;

if (values.one !== undefined) await importOne(values.one);
// A process each: the peak of one must not stand in the figures of the next.
else for (const name of Object.keys(FORMATS)) spawnSync(process.execPath, [...process.execArgv, import.meta.filename, '--one', name, '--records', String(records)], { stdio: 'inherit' });
