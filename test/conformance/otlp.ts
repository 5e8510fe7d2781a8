import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readOtlp } from '../../src/core/artifacts/otlp.ts';
import { parseOtlp } from '../../src/core/artifacts/otlp-values.ts';
import type { RecordEvent } from '../../src/core/model/record.ts';
import { createOtlpTraceReader, recogniseOtlpTraces } from '../../src/sources/otlp-traces/index.ts';
import { isJsonArray, isJsonObject, type JsonValue } from '../../src/core/json/index.ts';
import type { SuiteResult } from './run.ts';

const member = (value: JsonValue | undefined, name: string): JsonValue | undefined => (isJsonObject(value) ? value[name] : undefined);
const list = (value: JsonValue | undefined): readonly JsonValue[] => (isJsonArray(value) ? value : []);

/**
 * Every trace is read with all of its spans, by name and in order, for the viewer and as a source of the record: a row a
 * span and a row an event. Every other signal, and a trace in a form of its own, is said not to be one, and is told from a
 * broken file.
 */
export function run(vectorsDir: string): Promise<SuiteResult> {
  const base = join(vectorsDir, 'otlp');
  const names = readdirSync(base).sort();
  const differences: string[] = [];
  let spans = 0;
  const rows = { mapped: 0, unknown: 0, malformed: 0 };
  for (const name of names) {
    const bytes = new Uint8Array(readFileSync(join(base, name)));
    const document = parseOtlp(bytes);
    const read = readOtlp(bytes);
    if (!document.ok) {
      differences.push(`${name}: refused: ${document.problem}`);
    } else if (member(document.value, 'resourceSpans') === undefined) {
      if (read.ok || read.problem !== 'not-otlp' || recogniseOtlpTraces(bytes) !== null) differences.push(`${name}: taken for a trace`);
    } else {
      const expected = list(member(document.value, 'resourceSpans')).flatMap((each) => list(member(each, 'scopeSpans'))).flatMap((each) => list(member(each, 'spans')));
      const same = read.ok && !read.truncated && read.spans.length === expected.length && read.spans.every((span, at) => span.name === member(expected[at], 'name'));
      spans += read.ok ? read.spans.length : 0;
      const problem = same && expected.length > 0 ? asSource(bytes, name, expected, rows) : read.ok ? 'spans differ' : read.problem;
      if (problem !== null) differences.push(`${name}: ${problem}`);
    }
  }
  return Promise.resolve({ suite: 'otlp', agree: names.length - differences.length, total: names.length, differences, notes: [
    `${spans} spans read; logs and metrics are told apart, not read`,
    `as a source: ${rows.mapped} spans and events mapped, ${rows.unknown} without a mapping, ${rows.malformed} malformed`,
  ] });
}

function asSource(bytes: Uint8Array, file: string, expected: readonly JsonValue[], rows: { mapped: number; unknown: number; malformed: number }): string | null {
  const form = recogniseOtlpTraces(bytes);
  if (form === null) return 'not recognised';
  const events: RecordEvent[] = [];
  const reader = createOtlpTraceReader(form, { file, maxValueBytes: 2 ** 24, maxJsonDepth: 64, maxFindingsPerCode: 100, asOf: Date.UTC(2100, 0, 1) }, { event: (row) => void events.push(row) });
  reader.push(bytes);
  const { counts } = reader.end();
  rows.mapped += counts.mapped;
  rows.unknown += counts.unknown;
  rows.malformed += counts.malformed;
  const wanted = expected.flatMap((span) => [member(span, 'name'), ...list(member(span, 'events')).map((event) => member(event, 'name'))]);
  if (JSON.stringify(events.map((row) => row.sourceType)) !== JSON.stringify(wanted)) return 'rows differ from spans and events';
  const cut = events.find((row) => !new TextDecoder().decode(bytes.subarray(row.at.offset, (row.at.offset ?? 0) + (row.at.length ?? 0))).includes(JSON.stringify(row.sourceType)));
  return cut === undefined ? null : `${cut.id} does not point to its bytes`;
}
