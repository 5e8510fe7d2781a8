import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readOtlp } from '../../src/core/artifacts/otlp.ts';
import { isJsonArray, isJsonObject, parseStrict, type JsonValue } from '../../src/core/json/index.ts';
import type { SuiteResult } from './run.ts';

/** What an export holds besides traces is not shown yet, and must be told from a broken file. */
const OTHER_SIGNALS = ['resourceLogs', 'resourceMetrics'];

const member = (value: JsonValue | undefined, name: string): JsonValue | undefined => (isJsonObject(value) ? value[name] : undefined);
const list = (value: JsonValue | undefined): readonly JsonValue[] => (isJsonArray(value) ? value : []);

/** Every trace is read with all of its spans, by name and in order; every other signal is said not to be a trace. */
export function run(vectorsDir: string): Promise<SuiteResult> {
  const base = join(vectorsDir, 'otlp');
  const names = readdirSync(base).sort();
  const differences: string[] = [];
  let spans = 0;
  for (const name of names) {
    const bytes = new Uint8Array(readFileSync(join(base, name)));
    const document = parseStrict(bytes);
    const read = readOtlp(bytes);
    if (!document.ok) {
      differences.push(`${name}: refused: ${document.problem}`);
    } else if (OTHER_SIGNALS.some((signal) => member(document.value, signal) !== undefined)) {
      if (read.ok || read.problem !== 'not-otlp') differences.push(`${name}: taken for a trace`);
    } else {
      const expected = list(member(document.value, 'resourceSpans')).flatMap((each) => list(member(each, 'scopeSpans'))).flatMap((each) => list(member(each, 'spans')));
      const same = read.ok && !read.truncated && read.spans.length === expected.length && read.spans.every((span, at) => span.name === member(expected[at], 'name'));
      if (!same || expected.length === 0) differences.push(`${name}: ${read.ok ? 'spans differ' : read.problem}`);
      spans += read.ok ? read.spans.length : 0;
    }
  }
  return Promise.resolve({ suite: 'otlp', agree: names.length - differences.length, total: names.length, differences, notes: [`${spans} spans read; logs and metrics are told apart, not read`] });
}
