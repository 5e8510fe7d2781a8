import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CustodyEntry } from '../../contract/index.ts';
import { sha256Hex } from '../../core/crypto/index.ts';
import { canonicalize } from '../../core/json/index.ts';
import { asJson } from '../verify/json.ts';
import { openAppendLog } from './append-log.ts';
import type { Layout } from './layout.ts';
import { isCustodyEntry } from './shapes.ts';

/** `prev` of the first entry: SHA-256 of this text in UTF-8. */
export const CUSTODY_GENESIS = sha256Hex('proofroom.custody.v1\n');

type CustodyAct = CustodyEntry['act'];

/** The hash-chained account of what was done to the evidence: docs/formats/custody.md. */
export interface CustodyLog {
  entries(): readonly CustodyEntry[];
  /** False when a stored line is not an entry, or does not continue the one before it. */
  intact(): boolean;
  append(act: CustodyAct, subject: string, detail: Readonly<Record<string, string>>): Promise<CustodyEntry>;
  close(): Promise<void>;
}

/** The entry that follows `last`, its hash over the JCS form of everything else. */
function nextEntry(last: CustodyEntry | null, at: string, act: CustodyAct, subject: string, detail: Readonly<Record<string, string>>): CustodyEntry {
  const entry = { seq: last === null ? 0 : last.seq + 1, at, act, subject, detail, prev: last === null ? CUSTODY_GENESIS : last.hash };
  return { ...entry, hash: sha256Hex(canonicalize(entry)) };
}

export interface CustodyReading {
  readonly entries: readonly CustodyEntry[];
  readonly intact: boolean;
}

/** Checks every line: its form, its own hash, its link to the line before, its number. */
export function readCustody(lines: readonly string[]): CustodyReading {
  const entries: CustodyEntry[] = [];
  let intact = true;
  for (const line of lines) {
    const entry = parse(line);
    if (entry === null) {
      intact = false;
      continue;
    }
    const expected = nextEntry(entries.at(-1) ?? null, entry.at, entry.act, entry.subject, entry.detail);
    if (canonicalize(asJson(expected)) !== line) intact = false;
    entries.push(entry);
  }
  return { entries, intact };
}

function parse(line: string): CustodyEntry | null {
  try {
    const value: unknown = JSON.parse(line);
    return isCustodyEntry(value) ? value : null;
  } catch {
    return null;
  }
}

/** Opens the log, creates it with `vault-created`, and records every log fragment that was set aside and not yet told of. */
export async function openCustody(paths: Layout, version: string, clock: () => number): Promise<CustodyLog> {
  const log = await openAppendLog(paths.custody, paths.setAside);
  const reading = readCustody(log.lines);
  const entries = [...reading.entries];
  let queue: Promise<unknown> = Promise.resolve();
  const custody: CustodyLog = {
    entries: () => entries,
    intact: () => reading.intact,
    append(act, subject, detail) {
      // Queued: two entries made at once must not both follow the same one.
      const result = queue.then(async () => {
        const entry = nextEntry(entries.at(-1) ?? null, new Date(clock()).toISOString(), act, subject, detail);
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
