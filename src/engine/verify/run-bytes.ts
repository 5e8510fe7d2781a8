import { encodeUtf8 } from '../../core/encoding/index.ts';
import { runText } from '../../core/run-text.ts';
import type { Run } from '../../core/run.ts';

/** The bytes of a run. */
export function runBytes(run: Run): Uint8Array {
  return encodeUtf8(runText(run));
}

/**
 * A run read back. Whoever calls this has compared the bytes with a digest this software made, so the shape is its
 * own; only the format line is looked at, for runs of another version.
 */
export function readRun(bytes: Uint8Array): Run | null {
  const value: unknown = JSON.parse(Buffer.from(bytes).toString('utf8'));
  return isRun(value) ? value : null;
}

function isRun(value: unknown): value is Run {
  return typeof value === 'object' && value !== null && 'format' in value && value.format === 'proofroom.run.v1';
}
