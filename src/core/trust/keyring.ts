import { decodeBase64, parseTimestamp } from '../encoding/index.ts';
import { oncePerPack } from './once-per-pack.ts';
import type { KeyPurpose, TrustedKey } from './pack.ts';

/** A trusted key, of the pack or certified by an authority in it, with its bytes and instants (epoch milliseconds) at hand. */
export interface HeldKey {
  readonly key: TrustedKey;
  readonly spki: Uint8Array;
  readonly notBefore: number;
  readonly notAfter: number;
  readonly compromisedSince: number | null;
  /** Names of the authorities that vouch for it, its issuer first; empty for a key of the pack. */
  readonly certifiedBy: readonly string[];
}

/** The only place verifiers take keys from. Nothing in the evidence can add to it, but by a path to an anchor of the pack. */
export interface Keyring {
  readonly size: number;
  find(keyid: string): HeldKey | null;
  /** The key that speaks for a log, by the log's origin. */
  forLog(origin: string): HeldKey | null;
}

export const EMPTY_KEYRING: Keyring = { size: 0, find: () => null, forLog: () => null };

/** Of a pack that `readTrustPack` accepted. @throws RangeError for any other. */
export const createKeyring = oncePerPack((pack): Keyring => {
  const held = new Map(pack.keys.map((key) => [key.keyid, hold(key)]));
  const logs = new Map(pack.logs.map((log) => [log.origin, log.keyid]));
  const find = (keyid: string): HeldKey | null => held.get(keyid) ?? null;
  return { size: held.size, find, forLog: (origin) => find(logs.get(origin) ?? '') };
});

export function mayBeUsedFor(held: HeldKey, purpose: KeyPurpose): boolean {
  return held.key.purposes.includes(purpose);
}

function hold(key: TrustedKey): HeldKey {
  const spki = decodeBase64(key.spki);
  const notBefore = parseTimestamp(key.not_before);
  const notAfter = parseTimestamp(key.not_after);
  const compromisedSince = key.compromised_since === undefined ? null : parseTimestamp(key.compromised_since);
  if (spki === null || notBefore === null || notAfter === null) throw new RangeError(`unread trust pack: ${key.keyid}`);
  return { key, spki, notBefore, notAfter, compromisedSince, certifiedBy: [] };
}
