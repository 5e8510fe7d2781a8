import type { TransparencyLogEntry } from '@sigstore/protobuf-specs';
import { encodeBase64, encodeUtf8, toHex } from '../encoding/index.ts';
import type { Finding } from '../findings/index.ts';
import { leafHash, verifyInclusion } from '../tlog/index.ts';
import { verifyCheckpoint } from './log-checkpoint.ts';
import { fits, sameBytes } from './public-key.ts';
import { covers, instant, logsNamed, windowText, type TrustedLog } from './trusted-root.ts';

export interface EntryJudgement {
  readonly findings: readonly Finding[];
  /** The time that the log's promise vouches for, in milliseconds. */
  readonly time: number | null;
}

const COUNT = /^(0|[1-9]\d{0,18})$/;

/**
 * Whether one of the trusted root's logs holds the entry: its promise and its proof, each where it is there, and the one
 * that the bundle's version asks for in any case.
 */
export function verifyLogEntry(entry: TransparencyLogEntry, logs: readonly TrustedLog[], asksFor: 'promise' | 'proof', pointer: string): EntryJudgement {
  const id = toHex(entry.logId?.keyId ?? new Uint8Array(0));
  const named = logsNamed(logs, id);
  if (named.length === 0) return { findings: [{ code: 'sigstore.log-unknown', at: { pointer: `${pointer}/logId/keyId` }, computed: id }], time: null };
  if (![entry.logIndex, entry.integratedTime].every((count) => COUNT.test(count))) {
    return { findings: [{ code: 'sigstore.log-entry-malformed', at: { pointer }, values: { problem: 'count' } }], time: null };
  }
  const promise = verifyPromise(entry, named, pointer);
  const proof = verifyProof(entry, named, pointer);
  return { findings: [...findMissing(entry, asksFor, pointer), ...promise.findings, ...proof], time: promise.time };
}

function findMissing(entry: TransparencyLogEntry, asksFor: 'promise' | 'proof', pointer: string): readonly Finding[] {
  if (asksFor === 'promise') return entry.inclusionPromise === undefined ? [{ code: 'sigstore.promise-missing', at: { pointer } }] : [];
  return entry.inclusionProof === undefined ? [{ code: 'sigstore.inclusion-missing', at: { pointer } }] : [];
}

/** Rekor v1's signed entry timestamp: over the entry's body, time, log and index as canonical JSON. */
function verifyPromise(entry: TransparencyLogEntry, logs: readonly TrustedLog[], pointer: string): EntryJudgement {
  if (entry.inclusionPromise === undefined) return { findings: [], time: null };
  const at = { pointer: `${pointer}/inclusionPromise/signedEntryTimestamp` };
  const signed = encodeUtf8(`{"body":"${encodeBase64(entry.canonicalizedBody)}","integratedTime":${entry.integratedTime},"logID":"${toHex(entry.logId?.keyId ?? new Uint8Array(0))}","logIndex":${entry.logIndex}}`);
  const { signedEntryTimestamp } = entry.inclusionPromise;
  const signers = logs.filter((log) => log.key !== null && fits(log.key, signed, signedEntryTimestamp));
  const time = Number(entry.integratedTime) * 1_000;
  const [signer] = signers;
  if (signer === undefined) return { findings: [{ code: 'sigstore.promise-invalid', at }], time: null };
  if (signers.some((log) => covers(log.window, time))) return { findings: [], time };
  return { findings: [{ code: 'sigstore.log-outside-window', at, expected: windowText(signer.window), computed: instant(time) }], time: null };
}

/**
 * The inclusion proof, up to the root of a head that the log signed. What the proof says of the tree beside that is not
 * signed: it must repeat the head, and for Rekor v2, which has one index only, the entry's own.
 */
function verifyProof(entry: TransparencyLogEntry, logs: readonly TrustedLog[], pointer: string): readonly Finding[] {
  const proof = entry.inclusionProof;
  if (proof === undefined) return [];
  const at = { pointer: `${pointer}/inclusionProof` };
  if (proof.checkpoint === undefined) return [{ code: 'sigstore.checkpoint-missing', at }];
  const { checkpoint, findings } = verifyCheckpoint(proof.checkpoint.envelope, logs, `${at.pointer}/checkpoint/envelope`);
  if (checkpoint === null) return findings;
  const head = { size: String(checkpoint.size), root: toHex(checkpoint.root) };
  const stated = { size: proof.treeSize, root: toHex(proof.rootHash) };
  const index = isRekor2(entry) ? entry.logIndex : proof.logIndex;
  return [
    ...findings,
    ...(['size', 'root'] as const).flatMap((part): readonly Finding[] =>
      (head[part] === stated[part] ? [] : [{ code: 'sigstore.checkpoint-mismatch', at, expected: head[part], computed: stated[part], values: { part } }])),
    ...(index === proof.logIndex ? [] : [{ code: 'sigstore.checkpoint-mismatch', at, expected: index, computed: proof.logIndex, values: { part: 'index' } } satisfies Finding]),
    ...(COUNT.test(index) && verifyInclusion(Number(index), checkpoint.size, leafHash(entry.canonicalizedBody), proof.hashes, checkpoint.root) ? []
      : [{ code: 'sigstore.inclusion-invalid', at, values: { index, size: checkpoint.size } } satisfies Finding]),
  ];
}

/** Entries of Rekor v2 have kinds of their own: v1 wrote neither of these at version 0.0.2. */
const isRekor2 = ({ kindVersion }: TransparencyLogEntry): boolean => kindVersion?.version === '0.0.2' && (kindVersion.kind === 'hashedrekord' || kindVersion.kind === 'dsse');

/** Each entry's log must have been trusted at every verified time, whichever party vouches for it. */
export function verifyLogWindow(entry: TransparencyLogEntry, logs: readonly TrustedLog[], times: readonly number[], pointer: string): readonly Finding[] {
  const named = logsNamed(logs, toHex(entry.logId?.keyId ?? new Uint8Array(0)));
  const [first] = named;
  if (first === undefined) return [];
  return times.filter((time) => !named.some((log) => covers(log.window, time))).map((time): Finding => ({
    code: 'sigstore.log-outside-window', at: { pointer: `${pointer}/logId/keyId` }, expected: windowText(first.window), computed: instant(time),
  }));
}

/** Two entries for one place of one log are one entry, said twice. */
export function findRepeated(entries: readonly TransparencyLogEntry[], pointer: string): readonly Finding[] {
  return entries.flatMap((entry, index): readonly Finding[] => {
    const earlier = entries.slice(0, index).some((other) => other.logIndex === entry.logIndex && sameBytes(other.logId?.keyId ?? new Uint8Array(0), entry.logId?.keyId ?? new Uint8Array(0)));
    return earlier ? [{ code: 'sigstore.log-entry-duplicate', at: { pointer: `${pointer}/${index}` }, values: { index: entry.logIndex } }] : [];
  });
}
