import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'proofroom-offline-'));
const log = join(folder, 'network.log');
const hook = resolve('test/support/deny-network.cjs');
const cli = resolve('out/main/cli.js');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function node(...args: readonly string[]) {
  return spawnSync(process.execPath, args, {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: `--require ${hook}`, PROOFROOM_NETWORK_LOG: log },
  });
}

const entries = (kind: string): string[] => (existsSync(log) ? readFileSync(log, 'utf8').split('\n').filter((line) => line.startsWith(kind)) : []);

describe('every Node process denied the network', () => {
  beforeAll(() => {
    expect(existsSync(cli), 'npm run build comes first').toBe(true);
  });

  test('making, verifying and printing a sample attempts nothing', () => {
    const bundle = join(folder, 'incident-3.evidence.zip');
    const trust = join(folder, 'demo.trust-pack.json');
    expect(node(cli, 'sample', '--scenario', 'incident', '--seed', '3', '--events', '400', '--out', folder).status).toBe(0);
    expect(node(cli, 'verify', bundle, '--trust', trust).status).toBe(0);
    expect(node(cli, 'report', bundle, '--trust', trust, '--out', join(folder, 'report.pdf')).status).toBe(0);
    expect(entries('watching').length).toBeGreaterThanOrEqual(3);
    expect(entries('attempt')).toEqual([]);
  });

  test.each([
    ["require('node:http').get('http://192.0.2.1/')", 'connect'],
    ["require('node:dns').lookup('example.org', () => {})", 'lookup example.org'],
    ["require('node:dgram').createSocket('udp4').send('x', 9, '192.0.2.1')", 'datagram'],
    ["fetch('http://example.org/').catch(() => {})", 'example.org'],
  ])('an attempt is counted: %s', (code, what) => {
    const before = entries('attempt').length;
    node('-e', code);
    expect(entries('attempt').slice(before).join('\n')).toContain(what);
  });
});
