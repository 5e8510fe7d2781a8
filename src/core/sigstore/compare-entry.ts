import type { TransparencyLogEntry } from '@sigstore/protobuf-specs';
import { toHex } from '../encoding/index.ts';
import type { EntryPart, Finding } from '../findings/index.ts';
import { readEntryBody, type EntryBody } from './entry-body.ts';
import { digest, sameBytes } from './public-key.ts';
import type { SignedContent } from './signed-content.ts';

/**
 * Whether an entry is about this signature (client specification, section 4.4): the same signature, by the same
 * certificate or key, over the same content. A sound entry about something else proves nothing of this.
 * @param verifiers the forms in which an entry may name the signer: its certificate, its key; empty when neither is known.
 */
export function compareEntry(entry: TransparencyLogEntry, content: SignedContent, verifiers: readonly Uint8Array[], pointer: string): readonly Finding[] {
  const at = { pointer: `${pointer}/canonicalizedBody` };
  const { kind, version } = entry.kindVersion ?? { kind: '', version: '' };
  const read = readEntryBody(entry.canonicalizedBody, kind, version);
  if (!read.ok) {
    if (read.problem === 'malformed') return [{ code: 'sigstore.log-entry-malformed', at, values: { problem: 'body' } }];
    if (read.problem === 'kind') return [{ code: 'sigstore.log-entry-unsupported', at: { pointer: `${pointer}/kindVersion` }, values: { kind: read.kind } }];
    return [mismatch('kind', at.pointer, `${kind} ${version}`, read.kind)];
  }
  const { body } = read;
  return [
    ...(body.signature !== null && sameBytes(body.signature, content.signature) ? []
      : [mismatch('signature', at.pointer, toHex(digest('sha256', content.signature)), body.signature === null ? null : toHex(digest('sha256', body.signature)))]),
    ...compareVerifier(body, verifiers, at.pointer),
    ...compareDigest(body, content, at.pointer),
    ...(body.payload === undefined || (body.payload !== null && content.payload !== null && sameBytes(body.payload, content.payload)) ? []
      : [mismatch('payload', at.pointer, null, null)]),
  ];
}

function compareVerifier(body: EntryBody, verifiers: readonly Uint8Array[], pointer: string): readonly Finding[] {
  const [first] = verifiers;
  const { verifier } = body;
  if (first === undefined || (verifier !== null && verifiers.some((each) => sameBytes(each, verifier)))) return [];
  return [mismatch('verifier', pointer, toHex(digest('sha256', first)), verifier === null ? null : toHex(digest('sha256', verifier)))];
}

function compareDigest(body: EntryBody, content: SignedContent, pointer: string): readonly Finding[] {
  if (body.digest === null) return [mismatch('digest', pointer, null, null)];
  const { of, hash, value } = body.digest;
  const expected = of === 'content' ? content.contentDigests(hash) : content.payload === null ? [] : [digest(hash, content.payload)];
  const [first] = expected;
  // Without an artifact at hand nothing is compared, and it is asked for elsewhere; only an envelope has a payload.
  if (first === undefined && of === 'content') return [];
  return expected.some((each) => sameBytes(each, value)) ? [] : [mismatch('digest', pointer, first === undefined ? null : toHex(first), toHex(value))];
}

const mismatch = (part: EntryPart, pointer: string, expected: string | null, computed: string | null): Finding => ({
  code: 'sigstore.log-entry-mismatch', at: { pointer }, values: { part },
  ...(expected === null ? {} : { expected }), ...(computed === null ? {} : { computed }),
});
