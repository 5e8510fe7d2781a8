import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sha256Hex } from '../../core/crypto/index.ts';
import { CUSTODY_GENESIS, custodyOrigin, hashCustodyEntry, type CustodyAct, type CustodyEntry } from '../../core/custody/index.ts';
import { fromHex, toHex } from '../../core/encoding/index.ts';
import type { Finding } from '../../core/findings/index.ts';
import { asJson, canonicalize } from '../../core/json/index.ts';
import { createTree, leafHash } from '../../core/tlog/index.ts';
import { openAppendLog } from './append-log.ts';
import type { Layout } from './layout.ts';
import { custodyBytes, readCustody } from './read-custody.ts';

/** The hash-chained account of what was done to the evidence: docs/formats/custody.md. */
export interface CustodyLog {
  readonly path: string;
  entries(): readonly CustodyEntry[];
  /** What the last reading of the file came to, and when that was, RFC 3339. */
  state(): { readonly intact: boolean; readonly findings: readonly Finding[]; readonly checkedAt: string };
  /** Reads the file again: every line is checked anew, and none that was acknowledged may be missing or another. */
  check(): Promise<void>;
  append(act: CustodyAct, subject: string, detail: Readonly<Record<string, string>>): Promise<CustodyEntry>;
  close(): Promise<void>;
}

/** The entry that follows `last`, its hash over the JCS form of everything else. */
function nextEntry(last: CustodyEntry | null, at: string, act: CustodyAct, subject: string, detail: Readonly<Record<string, string>>): CustodyEntry {
  const entry = { seq: last === null ? 0 : last.seq + 1, at, act, subject, detail, prev: last === null ? CUSTODY_GENESIS : last.hash };
  return { ...entry, hash: hashCustodyEntry(entry) };
}

/** Opens the log, creates it with `vault-created`, and records every log fragment that was set aside and not yet told of. */
export async function openCustody(paths: Layout, version: string, clock: () => number): Promise<CustodyLog> {
  const log = await openAppendLog(paths.custody, paths.setAside);
  const now = (): string => new Date(clock()).toISOString();
  const opened = readCustody(custodyBytes(log.lines));
  let state: ReturnType<CustodyLog['state']> = { intact: opened.intact, findings: opened.findings, checkedAt: now() };
  const entries = [...opened.entries];
  let queue: Promise<unknown> = Promise.resolve();
  const custody: CustodyLog = {
    path: paths.custody,
    entries: () => entries,
    state: () => state,
    check() {
      const result = queue.then(async () => {
        const { intact, findings } = readCustody(await readFile(paths.custody), headOf(entries));
        state = { intact, findings, checkedAt: now() };
      });
      queue = result.catch(() => undefined);
      return result;
    },
    append(act, subject, detail) {
      // Queued: two entries made at once must not both follow the same one.
      const result = queue.then(async () => {
        const entry = nextEntry(entries.at(-1) ?? null, now(), act, subject, detail);
        await log.append([canonicalize(asJson(entry))]);
        entries.push(entry);
        return entry;
      });
      queue = result.catch(() => undefined);
      return result;
    },
    close: () => queue.then(() => log.close()),
  };
  if (log.lines.length === 0) await custody.append('vault-created', 'vault', { software: `proofroom ${version}` });
  await recordSetAside(paths, custody);
  return custody;
}

/** Told of here rather than when cutting, so that a kill between the two leaves nothing untold. */
export async function recordSetAside(paths: Layout, custody: CustodyLog): Promise<void> {
  const names = (await readdir(paths.setAside).catch(() => [])).filter((name) => /\.ndjson\.[0-9a-f]{16}$/.test(name)).sort();
  const told = new Set(custody.entries().filter((entry) => entry.act === 'log-repaired').map((entry) => entry.detail['file']));
  for (const name of names.filter((each) => !told.has(each))) {
    const bytes = await readFile(join(paths.setAside, name));
    await custody.append('log-repaired', name.slice(0, -17), { file: name, bytes: String(bytes.length), sha256: sha256Hex(bytes) });
  }
}

/** The head of what this process has acknowledged, to hold the file against. */
function headOf(entries: readonly CustodyEntry[]): readonly { readonly origin: string; readonly size: number; readonly root: string }[] {
  const [first] = entries;
  if (first === undefined) return [];
  const tree = createTree();
  for (const entry of entries) tree.append(leafHash(fromHex(entry.hash)!));
  return [{ origin: custodyOrigin(first), size: tree.size, root: toHex(tree.root()) }];
}
