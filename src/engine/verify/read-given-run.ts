import RUN_SCHEMA from '../../../docs/formats/run.schema.json' with { type: 'json' };
import { sha256Hex } from '../../core/crypto/index.ts';
import { asJson, isJsonObject, parseCanonical, schemaRule, type JsonObject } from '../../core/json/index.ts';
import type { Run } from '../../core/run.ts';

export type GivenRun =
  | { readonly ok: true; readonly run: Run; readonly bytes: Uint8Array; readonly runId: string }
  | { readonly ok: false; readonly problem: string };

/** A run of a bundle with 200,000 files has some 40 MB; nothing larger is one. */
const MAX_BYTES = 256 * 2 ** 20;
const LINE_FEED = 0x0a;

/** Whether a file says of itself that it is a run: then it is read as one, and never verified as evidence of something. */
export function saysRun(bytes: Uint8Array): boolean {
  if (bytes[0] !== 0x7b || !Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes('"proofroom.run.')) return false;
  try {
    const value: unknown = JSON.parse(Buffer.from(bytes).toString('utf8'));
    return typeof value === 'object' && value !== null && 'format' in value && typeof value.format === 'string' && value.format.startsWith('proofroom.run.');
  } catch {
    return false;
  }
}

/**
 * A run from a file, which anybody may have written: its exact bytes (with or without the line feed that the terminal
 * prints after it), every member by the published schema, and what a schema cannot say. `bytes` are those that `runId` is made of.
 * Nothing signs a run: only verifying again shows that the evidence gives this one.
 */
export function readGivenRun(file: Uint8Array): GivenRun {
  const bytes = file.at(-1) === LINE_FEED ? file.subarray(0, -1) : file;
  const read = parseCanonical(bytes, { maxDepth: 64, maxBytes: MAX_BYTES });
  if (!read.ok) return { ok: false, problem: `${read.problem} at byte ${read.offset}` };
  const problem = (rule ??= schemaRule(schema()))(read.value);
  if (problem !== null) return { ok: false, problem: `${problem.keyword} at ${problem.pointer || '/'}` };
  if (!isRun(read.value)) return { ok: false, problem: 'the format at /format' };
  const wrong = inconsistency(read.value);
  return wrong === null ? { ok: true, run: read.value, bytes, runId: sha256Hex(bytes).slice(0, 16) } : { ok: false, problem: wrong };
}

let rule: ReturnType<typeof schemaRule> | undefined;

function schema(): JsonObject {
  const value = asJson(RUN_SCHEMA);
  if (!isJsonObject(value)) throw new Error('the schema of a run is no object');
  return value;
}

/** Called on what the schema has just described, member by member. */
function isRun(value: unknown): value is Run {
  return typeof value === 'object' && value !== null && 'format' in value && value.format === 'proofroom.run.v1';
}

function inconsistency(run: Run): string | null {
  const at = Date.parse(run.inputs.asOf);
  if (Number.isNaN(at) || new Date(at).toISOString() !== run.inputs.asOf) return 'no instant at /inputs/asOf';
  const stray = run.checks.findIndex((check) => check.findings.some((index) => index >= run.findings.length));
  if (stray >= 0) return `a finding that the run does not hold at /checks/${stray}/findings`;
  if (new Set(run.verdict.axes.map(({ axis }) => axis)).size !== run.verdict.axes.length) return 'one axis twice at /verdict/axes';
  if (new Set(run.controls.map(({ id }) => id)).size !== run.controls.length) return 'one control test twice at /controls';
  const few = run.controls.findIndex((control) => control.exceptions.length > control.exceptionCount || control.undecided.length > control.undecidedCount);
  return few >= 0 ? `more facts than are counted at /controls/${few}` : null;
}
