import { parseTimestamp } from '../encoding/index.ts';
import type { CheckId, CheckReport } from '../findings/index.ts';
import type { SealingKey, Signer } from '../examined.ts';
import type { TrustPack } from '../trust/index.ts';
import type { Looked, Work } from './work.ts';

const DAY = 86_400_000;

/** Who signed the manifest, whatever it is proved by. */
export interface ManifestSignatures {
  readonly signers: readonly Signer[];
  /** Empty where the signature brings a certificate of minutes and a clock of its own. */
  readonly sealingKeys: readonly SealingKey[];
  /** By when parties other than the signers saw the signatures, as the manifest itself shows; epoch milliseconds. */
  readonly provenBy: number | null;
  /** The checks made, in the order of reports. */
  readonly looked: readonly (readonly [CheckId, Looked])[];
}

export interface SignatureCount {
  readonly signatures: number;
  /** By distinct signers whom the trust pack believes. */
  readonly valid: number;
  /** The same, and those of whom something needed to believe them is missing. */
  readonly possible: number;
  /** JSON pointer to the signatures. */
  readonly pointer: string;
}

/** Holds the signatures against the pack's threshold, and the pack against its age. Gives the facts of the check. */
export function countSignatures(work: Work, { signatures, valid, possible, pointer }: SignatureCount): NonNullable<CheckReport['facts']> {
  const { trust } = work.args;
  if (trust === null) {
    work.sink.add({ code: 'trust.no-pack', at: { file: work.manifestFile }, values: { signatures } });
    return [['signatures', String(signatures)]];
  }
  const days = ageDays(work, trust.pack);
  if (days > trust.pack.stale_after_days) {
    work.sink.add({ code: 'trust.stale-pack', at: {}, values: { name: trust.pack.name, ageDays: days, staleAfterDays: trust.pack.stale_after_days } });
  }
  const threshold = trust.pack.manifest_threshold;
  if (possible < threshold) {
    work.sink.add({ code: 'signature.threshold-unmet', at: { file: work.manifestFile, pointer }, expected: String(threshold), computed: String(valid) });
  } else if (valid < threshold && possible === valid) {
    // Unreachable unless counting is wrong; a pass must never rest on it.
    throw new Error('threshold neither met nor open');
  }
  return [
    ['signatures', String(signatures)],
    ['valid-signatures', String(valid)],
    ['threshold', String(threshold)],
    ['trust-pack', trust.pack.name],
    ['trust-pack-digest', trust.digest],
    ['trust-pack-age-days', String(days)],
  ];
}

function ageDays(work: Work, pack: TrustPack): number {
  return Math.floor((work.asOf - (parseTimestamp(pack.issued_at) ?? 0)) / DAY);
}
