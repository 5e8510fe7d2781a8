import { sha256Hex } from '../crypto/index.ts';
import { isSha256Hex } from '../encoding/index.ts';
import { AXES, refused, type Outcome, type Refused } from '../findings/index.ts';
import {
  array, integer, isJsonObject, nullable, object, oneOf, parseCanonical, shaped, text, type JsonObject, type JsonValue, type Shape,
} from '../json/index.ts';
import type { PreviousRun } from './previous-run.ts';

export type PreviousRunResult =
  | { readonly ok: true; readonly previous: PreviousRun }
  | Refused;

/** A run of a bundle with 200,000 files has some 40 MB; nothing larger is one. */
const MAX_BYTES = 256 * 2 ** 20;
const LINE_FEED = 0x0a;
const OUTCOMES = ['pass', 'fail', 'indeterminate', 'not-checked', 'not-applicable'] as const satisfies readonly Outcome[];

type Taken = Omit<PreviousRun, 'digest' | 'axes'> & { readonly format: 'proofroom.run.v1'; readonly verdict: { readonly axes: PreviousRun['axes'] } };

const digest = text(isSha256Hex);
const TAKEN: Shape<Taken> = object<Taken>({
  format: oneOf(['proofroom.run.v1']),
  subject: object<Taken['subject']>({ kind: oneOf(['evidence-bundle', 'sigstore-bundle', 'signed-document', 'custody-log', 'sign-off', 'portable-case', 'event-proof', 'audit-export', 'unreadable']), digest, bundleId: nullable(text()) }),
  verdict: object<Taken['verdict']>({ axes: array(object<PreviousRun['axes'][number]>({ axis: oneOf(AXES), outcome: oneOf(OUTCOMES) })) }),
  signers: array(object<PreviousRun['signers'][number]>({
    keyid: text(), name: nullable(text()), holder: nullable(text()), outcome: oneOf(['valid', 'invalid', 'unknown-key', 'refused']), certifiedBy: array(text()),
  })),
  streams: array(object<PreviousRun['streams'][number]>({ origin: text(), lastSeq: integer(0), lastTime: nullable(integer(Number.MIN_SAFE_INTEGER)), merkleRoot: digest })),
  files: array(object<PreviousRun['files'][number]>({ name: text(), sha256: nullable(digest) })),
});

/**
 * Reads a run as docs/formats/run.md has it, with or without the line feed that the terminal prints after it. Members that
 * no comparison needs are not looked at: a later version of the same format may have more of them.
 */
export function readPreviousRun(file: Uint8Array): PreviousRunResult {
  const bytes = file.at(-1) === LINE_FEED ? file.subarray(0, -1) : file;
  const read = parseCanonical(bytes, { maxDepth: 64, maxBytes: MAX_BYTES });
  const taken = shaped(read.ok ? { ok: true, value: takenFrom(read.value) } : read, TAKEN);
  if (!taken.ok) return taken;
  const { value } = taken;
  if (new Set(value.streams.map((stream) => stream.origin)).size !== value.streams.length) return refused('repeated', '/streams');
  const { subject, verdict, signers, streams, files } = value;
  return { ok: true, previous: { digest: sha256Hex(bytes), subject, axes: verdict.axes, signers, streams, files } };
}

/** The members that are needed, as far as they are there; the shape then says what is missing. */
function takenFrom(run: JsonValue): JsonValue {
  if (!isJsonObject(run)) return run;
  const subject = run['subject'];
  const verdict = run['verdict'];
  return {
    ...pick(run, ['format']),
    ...(isJsonObject(subject) ? { subject: { bundleId: null, ...pick(subject, ['kind', 'digest', 'bundleId']) } } : pick(run, ['subject'])),
    ...(isJsonObject(verdict) ? { verdict: each(verdict, 'axes', ['axis', 'outcome']) } : pick(run, ['verdict'])),
    // An earlier version of the format did not say who vouches for a key.
    ...each(run, 'signers', ['keyid', 'name', 'holder', 'outcome', 'certifiedBy'], { name: null, holder: null, certifiedBy: [] }),
    ...each(run, 'streams', ['origin', 'lastSeq', 'lastTime', 'merkleRoot'], { lastTime: null }),
    ...each(run, 'files', ['name', 'sha256']),
  };
}

function pick(from: JsonObject, names: readonly string[]): JsonObject {
  return Object.fromEntries(names.flatMap((name) => (Object.hasOwn(from, name) ? [[name, from[name]!]] : [])));
}

function each(from: JsonObject, list: string, names: readonly string[], absent: JsonObject = {}): JsonObject {
  const items = from[list];
  return Array.isArray(items) ? { [list]: items.map((item: JsonValue) => (isJsonObject(item) ? { ...absent, ...pick(item, names) } : item)) } : pick(from, [list]);
}
