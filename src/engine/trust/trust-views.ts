import type { TrustCandidateDto, TrustHistoryEntry, TrustPackDto, TrustRunDto } from '../../contract/index.ts';
import { diffPacks, readTrustPack } from '../../core/trust/index.ts';
import { NotFoundError } from '../errors.ts';
import type { Vault } from '../vault/index.ts';
import { describePack } from './describe-pack.ts';

/** What a window asks about whom this workstation believes, and believed. */
export interface TrustViews {
  current(): TrustPackDto | null;
  byDigest(digest: string): Promise<TrustPackDto>;
  candidate(bytes: Uint8Array): TrustCandidateDto;
  history(): Promise<readonly TrustHistoryEntry[]>;
  runs(evidence: string): Promise<readonly TrustRunDto[]>;
  /** The pack's bytes as they were set. */
  bytes(digest: string): Promise<Uint8Array>;
}

const EMPTY = { format: 'proofroom.trust-pack.v1', name: '', issued_at: '', stale_after_days: 0, manifest_threshold: 0, keys: [], logs: [] } as const;

/** `clock` gives epoch milliseconds. */
export function trustViews(vault: Vault, clock: () => number): TrustViews {
  const held = async (digest: string) => {
    const found = await vault.trust.byDigest(digest);
    if (found === null) throw new NotFoundError('trust pack');
    return found;
  };
  return {
    current() {
      const now = vault.trust.current();
      return now === null ? null : describePack(now, clock());
    },
    byDigest: async (digest) => describePack(await held(digest), clock()),
    candidate(bytes) {
      const reading = readTrustPack(bytes);
      if (!reading.ok) return reading;
      const now = vault.trust.current();
      return {
        ok: true,
        pack: describePack(reading, clock()),
        inForce: now === null ? null : { name: now.pack.name, digest: now.digest, issuedAt: now.pack.issued_at },
        // Against no pack, everything is added and nothing is a change of what was believed.
        changes: diffPacks(now?.pack ?? EMPTY, reading.pack).filter((change) => now !== null || change.kind === 'added'),
      };
    },
    async history() {
      const set = vault.custody.entries().filter((entry) => entry.act === 'trust-pack-set');
      const digests = [...new Set(set.map((entry) => entry.subject))].reverse();
      const current = vault.trust.current()?.digest;
      return Promise.all(digests.map(async (digest): Promise<TrustHistoryEntry> => {
        const own = set.filter((entry) => entry.subject === digest);
        const detail = own.at(-1)?.detail ?? {};
        return {
          digest, name: detail['name'] ?? '', issuedAt: detail['issuedAt'] ?? '', setAt: own.map((entry) => entry.at),
          held: (await vault.trust.byDigest(digest)) !== null, current: digest === current,
        };
      }));
    },
    async runs(evidence) {
      const current = vault.trust.current()?.digest ?? null;
      const runs = await Promise.all(vault.runs.of(evidence).map(async ({ id, startedAt }): Promise<TrustRunDto> => {
        const { run } = await vault.runs.get(id);
        return { runId: id, startedAt, pack: run.inputs.trustPack, current: (run.inputs.trustPack?.digest ?? null) === current, axes: run.verdict.axes };
      }));
      return runs.reverse();
    },
    bytes: async (digest) => (await held(digest)).bytes,
  };
}
