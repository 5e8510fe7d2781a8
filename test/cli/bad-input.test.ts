import { spawnSync } from 'node:child_process';
import { chmodSync, lstatSync, mkdirSync, readdirSync, readFileSync, readlinkSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { runCli } from '../../src/cli/program.ts';
import { verifyFile, DEFAULT_VERIFY_LIMITS } from '../../src/engine/verify/index.ts';
import { UnreadableError } from '../../src/engine/errors.ts';
import { sealedArchive } from '../support/sealed-zip.ts';
import { BOTH, portableCase, portableFiles } from '../support/sign-off-fixture.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { smallestBundle } from '../sweep/smallest-bundle.ts';

const folder = temporaryFolder('bad-input');
const given = join(folder, 'given');
const good = join(folder, 'good.zip');
const signed = join(folder, 'good.sign-offs.jsonl');
const pack = join(folder, 'good.trust-pack.json');
const key = join(folder, 'key.pem');
const ownRun = join(folder, 'good.run.json');
const { archive, files, trustPack } = smallestBundle();

const random = (length: number): Buffer => Buffer.from(Array.from({ length }, (_, at) => (at * 7919 + (at >> 3) * 104_729 + 13) & 255));
const PORTABLE = await portableCase(portableFiles());
const POSIX = process.platform !== 'win32';
/** Root reads what nobody may read: the modes then refuse nothing. */
const MODES_COUNT = POSIX && process.getuid?.() !== 0;

const INPUTS: Readonly<Record<string, (path: string) => void>> = {
  'an empty file': (path) => writeFileSync(path, ''),
  'random bytes': (path) => writeFileSync(path, random(5_000)),
  'random bytes that begin as an archive': (path) => writeFileSync(path, Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), random(5_000)])),
  'random bytes that begin as DER': (path) => writeFileSync(path, Buffer.concat([Buffer.from([0x30, 0x82, 0x13, 0x88]), random(5_000)])),
  'JSON that ends in its middle': (path) => writeFileSync(path, '{"format":"proofroom.trust-pack.v1","keys":[{'),
  'PEM of nothing': (path) => writeFileSync(path, '-----BEGIN PUBLIC KEY-----\n-----END PUBLIC KEY-----\n'),
  'a cut archive': (path) => writeFileSync(path, archive.subarray(0, archive.length >> 1)),
  'an archive without its last byte': (path) => writeFileSync(path, archive.subarray(0, -1)),
  'an archive with a member of no bytes': (path) => writeFileSync(path, sealedArchive(new Map(files).set('manifest.dsse.json', new Uint8Array()))),
  'an archive with a log of no bytes': (path) => writeFileSync(path, sealedArchive(new Map(files).set('audit/a/0001.ndjson', new Uint8Array()))),
  'a sign-off cut in its middle': (path) => writeFileSync(path, BOTH[0].subarray(0, BOTH[0].length - 40)),
  'a sign-off of nothing': (path) => writeFileSync(path, '{"payload":"","payloadType":"application/vnd.proofroom.sign-off.v1+json","signatures":[]}'),
  'lines without end after a sign-off': (path) => writeFileSync(path, Buffer.concat([BOTH[0], Buffer.alloc(1_000_000, 0x0a)])),
  'a portable case that is none': (path) => writeFileSync(path, sealedArchive(new Map([['case.json', Buffer.from('[]')]]))),
  'a portable case with parts that are none': (path) => writeFileSync(path, sealedArchive(new Map([
    ['case.json', Buffer.from(JSON.stringify(portableFiles()['case.json']))], ['notes.json', Buffer.from('{"a":[[[[')], ['run.json', Buffer.from('{"id":1}')], ['signoffs.json', Buffer.from('[null,{}]')],
  ]))),
  'a portable case cut in its middle': (path) => writeFileSync(path, PORTABLE.subarray(0, PORTABLE.length >> 1)),
  'an empty folder': (path) => mkdirSync(path),
  'a folder with a link in it': (path) => {
    mkdirSync(path);
    symlinkSync('/etc/hostname', join(path, 'bundle.json'));
  },
  'a link to nothing': (path) => symlinkSync(join(folder, 'nothing'), path),
  'a link to itself': (path) => symlinkSync(path, path),
  'nothing at all': () => undefined,
  ...(POSIX ? {
    'a named pipe': (path: string): void => {
      expect(spawnSync('mkfifo', [path]).status).toBe(0);
    },
    'a device without end': (path: string): void => symlinkSync('/dev/zero', path),
    'a device that holds nothing': (path: string): void => symlinkSync('/dev/null', path),
  } : {}),
  ...(MODES_COUNT ? {
    'a folder without rights': (path: string): void => {
      mkdirSync(path);
      chmodSync(path, 0);
    },
    'a file without rights': (path: string): void => writeFileSync(path, archive, { mode: 0 }),
  } : {}),
};

const DESCRIPTION = ['--name', 'n', '--holder', 'h', '--purpose', 'manifest', '--from', '2026-01-01', '--until', '2027-01-01'];
const out = join(folder, 'out');

/** Each command, with the bad file at every place where it takes one. */
const COMMANDS: Readonly<Record<string, (bad: string) => readonly string[]>> = {
  'verify': (bad) => ['verify', bad],
  'verify as JSON': (bad) => ['verify', bad, '--trust', pack, '--format', 'json'],
  'verify as JUnit': (bad) => ['verify', bad, '--format', 'junit'],
  'verify --trust': (bad) => ['verify', good, '--trust', bad],
  'controls': (bad) => ['controls', bad],
  'controls --trust': (bad) => ['controls', good, '--trust', bad],
  'controls --waivers': (bad) => ['controls', good, '--waivers', bad],
  'controls --control': (bad) => ['controls', good, '--control', bad],
  'controls --pack': (bad) => ['controls', '--list', '--pack', bad],
  'controls --diff': (bad) => ['controls', '--diff', 'built-in', bad],
  'verify --artifact': (bad) => ['verify', signed, '--artifact', bad],
  'verify --previous': (bad) => ['verify', good, '--previous', bad],
  'inspect': (bad) => ['inspect', bad],
  'report as JSON': (bad) => ['report', bad, '--trust', pack, '--format', 'json'],
  'report as OSCAL': (bad) => ['report', bad, '--format', 'oscal'],
  'report as JUnit': (bad) => ['report', bad, '--format', 'junit'],
  'report as Parquet': (bad) => ['report', bad, '--format', 'parquet', '--out', join(folder, 'nowhere', 'record')],
  'report --evidence': (bad) => ['report', ownRun, '--evidence', bad, '--trust', pack, '--format', 'junit'],
  'report --previous': (bad) => ['report', good, '--previous', bad, '--format', 'junit'],
  'report --trust': (bad) => ['report', good, '--trust', bad, '--out', out],
  'create': (bad) => ['create', bad, '--manifest-key', key, '--log-key', key, '--out', out],
  'create --manifest-key': (bad) => ['create', folder, '--manifest-key', bad, '--log-key', key, '--out', out],
  'sign': (bad) => ['sign', bad, '--key', key],
  'sign --key': (bad) => ['sign', good, '--key', bad],
  'trust show': (bad) => ['trust', 'show', bad],
  'trust diff': (bad) => ['trust', 'diff', pack, bad],
  'trust export': (bad) => ['trust', 'export', bad, 'aa'],
  'trust add-key, the pack': (bad) => ['trust', 'add-key', bad, key, ...DESCRIPTION],
  'trust add-key, the key': (bad) => ['trust', 'add-key', pack, bad, ...DESCRIPTION],
  'trust add-anchor': (bad) => ['trust', 'add-anchor', pack, bad, '--purpose', 'manifest'],
  'trust add-crl': (bad) => ['trust', 'add-crl', pack, bad],
  'trust remove': (bad) => ['trust', 'remove', bad, 'aa'],
  'trust compromise': (bad) => ['trust', 'compromise', bad, 'aa', '--since', '2026-01-01'],
  'trust introduce': (bad) => ['trust', 'introduce', '--key', bad, '--out', out, ...DESCRIPTION],
  'trust endorse': (bad) => ['trust', 'endorse', '--key', key, '--new', bad, '--out', out],
  'trust accept': (bad) => ['trust', 'accept', bad, '--trust', pack],
};

/** As `EXIT` and the README list them; 0 and 70 are no answers to a bad file. */
const REFUSALS: readonly number[] = [1, 2, 64, 65];
const HANGS_MS = 15_000;

interface Answer {
  readonly code: number | 'hangs';
  readonly said: string;
  readonly printed: string;
}

async function run(args: readonly string[]): Promise<Answer> {
  let [said, printed] = ['', ''];
  const error = vi.spyOn(process.stderr, 'write').mockImplementation((text) => (said += String(text)) !== '');
  const output = vi.spyOn(process.stdout, 'write').mockImplementation((text) => (printed += String(text)) !== '');
  let timer: NodeJS.Timeout | undefined;
  try {
    const code = await Promise.race([runCli(args, '0.0.0'), new Promise<'hangs'>((resolve) => void (timer = setTimeout(() => resolve('hangs'), HANGS_MS)))]);
    return { code, said, printed };
  } finally {
    clearTimeout(timer);
    error.mockRestore();
    output.mockRestore();
  }
}

/** Every name below the folder with what it is, what it holds and when it was last written. */
function snapshot(at = folder): readonly string[] {
  return readdirSync(at).sort().flatMap((name) => {
    const path = join(at, name);
    const found = lstatSync(path);
    const line = `${path} ${found.mode} ${found.mtimeMs} ${found.isSymbolicLink() ? readlinkSync(path) : found.isFile() && (found.mode & 0o400) !== 0 ? readFileSync(path, 'base64') : ''}`;
    return found.isDirectory() && (found.mode & 0o500) !== 0 ? [line, ...snapshot(path)] : [line];
  });
}

/** The axes of a run that was printed, each with its outcome; null where none was. */
function axesOf(printed: string): readonly { readonly axis: string; readonly outcome: string }[] | null {
  return printed === '' ? null : (JSON.parse(printed) as { readonly verdict: { readonly axes: readonly { readonly axis: string; readonly outcome: string }[] } }).verdict.axes;
}

beforeAll(async () => {
  writeFileSync(good, archive);
  writeFileSync(pack, trustPack);
  writeFileSync(ownRun, (await run(['verify', good, '--trust', pack, '--format', 'json'])).printed);
  writeFileSync(signed, BOTH[0]);
  writeFileSync(key, '-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIAEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEB\n-----END PRIVATE KEY-----\n');
});

describe.each(Object.keys(INPUTS))('%s', (what) => {
  test.each(Object.keys(COMMANDS))('given to %s', async (command) => {
    rmSync(given, { recursive: true, force: true });
    INPUTS[what]?.(given);
    const before = snapshot();
    const { code, said, printed } = await run(COMMANDS[command]?.(given) ?? []);
    // What an archive or folder lists can be described without being evidence of anything; nothing is claimed then.
    const described = command === 'inspect' && code === 0;
    // A report of what could be read and does not hold is a report: it says so, and so does its run.
    const reported = command.startsWith('report as ') && code === 0;
    if (described) expect(printed).toContain('nothing was verified');
    else if (reported) expect(command === 'report as JSON' ? axesOf(printed)?.find(({ axis }) => axis === 'integrity')?.outcome : null).not.toBe('pass');
    else expect(REFUSALS, `${String(code)}: ${said}`).toContain(code);
    expect(said).not.toMatch(/^\s+at .*[:(]/mu);
    expect(said).not.toContain('internal');
    expect(said + printed).not.toContain('node:');
    if (!described && !reported && (!(command.startsWith('verify') || command === 'controls') || code === 64)) expect(said).toMatch(/^error: \S/u);
    if (said !== '') expect(said).toMatch(/^(error: [^\n]+\n(hint: [^\n]+\n)?)+$/u);
    else expect(printed).not.toBe('');
    if (command === 'verify as JSON') {
      const axes = axesOf(printed);
      expect(axes?.map(({ axis }) => axis) ?? []).toHaveLength(said === '' ? 6 : axes?.length ?? 0);
      expect(axes?.filter(({ axis, outcome }) => axis === 'integrity' && outcome === 'pass') ?? []).toEqual([]);
    }
    expect(snapshot()).toEqual(before);
  });
});

describe('a file that vanishes or grows while it is verified', () => {
  test.each([
    ['vanishes', (path: string): void => rmSync(path), 'file-gone'],
    ['grows', (path: string): void => writeFileSync(path, 'x', { flag: 'a' }), 'file-changed'],
  ] as const)('%s: no run comes out', async (_, change, because) => {
    const path = join(folder, 'moving.zip');
    writeFileSync(path, archive);
    let changed = false;
    const verifying = verifyFile({ path, artifactPath: null, trust: null, asOf: '2026-03-03T00:00:00.000Z', limits: DEFAULT_VERIFY_LIMITS, rememberedHeads: [], version: '0' }, {
      progress() {
        if (!changed) change(path);
        changed = true;
      },
    });
    await expect(verifying).rejects.toEqual(new UnreadableError(because));
    expect(changed).toBe(true);
    rmSync(path, { force: true });
  });
});
