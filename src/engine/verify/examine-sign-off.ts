import { parseTimestamp } from '../../core/encoding/index.ts';
import { sha256Hex } from '../../core/crypto/index.ts';
import type { CheckReport } from '../../core/findings/index.ts';
import { isJsonObject, parseCanonical } from '../../core/json/index.ts';
import { verifySignOffFile } from '../../core/review/index.ts';
import { createKeyring, EMPTY_KEYRING, type Keyring } from '../../core/trust/index.ts';
import { examination, type Examination } from './examination.ts';
import { guard } from './guard.ts';
import type { VerifySettings } from './input.ts';
import { readArtifact } from './read-artifact.ts';

const LINE_FEED = 0x0a;

/** A file of sign-offs and, where the user has it, the run that was signed. */
export async function examineSignOff(file: { readonly digest: string; readonly size: number }, bytes: Uint8Array, input: VerifySettings): Promise<Examination> {
  const internal: CheckReport[] = [];
  const run = runOf(await readArtifact(input), input);
  const verified = await guard('sign-off', internal, () => verifySignOffFile(bytes, run, trustOf(input), input.limits.maxFindingsPerCode));
  const [first] = verified?.statements ?? [];
  return examination(
    { kind: 'sign-off', ...file, signOffs: verified?.lines ?? 0, runDigest: run.runDigest, case: first?.case ?? null, evidence: first?.evidence ?? null },
    [...(verified?.reports ?? []), ...internal], { signers: verified?.signers ?? [] },
  );
}

export function trustOf({ trust, asOf }: VerifySettings): { readonly keyring: Keyring; readonly asOf: number } {
  const instant = parseTimestamp(asOf);
  if (instant === null) throw new RangeError(`not a time: ${asOf}`);
  return { keyring: trust === null ? EMPTY_KEYRING : createKeyring(trust.pack), asOf: instant };
}

/** The digest of the run as it was printed, with or without the line feed after it, and the evidence that it is about. */
function runOf(artifact: Uint8Array | null, { limits }: VerifySettings): { readonly runDigest: string | null; readonly evidence: string | null } {
  if (artifact === null) return { runDigest: null, evidence: null };
  const bytes = artifact.at(-1) === LINE_FEED ? artifact.subarray(0, -1) : artifact;
  const read = parseCanonical(bytes, { maxDepth: limits.maxJsonDepth, maxBytes: limits.maxDocumentBytes });
  const subject = read.ok && isJsonObject(read.value) ? read.value['subject'] : undefined;
  const evidence = subject !== undefined && isJsonObject(subject) ? subject['digest'] : undefined;
  return { runDigest: sha256Hex(bytes), evidence: typeof evidence === 'string' ? evidence : null };
}
