import { TrustedRoot } from '@sigstore/protobuf-specs';
import { crypto } from '@sigstore/core';
import { toTrustMaterial, type TrustMaterial } from '@sigstore/verify';

/** A log of the trusted root: its ids, the host that signs its checkpoints, and when it is trusted (both ends included). */
export interface TrustedLog {
  readonly ids: readonly Buffer[];
  readonly names: readonly string[];
  readonly from: number;
  readonly to: number;
}

export type RootReading =
  | { readonly ok: true; readonly material: TrustMaterial; readonly logs: readonly TrustedLog[] }
  | { readonly ok: false; readonly problem: string };

/**
 * `trusted_root.json` as it stands in the trust pack. An authority or log without a start of validity is refused:
 * @sigstore/verify would take it as trusted since the beginning of time.
 * @param managedKey PEM or DER SubjectPublicKeyInfo of the key chosen for bundles that carry no certificate.
 */
export function readTrustedRoot(json: unknown, managedKey: Uint8Array | null): RootReading {
  try {
    const root = TrustedRoot.fromJSON(json);
    const windows = [
      ...[...root.tlogs, ...root.ctlogs].map((log) => log.publicKey?.validFor),
      ...[...root.certificateAuthorities, ...root.timestampAuthorities].map((authority) => authority.validFor),
    ];
    if (windows.some((window) => window?.start === undefined)) return { ok: false, problem: 'an authority or log without a start of validity' };
    const key = managedKey === null ? null : readKey(managedKey);
    const material = toTrustMaterial(root, () => {
      if (key === null) throw new Error('no key was chosen');
      return { publicKey: key, validFor: () => true };
    });
    const logs = root.tlogs.map((log): TrustedLog => ({
      ids: [log.logId?.keyId, log.checkpointKeyId?.keyId].filter((id) => id !== undefined),
      names: namesOf(log.baseUrl),
      from: log.publicKey?.validFor?.start?.getTime() ?? Number.POSITIVE_INFINITY,
      to: log.publicKey?.validFor?.end?.getTime() ?? Number.POSITIVE_INFINITY,
    }));
    return { ok: true, material, logs };
  } catch (error) {
    return { ok: false, problem: error instanceof Error ? error.message : 'unreadable' };
  }
}

function readKey(bytes: Uint8Array): ReturnType<typeof crypto.createPublicKey> {
  const text = Buffer.from(bytes).toString('latin1');
  return text.startsWith('-----BEGIN') ? crypto.createPublicKey(text) : crypto.createPublicKey(Buffer.from(bytes), 'spki');
}

/** `https://rekor.sigstore.dev` signs as `rekor.sigstore.dev`; a port is not always part of the name. */
function namesOf(baseUrl: string): readonly string[] {
  const host = baseUrl.replace(/^[a-z]+:\/\//, '').replace(/\/.*$/, '');
  return [...new Set([host, host.replace(/:\d+$/, '')])];
}
