import type { Work } from '../bundle/work.ts';
import type { Keyring } from '../trust/index.ts';
import { certifyKeys, type WantedKey } from './certify-keys.ts';
import { readCountersignature, type ReadCountersignature } from './countersignature.ts';
import { readCrls } from './read-certificates.ts';
import type { Seal } from './read-seal.ts';
import { verifyCmsCountersignature, verifyDsseCountersignature } from './verify-countersignatures.ts';
import { verifyTokens } from './verify-tokens.ts';

export interface JudgedSeal {
  /** Keys of the pack, and those that its authorities vouch for. */
  readonly keyring: Keyring;
  /** By when the manifest is known to have existed, epoch milliseconds; null when only the producer says. */
  readonly provenBy: number | null;
  readonly counts: { readonly files: number; readonly tokens: number; readonly countersignatures: number };
}

/**
 * What was added after sealing, held against the manifest's bytes: first when they were seen, because that decides what
 * an expired or withdrawn certificate is still worth; then whose keys are vouched for; then who countersigned.
 * `signers` are the keyids of the manifest's signatures, and when they say that they signed.
 */
export function judgeSeal(work: Work, seal: Seal, manifest: Uint8Array, signers: readonly string[], signedAt: number | null): JudgedSeal {
  const crls = readCrls(work, seal);
  const provenBy = verifyTokens(work, seal.tokens, manifest, crls);
  const countersignatures = readCountersignatures(work, seal);
  const wanted = new Map<string, WantedKey>(countersignatures.map(({ read }) => [
    read.envelope.signatures[0]?.keyid ?? '', { purpose: 'countersignature', signedAt: null },
  ]));
  for (const keyid of signers) wanted.set(keyid, { purpose: 'manifest', signedAt });
  const keyring = certifyKeys({ ...work, provenBy }, seal, wanted, crls);
  for (const { file, read } of countersignatures) verifyDsseCountersignature(work, file, read, manifest, keyring);
  for (const each of seal.countersignatures) if (each.kind === 'cms') verifyCmsCountersignature(work, each, manifest, crls);
  return { keyring, provenBy, counts: { files: seal.examined, tokens: seal.tokens.length, countersignatures: seal.countersignatures.length } };
}

function readCountersignatures(work: Work, seal: Seal): readonly { readonly file: string; readonly read: ReadCountersignature }[] {
  return seal.countersignatures.flatMap(({ kind, file, bytes, id }) => {
    if (kind !== 'dsse') return [];
    const reading = readCountersignature(bytes, id, work.documentLimits);
    if (reading.ok) return [{ file, read: reading.read }];
    for (const { problem, offset, pointer } of reading.problems) {
      work.sink.add({ code: 'countersignature.malformed', at: { file, ...(offset === undefined ? {} : { offset }), ...(pointer === undefined ? {} : { pointer }) }, values: { problem } });
    }
    return [];
  });
}
