import { CUSTODY_GENESIS, hashCustodyEntry, type CustodyAct, type CustodyEntry } from '../../src/core/custody/index.ts';
import { canonicalize, type JsonValue } from '../../src/core/json/index.ts';

const ACTS: readonly CustodyAct[] = ['vault-created', 'evidence-imported', 'evidence-verified', 'trust-pack-set', 'report-written'];

/** A log of `count` entries, a minute apart, as a workstation writes it. */
export function custodyEntries(count: number, subject = 'Prüfung'): CustodyEntry[] {
  const entries: CustodyEntry[] = [];
  for (let seq = 0; seq < count; seq += 1) {
    const entry = {
      seq, at: new Date(Date.UTC(2026, 10, 23, 9, seq)).toISOString(), act: ACTS[seq % ACTS.length]!, subject: seq === 0 ? 'vault' : `${subject}-${seq}`,
      detail: seq === 0 ? { software: 'proofroom 0' } : { name: `file ${seq}` }, prev: entries.at(-1)?.hash ?? CUSTODY_GENESIS,
    } as const;
    entries.push({ ...entry, hash: hashCustodyEntry(entry) });
  }
  return entries;
}

export const custodyLine = (entry: CustodyEntry): string => canonicalize(JSON.parse(JSON.stringify(entry)) as JsonValue);
export const custodyFile = (entries: readonly CustodyEntry[]): Buffer => Buffer.from(entries.map((entry) => `${custodyLine(entry)}\n`).join(''));
/** The entry with another content and the hash that belongs to it. */
export const rehashed = (entry: CustodyEntry, change: Partial<CustodyEntry>): CustodyEntry => {
  const next = { ...entry, ...change };
  return { ...next, hash: hashCustodyEntry(next) };
};
