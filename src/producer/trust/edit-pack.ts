import { sha256Hex } from '../../core/crypto/index.ts';
import { decodeBase64, encodeBase64 } from '../../core/encoding/index.ts';
import type { JsonObject } from '../../core/json/index.ts';
import { readTrustPack, type AnchorPurpose, type KeyIntroduction, type TrustedIdentity, type TrustedKey, type TrustPack } from '../../core/trust/index.ts';
import { ProducerError } from '../producer-error.ts';
import { jcsBytes } from '../seal/jcs.ts';

/** Each edit gives a new pack; nothing is changed in place. */
export function newPack(name: string, at: string, threshold: number, staleAfterDays: number): TrustPack {
  return { format: 'proofroom.trust-pack.v1', name, issued_at: at, stale_after_days: staleAfterDays, manifest_threshold: threshold, keys: [], logs: [] };
}

/** The pack's one spelling, read back before it may be written: what the reader would refuse is never made. */
export function packBytes(pack: TrustPack): Uint8Array {
  const bytes = jcsBytes(pack);
  const read = readTrustPack(bytes);
  if (!read.ok) throw new ProducerError('the pack would be refused', null, { misfits: [read] });
  return bytes;
}

export function withKey(pack: TrustPack, key: TrustedKey, logs: readonly string[]): TrustPack {
  if (pack.keys.some((each) => each.keyid === key.keyid)) throw new ProducerError('the pack holds this key already');
  const taken = logs.find((origin) => pack.logs.some((log) => log.origin === origin));
  if (taken !== undefined) throw new ProducerError(`another key signs the heads of ${taken}`, 'a new key for a log comes with an endorsement by the old one, or after the old one is removed');
  return { ...pack, keys: [...pack.keys, key], logs: [...pack.logs, ...logs.map((origin) => ({ origin, keyid: key.keyid }))] };
}

/** The new key beside the old one, with a reference to it. Logs that it names are its own from now on. */
export function withEndorsedKey(pack: TrustPack, { key, logs }: KeyIntroduction, endorsedBy: string): TrustPack {
  const passedOn = new Set(logs);
  return withKey({ ...pack, logs: pack.logs.filter((log) => !passedOn.has(log.origin)) }, { ...key, endorsed_by: endorsedBy }, logs);
}

export function withAnchor(pack: TrustPack, certificate: Uint8Array, name: string, purposes: readonly AnchorPurpose[]): TrustPack {
  const fingerprint = sha256Hex(certificate);
  if ((pack.anchors ?? []).some((each) => each.fingerprint === fingerprint)) throw new ProducerError('the pack holds this certificate already');
  return { ...pack, anchors: [...(pack.anchors ?? []), { fingerprint, name, certificate: encodeBase64(certificate), purposes }] };
}

export function withCrl(pack: TrustPack, crl: Uint8Array): TrustPack {
  const text = encodeBase64(crl);
  if ((pack.crls ?? []).includes(text)) throw new ProducerError('the pack holds this revocation list already');
  return { ...pack, crls: [...(pack.crls ?? []), text] };
}

/** The Sigstore instance to believe, in place of one that was there; whose signatures are wanted stays as it is. */
export function withTrustedRoot(pack: TrustPack, root: JsonObject): TrustPack {
  return { ...pack, sigstore: { trusted_root: root, identities: pack.sigstore?.identities ?? [] } };
}

/** One more person or workflow whose signatures are wanted. Without a trusted root no certificate could name it. */
export function withIdentity(pack: TrustPack, identity: TrustedIdentity): TrustPack {
  if (pack.sigstore === undefined) throw new ProducerError('the pack has no Sigstore trusted root', 'give trusted_root.json too: trust add-sigstore PACK ROOT');
  const { identities } = pack.sigstore;
  if (identities.some(({ san, issuer }) => san === identity.san && issuer === identity.issuer)) throw new ProducerError(`the pack names ${identity.san} already`);
  return { ...pack, sigstore: { ...pack.sigstore, identities: [...identities, identity] } };
}

/** Takes out whom `trust add-sigstore` put in. */
export function withoutIdentity(pack: TrustPack, san: string, issuer: string): TrustPack {
  const kept = pack.sigstore?.identities.filter((each) => each.san !== san || each.issuer !== issuer) ?? [];
  if (pack.sigstore === undefined || kept.length === pack.sigstore.identities.length) throw new ProducerError(`the pack does not name ${san} by ${issuer}`);
  return { ...pack, sigstore: { ...pack.sigstore, identities: kept } };
}

/** Takes out a key with its logs, an anchor or a revocation list: whatever begins with `id`, if that is one thing. */
export function without(pack: TrustPack, id: string): TrustPack {
  const found = oneOf(pack, id);
  const rest = {
    ...pack,
    keys: pack.keys.filter((key) => key.keyid !== found),
    logs: pack.logs.filter((log) => log.keyid !== found),
  };
  const anchors = (pack.anchors ?? []).filter((anchor) => anchor.fingerprint !== found);
  const crls = (pack.crls ?? []).filter((crl) => crlDigest(crl) !== found);
  return { ...rest, ...(pack.anchors === undefined ? {} : { anchors }), ...(pack.crls === undefined ? {} : { crls }) };
}

/** A key or anchor stays in the pack, so that what it signed before `since` can still be judged. */
export function compromised(pack: TrustPack, id: string, since: string): TrustPack {
  const found = oneOf(pack, id);
  const mark = <T extends { readonly compromised_since?: string }>(each: T, own: string): T => (own === found ? { ...each, compromised_since: since } : each);
  if ((pack.crls ?? []).some((crl) => crlDigest(crl) === found)) throw new ProducerError('a revocation list cannot be compromised');
  return {
    ...pack,
    keys: pack.keys.map((key) => mark(key, key.keyid)),
    ...(pack.anchors === undefined ? {} : { anchors: pack.anchors.map((anchor) => mark(anchor, anchor.fingerprint)) }),
  };
}

const MIN_PREFIX = 8;

/** The one digest of the pack that begins with what was given. */
export function oneOf(pack: TrustPack, id: string): string {
  const all = [...pack.keys.map((key) => key.keyid), ...(pack.anchors ?? []).map((anchor) => anchor.fingerprint), ...(pack.crls ?? []).map(crlDigest)];
  const wanted = id.toLowerCase().replaceAll(' ', '');
  const found = wanted.length < MIN_PREFIX ? [] : all.filter((each) => each.startsWith(wanted));
  const [only] = found;
  if (only === undefined || found.length > 1) throw new ProducerError(`${found.length === 0 ? 'nothing' : 'more than one thing'} in the pack begins with ${id}`, `give at least ${MIN_PREFIX} digits of a keyid or fingerprint, as trust show prints them`);
  return only;
}

export const crlDigest = (crl: string): string => sha256Hex(decodeBase64(crl) ?? new Uint8Array());
