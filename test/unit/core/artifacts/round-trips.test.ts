import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readJunit, type JunitCase } from '../../../../src/core/artifacts/junit.ts';
import { readOtlp, SPAN_KINDS, SPAN_STATUSES, type Span } from '../../../../src/core/artifacts/otlp.ts';

/** What others' tools write, read back: names and messages are whatever their authors chose. */

const word = fc.string({ unit: fc.constantFrom('a', 'Z', '9', 'é', '😀', '<', '>', '&', '"', "'", ' ', ']]>', '-'), maxLength: 12 });
/** Attribute values lose white space at neither end, but a line feed in one becomes a space. */
const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

describe('junit', () => {
  const cases = fc.array(fc.record({
    name: word, status: fc.constantFrom('passed', 'failed', 'skipped'), seconds: fc.nat(10_000).map((each) => each / 1_000), message: word,
  }), { maxLength: 6 });
  const write = (each: { name: string; status: string; seconds: number; message: string }): string => {
    const inside = each.status === 'passed' ? '' : `<${each.status === 'failed' ? 'failure' : 'skipped'} message="${escape(each.message)}"/>`;
    return `<testcase name="${escape(each.name)}" time="${each.seconds}">${inside}</testcase>`;
  };
  test('reads every case as it was written', () => {
    fc.assert(fc.property(word, cases, (suite, each) => {
      const expected = each.map((one): JunitCase => ({
        suite, name: one.name, status: one.status, seconds: one.seconds,
        message: one.status === 'passed' || one.message.trim() === '' ? null : one.message.trim(),
      }));
      expect(readJunit(`<testsuite name="${escape(suite)}">${each.map(write).join('\n')}</testsuite>`)).toEqual({ ok: true, cases: expected, truncated: false });
    }));
  });
  test('reads no more cases and no longer message than it may', () => {
    const many = readJunit(`<testsuite>${'<testcase name="x"/>'.repeat(100_001)}</testsuite>`);
    expect(many.ok && [many.cases.length, many.truncated]).toEqual([100_000, true]);
    const long = readJunit(`<testsuite><testcase name="x"><error>${'m'.repeat(20_000)}</error></testcase></testsuite>`);
    expect(long.ok && long.cases[0]?.message?.length).toBe(10_000);
  });
});

describe('otlp', () => {
  const span = fc.record({
    id: fc.stringMatching(/^[0-9a-f]{16}$/), parent: fc.option(fc.stringMatching(/^[0-9a-f]{16}$/)), name: word,
    start: fc.nat(2 ** 31), end: fc.nat(2 ** 31), nanos: fc.nat(999_999), kind: fc.constantFrom(...SPAN_KINDS), status: fc.constantFrom(...SPAN_STATUSES),
  });
  test('reads every span as it was written, service by service', () => {
    fc.assert(fc.property(fc.array(fc.tuple(word, fc.array(span, { maxLength: 4 })), { maxLength: 3 }), (services) => {
      const nano = (ms: number, nanos: number): string => String(BigInt(ms) * 1_000_000n + BigInt(nanos));
      const document = {
        resourceSpans: services.map(([service, spans]) => ({
          resource: { attributes: [{ key: 'service.name', value: { stringValue: service } }] },
          scopeSpans: [{ spans: spans.map((each) => ({
            spanId: each.id, parentSpanId: each.parent ?? '', name: each.name, startTimeUnixNano: nano(each.start, each.nanos), endTimeUnixNano: nano(each.end, 0),
            kind: SPAN_KINDS.indexOf(each.kind), status: { code: SPAN_STATUSES.indexOf(each.status) },
          })) }],
        })),
      };
      const expected = services.flatMap(([service, spans]) => spans.map(({ nanos: _nanos, ...each }) => ({ ...each, service }))).map((each, at): Span => ({ ...each, at }));
      expect(readOtlp(new TextEncoder().encode(JSON.stringify(document)))).toEqual({ ok: true, spans: expected, unread: [], truncated: false });
    }));
  });
  test('reads no more spans than it may', () => {
    const spans = Array.from({ length: 100_001 }, () => ({ spanId: 'a', name: 'n', startTimeUnixNano: 0, endTimeUnixNano: 0 }));
    const read = readOtlp(new TextEncoder().encode(JSON.stringify({ resourceSpans: [{ scopeSpans: [{ spans }] }] })));
    expect(read.ok && [read.spans.length, read.truncated]).toEqual([100_000, true]);
  });
});
