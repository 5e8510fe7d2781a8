import { encodeUtf8 } from '../encoding/index.ts';
import type { Finding } from '../findings/index.ts';
import { parseCheckpoint, parseNote, type Checkpoint } from '../tlog/index.ts';
import { fits } from './public-key.ts';
import type { TrustedLog } from './trusted-root.ts';

export interface CheckpointJudgement {
  /** Null when the note states none. What it states is to be believed only without findings. */
  readonly checkpoint: Checkpoint | null;
  readonly findings: readonly Finding[];
}

/**
 * A log's signed head (C2SP signed-note and tlog-checkpoint). It must be signed in the name and with the key hash of one
 * of `logs`; lines of others are ignored, even where they share one of the two. Names are compared, never matched: the
 * bundle's author writes them.
 */
export function verifyCheckpoint(envelope: string, logs: readonly TrustedLog[], pointer: string): CheckpointJudgement {
  const at = { pointer };
  const note = parseNote(encodeUtf8(envelope));
  const checkpoint = note === null ? null : parseCheckpoint(note.text);
  if (note === null || checkpoint === null) return { checkpoint: null, findings: [{ code: 'sigstore.checkpoint-malformed', at }] };
  const text = encodeUtf8(note.text);
  const own = note.signatures.flatMap((line) => {
    const signers = logs.filter((log) => log.keyHash === line.keyHash && log.names.includes(line.name));
    return signers.length === 0 ? [] : [{ line, log: signers.find((log) => log.key !== null && fits(log.key, text, line.signature)) }];
  });
  const findings: Finding[] = [];
  if (own.length === 0) {
    findings.push({
      code: 'sigstore.checkpoint-signer-unknown', at, expected: logs.map((log) => `${log.names[0] ?? ''} ${log.keyHash}`).join(', '),
      computed: note.signatures.map((line) => `${line.name} ${line.keyHash}`).join(', '),
    });
  } else if (own.some(({ log }) => log === undefined)) {
    // signed-note allows a note to be refused for one bad line of a known key among good ones: it was tampered with.
    findings.push({ code: 'sigstore.checkpoint-invalid', at });
  }
  const names = logs.flatMap((log) => log.names);
  if (!names.some((name) => isOrigin(checkpoint.origin, name))) {
    findings.push({ code: 'sigstore.checkpoint-origin', at, expected: names[0] ?? '', computed: checkpoint.origin });
  }
  return { checkpoint, findings };
}

/** Rekor v2 signs as its host; Rekor v1 as its host and the tree's number. */
function isOrigin(origin: string, name: string): boolean {
  return origin === name || (origin.startsWith(`${name} - `) && /^\d{1,20}$/.test(origin.slice(name.length + 3)));
}
