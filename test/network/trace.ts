import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { attemptsIn } from './attempts.ts';

/**
 * `npm run network`: the whole process tree of a working session (terminal, loopback host, engine, DuckDB, a real
 * browser) under strace; every address any process named is held against loopback.
 */
const FLOOR = { processes: 10, calls: 20 };

if (spawnSync('strace', ['-V']).status !== 0) {
  console.log('network: not run: strace is not installed here; the tests still deny every Node process the network');
  process.exit(process.env['CI'] === undefined ? 0 : 1);
}

const folder = mkdtempSync(join(tmpdir(), 'proofroom-network-'));
const log = join(folder, 'strace.log');
const traced = ['-f', '-qq', '--seccomp-bpf', '-e', 'trace=connect,sendto,sendmsg,sendmmsg,bind', '-e', 'signal=none', '-o', log];
const scenario = [process.execPath, '--import', 'tsx', resolve('test/network/scenario.ts'), folder];
const { status } = spawnSync('strace', [...traced, ...scenario], { stdio: ['ignore', 'inherit', 'inherit'], timeout: 600_000 });
const { attempts, processes, calls, loopback, routeProbes } = attemptsIn(readFileSync(log, 'utf8'));
rmSync(folder, { recursive: true, force: true });

for (const attempt of attempts) console.error(`  ${attempt}`);
console.log(`network: ${processes} processes, ${calls} calls examined, ${loopback} to loopback, ${routeProbes} route probes of the browser without a packet, ${attempts.length} attempts to leave the machine`);
if (processes < FLOOR.processes || calls < FLOOR.calls) {
  console.error(`error: fewer than ${FLOOR.processes} processes or ${FLOOR.calls} calls were seen, so this check proves nothing`);
  process.exit(1);
}
process.exit(status === 0 && attempts.length === 0 ? 0 : 1);
