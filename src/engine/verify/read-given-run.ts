import RUN_SCHEMA from '../../../docs/formats/run.schema.json' with { type: 'json' };
import { sha256Hex } from '../../core/crypto/index.ts';
import { refused, type Problem, type Refused } from '../../core/findings/index.ts';
import { asJson, isJsonObject, parseCanonical, schemaRule, type JsonObject } from '../../core/json/index.ts';
import type { Run } from '../../core/run.ts';

export type GivenRun =
  | { readonly ok: true; readonly run: Run; readonly bytes: Uint8Array; readonly runId: string }
  | Refused;

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
  if (!read.ok) return { ok: false, problem: read.problem, at: { offset: read.offset } };
  const problem = (rule ??= schemaRule(schema()))(read.value);
  if (problem !== null) return refused(WORDS[problem.keyword] ?? 'wrong-value', problem.pointer);
  if (!isRun(read.value)) return refused('wrong-value', '/format');
  const wrong = inconsistency(read.value);
  return wrong ?? { ok: true, run: read.value, bytes, runId: sha256Hex(bytes).slice(0, 16) };
}

/** What a keyword of the schema that is not kept comes to; of any other, that the value is not allowed. */
const WORDS: Readonly<Record<string, Problem>> = { required: 'missing-member', additionalProperties: 'unknown-member', type: 'wrong-type' };

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

function inconsistency(run: Run): Refused | null {
  const at = Date.parse(run.inputs.asOf);
  if (Number.isNaN(at) || new Date(at).toISOString() !== run.inputs.asOf) return refused('time', '/inputs/asOf');
  const stray = run.checks.findIndex((check) => check.findings.some((index) => index >= run.findings.length));
  if (stray >= 0) return refused('stray-finding', `/checks/${stray}/findings`);
  if (new Set(run.verdict.axes.map(({ axis }) => axis)).size !== run.verdict.axes.length) return refused('repeated', '/verdict/axes');
  if (new Set(run.controls.map(({ id }) => id)).size !== run.controls.length) return refused('repeated', '/controls');
  const few = run.controls.findIndex((control) => control.exceptions.length > control.exceptionCount || control.undecided.length > control.undecidedCount);
  return few >= 0 ? refused('uncounted-facts', `/controls/${few}`) : null;
}
