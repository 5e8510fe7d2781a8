import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { temporaryName } from '../files/atomic-write.ts';
import { isErrno, VaultError } from './errors.ts';

/**
 * One writer per vault. The lock names its holder by process id and, where the system tells, by the process's start
 * time: ids are reused, and a vault must open again after a crash. Throws `VaultError('locked')` when the holder lives.
 */
export async function takeLock(path: string): Promise<{ release(): Promise<void> }> {
  const own = JSON.stringify({ pid: process.pid, started: await startTime(process.pid) });
  for (let attempt = 0; attempt < 5; attempt += 1) {
    if (await create(path, own)) return { release: () => release(path, own) };
    const held = await readFile(path, 'utf8').catch(() => null);
    if (held === null) continue;
    const holder = await livingHolder(held);
    if (holder !== null) throw new VaultError('locked', path, `the workstation's data folder is in use by process ${holder}`);
    await removeStale(path, held);
  }
  throw new VaultError('locked', path, 'the lock of the data folder changes hands too fast');
}

/** `link` makes the lock appear with its content at once, or fails because there is one. */
async function create(path: string, content: string): Promise<boolean> {
  const temporary = temporaryName(path);
  await writeFile(temporary, content, { mode: 0o600 });
  try {
    await link(temporary, path);
    return true;
  } catch (error) {
    if (isErrno(error, 'EEXIST')) return false;
    throw error;
  } finally {
    await rm(temporary, { force: true });
  }
}

async function release(path: string, own: string): Promise<void> {
  if ((await readFile(path, 'utf8').catch(() => null)) === own) await rm(path, { force: true });
}

/** Moves the stale lock away and looks at what was moved: two starters must not both remove the first one's new lock. */
async function removeStale(path: string, stale: string): Promise<void> {
  const aside = temporaryName(path);
  try {
    await rename(path, aside);
  } catch (error) {
    if (isErrno(error, 'ENOENT')) return;
    throw error;
  }
  if ((await readFile(aside, 'utf8')) !== stale) await link(aside, path).catch(() => undefined);
  await rm(aside, { force: true });
}

async function livingHolder(held: string): Promise<number | null> {
  const { pid, started } = parse(held);
  if (pid === null || !isAlive(pid)) return null;
  const now = await startTime(pid);
  return started !== null && now !== null && started !== now ? null : pid;
}

function parse(held: string): { readonly pid: number | null; readonly started: string | null } {
  try {
    const value: unknown = JSON.parse(held);
    if (typeof value !== 'object' || value === null) return { pid: null, started: null };
    return {
      pid: 'pid' in value && Number.isInteger(value.pid) ? Number(value.pid) : null,
      started: 'started' in value && typeof value.started === 'string' ? value.started : null,
    };
  } catch {
    return { pid: null, started: null };
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Not permitted to signal it: it is someone else's, and alive.
    return isErrno(error, 'EPERM');
  }
}

/** Clock ticks since boot at which the process started (proc(5), stat field 22); null where the system has no such file. */
async function startTime(pid: number): Promise<string | null> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
}
