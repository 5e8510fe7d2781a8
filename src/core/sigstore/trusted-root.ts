import { TrustedRoot, type CertificateAuthority, type TransparencyLogInstance } from '@sigstore/protobuf-specs';
import { toHex } from '../encoding/index.ts';
import type { ReadingWord, SigstoreWord } from '../findings/index.ts';
import { readCertificate, type Certificate } from './certificate.ts';
import { readRootKey, type VerifyingKey } from './public-key.ts';

/** Milliseconds; both ends are inside (TimeRange is a closed interval). */
export interface Window {
  readonly from: number;
  readonly to: number;
}

/** A certificate authority or time-stamping authority: its certificates, the trust anchor last. */
export interface TrustedAuthority {
  readonly chain: readonly Certificate[];
  readonly window: Window;
}

/** A transparency log, of signatures or of certificates. */
export interface TrustedLog {
  /** Hex of its ids: of 32 bytes, or of 4 where the root states a note's key hash. */
  readonly ids: readonly string[];
  /** First four bytes of the id that its checkpoints carry, in hex. */
  readonly keyHash: string;
  /** Names in which its checkpoints may be signed. */
  readonly names: readonly string[];
  /** Null for a key of an algorithm that is not read here: nothing of that log verifies. */
  readonly key: VerifyingKey | null;
  readonly window: Window;
}

export interface Root {
  readonly authorities: readonly TrustedAuthority[];
  readonly timeAuthorities: readonly TrustedAuthority[];
  readonly logs: readonly TrustedLog[];
  readonly certificateLogs: readonly TrustedLog[];
}

export type RootReading =
  | { readonly ok: true; readonly root: Root }
  | { readonly ok: false; readonly problems: readonly RootProblem[] };

export interface RootProblem {
  /** JSON pointer into the trusted root; empty where it could not be read at all. */
  readonly place: string;
  readonly problem: ReadingWord | SigstoreWord;
}

/**
 * `trusted_root.json` as it stands in the trust pack. An authority or log without a start of validity is refused: read
 * as protobuf reads it, it would be trusted since the beginning of time.
 */
export function readTrustedRoot(json: unknown): RootReading {
  try {
    const written = TrustedRoot.fromJSON(json);
    const problems: RootProblem[] = [];
    const root: Root = {
      authorities: written.certificateAuthorities.map((each, at) => authorityOf(each, `/certificateAuthorities/${at}`, problems)),
      timeAuthorities: written.timestampAuthorities.map((each, at) => authorityOf(each, `/timestampAuthorities/${at}`, problems)),
      logs: written.tlogs.map((each, at) => logOf(each, `/tlogs/${at}`, problems)),
      certificateLogs: written.ctlogs.map((each, at) => logOf(each, `/ctlogs/${at}`, problems)),
    };
    return problems.length > 0 ? { ok: false, problems } : { ok: true, root };
  } catch {
    return { ok: false, problems: [{ place: '', problem: 'protobuf' }] };
  }
}

function authorityOf(written: CertificateAuthority, at: string, problems: RootProblem[]): TrustedAuthority {
  const certificates = written.certChain?.certificates ?? [];
  if (certificates.length === 0) problems.push({ place: `${at}/certChain`, problem: 'missing-member' });
  const chain = certificates.flatMap(({ rawBytes }, index) => {
    const certificate = readCertificate(rawBytes);
    if (certificate === null) problems.push({ place: `${at}/certChain/certificates/${index}`, problem: 'not-a-certificate' });
    return certificate ?? [];
  });
  return { chain, window: windowOf(written.validFor, `${at}/validFor`, problems) };
}

function logOf(written: TransparencyLogInstance, at: string, problems: RootProblem[]): TrustedLog {
  const ids = [written.checkpointKeyId, written.logId].flatMap((id) => (id === undefined || id.keyId.length === 0 ? [] : [toHex(id.keyId)]));
  if (ids.length === 0 || ids.some((id) => id.length < 8)) problems.push({ place: `${at}/logId`, problem: 'missing-member' });
  if (written.publicKey?.rawBytes === undefined) problems.push({ place: `${at}/publicKey`, problem: 'missing-member' });
  const { rawBytes, keyDetails, validFor } = written.publicKey ?? {};
  return {
    ids, keyHash: ids[0]?.slice(0, 8) ?? '', names: namesOf(written.baseUrl),
    key: rawBytes === undefined || keyDetails === undefined ? null : readRootKey(rawBytes, keyDetails),
    window: windowOf(validFor, `${at}/publicKey/validFor`, problems),
  };
}

function windowOf(range: { readonly start?: Date | undefined; readonly end?: Date | undefined } | undefined, at: string, problems: RootProblem[]): Window {
  const from = range?.start?.getTime();
  const to = range?.end?.getTime() ?? Number.POSITIVE_INFINITY;
  if (from === undefined) problems.push({ place: at, problem: 'no-start' });
  if (Number.isNaN(from) || Number.isNaN(to)) problems.push({ place: at, problem: 'not-a-time' });
  return { from: from ?? Number.POSITIVE_INFINITY, to };
}

/** `https://rekor.sigstore.dev` signs as `rekor.sigstore.dev`; a port is not always part of the name. */
function namesOf(baseUrl: string): readonly string[] {
  const host = baseUrl.replace(/^[a-z]+:\/\//, '').replace(/\/.*$/, '');
  return [...new Set([host, host.replace(/:\d+$/, '')])].filter((name) => name !== '');
}

export const covers = (window: Window, time: number): boolean => window.from <= time && time <= window.to;

/** Logs that an id names: whole, or by the four bytes of a note's key hash where the root states no more. */
export const logsNamed = (logs: readonly TrustedLog[], id: string): readonly TrustedLog[] =>
  logs.filter((log) => log.ids.some((each) => each === id || (each.length === 8 && id.startsWith(each))));

/** "2026-01-01T00:00:00.000Z 2026-12-31T00:00:00.000Z", as findings state a window; an open end is left out. */
export const windowText = ({ from, to }: Window): string =>
  [from, to].filter((end) => Number.isFinite(end)).map((end) => instant(end)).join(' ');

/** RFC 3339, or the number itself for a time that no calendar holds: some are of the bundle author's choosing. */
export const instant = (time: number): string => (Math.abs(time) <= 8.64e15 ? new Date(time).toISOString() : String(time));
