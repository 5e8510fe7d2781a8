import type { Bundle } from '@sigstore/bundle';
import type { TransparencyLogEntry } from '@sigstore/protobuf-specs';
import { decodeBase64 } from '../encoding/index.ts';
import type { TrustedLog } from './trusted-root.ts';

/**
 * Keeps, of each checkpoint's signatures, only those in the name of the log that the entry names. @sigstore/verify uses
 * the signer's name, which is the bundle author's, as a regular expression over the log's address: left alone, a name
 * like `.*` matches every log, and a crafted one keeps the matcher busy for ever.
 */
export function withOwnCheckpoints(bundle: Bundle, logs: readonly TrustedLog[]): Bundle {
  const { verificationMaterial } = bundle;
  const tlogEntries = verificationMaterial.tlogEntries.map((entry) => withOwnCheckpoint(entry, logs));
  return { ...bundle, verificationMaterial: { ...verificationMaterial, tlogEntries } } as Bundle;
}

function withOwnCheckpoint(entry: TransparencyLogEntry, logs: readonly TrustedLog[]): TransparencyLogEntry {
  const proof = entry.inclusionProof;
  const envelope = proof?.checkpoint?.envelope;
  if (proof === undefined || envelope === undefined) return entry;
  const names = new Set(logsOf(entry, logs).flatMap((log) => log.names));
  return { ...entry, inclusionProof: { ...proof, checkpoint: { envelope: keepSignatures(envelope, names) } } };
}

/**
 * C2SP signed note: text, blank line, then one "— name base64" line a signature. A second spelling of the same bytes is
 * no signature: the note would have two forms.
 */
export function keepSignatures(envelope: string, names: ReadonlySet<string>): string {
  const split = envelope.indexOf('\n\n');
  if (split < 0) return envelope;
  const kept = envelope.slice(split + 2).split('\n').filter((line) => {
    const [, name, signature] = /^— (\S+) ([A-Za-z0-9+/=]+)$/.exec(line) ?? [];
    return name !== undefined && signature !== undefined && names.has(name) && decodeBase64(signature) !== null;
  });
  return `${envelope.slice(0, split + 2)}${kept.map((line) => `${line}\n`).join('')}`;
}

/** The logs of the trusted root that an entry can have come from. */
export function logsOf(entry: TransparencyLogEntry, logs: readonly TrustedLog[]): readonly TrustedLog[] {
  return logs.filter((log) => log.ids.some((id) => entry.logId?.keyId.equals(id) === true));
}
