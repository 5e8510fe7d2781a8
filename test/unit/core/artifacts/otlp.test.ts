import { describe, expect, test } from 'vitest';
import { readOtlp } from '../../../../src/core/artifacts/otlp.ts';

const TRACE = {
  resourceSpans: [{
    resource: { attributes: [{ key: 'host', value: { stringValue: 'x' } }, { key: 'service.name', value: { stringValue: 'agent' } }] },
    scopeSpans: [{ spans: [
      { traceId: 't', spanId: 'a', parentSpanId: '', name: 'plan', kind: 3, startTimeUnixNano: '1785542400123999999', endTimeUnixNano: '1785542401000000000', status: { code: 2 } },
      { spanId: 'b', parentSpanId: 'a', name: 'read', startTimeUnixNano: '1785542400200000000', endTimeUnixNano: '1785542400300000000' },
    ] }],
  }, { scopeSpans: [{ spans: [{ spanId: 'c', name: 'alone', kind: 'SPAN_KIND_SERVER', startTimeUnixNano: 5_000_000, endTimeUnixNano: 6_000_000, status: { code: 'STATUS_CODE_OK' } }] }] }],
};
const bytes = (value: unknown): Uint8Array => new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value));

describe('otlp', () => {
  test('reads spans with their service and times', () => {
    expect(readOtlp(bytes(TRACE))).toEqual({ ok: true, truncated: false, unread: [], spans: [
      { at: 0, id: 'a', parent: null, name: 'plan', service: 'agent', start: 1_785_542_400_123, end: 1_785_542_401_000, kind: 'client', status: 'error' },
      { at: 1, id: 'b', parent: 'a', name: 'read', service: 'agent', start: 1_785_542_400_200, end: 1_785_542_400_300, kind: 'unset', status: 'unset' },
      { at: 2, id: 'c', parent: null, name: 'alone', service: '', start: 5, end: 6, kind: 'server', status: 'ok' },
    ] });
  });
  test.each([
    ['{', 'malformed'],
    ['{"resourceSpans":[],"resourceSpans":[]}', 'malformed'],
    ['[]', 'not-otlp'],
    ['{"resourceSpans":{}}', 'not-otlp'],
  ])('%s is refused as %s', (text, problem) => {
    expect(readOtlp(bytes(text))).toEqual({ ok: false, problem });
  });
  test('a span that lacks something is told, and the others are read', () => {
    const good = { spanId: 'g', name: 'good', startTimeUnixNano: '1000000', endTimeUnixNano: '2000000' };
    const { spanId: _id, ...noId } = good;
    const { name: _name, ...unnamed } = good;
    const spans = [7, noId, { ...good, name: 7 }, { ...good, startTimeUnixNano: '-1' }, { ...good, endTimeUnixNano: null }, unnamed, good];
    const read = readOtlp(bytes({ resourceSpans: [{ scopeSpans: [{ spans }] }] }));
    expect(read.ok && read.unread).toEqual([
      { at: 0, name: '', lacks: 'object' }, { at: 1, name: 'good', lacks: 'id' }, { at: 2, name: '', lacks: 'name' }, { at: 3, name: 'good', lacks: 'start' }, { at: 4, name: 'good', lacks: 'end' },
    ]);
    expect(read.ok && read.spans.map(({ at, name }) => [at, name])).toEqual([[5, ''], [6, 'good']]);
  });
  test('reads nanoseconds that are written as numbers, to the digit', () => {
    expect(readOtlp(bytes(JSON.stringify(TRACE).replaceAll(/"(\d{19})"/g, '$1')))).toEqual(readOtlp(bytes(TRACE)));
  });
  test('no member of the prototype is taken for one of the file', () => {
    expect(readOtlp(bytes('{"__proto__":{"resourceSpans":[]}}'))).toEqual({ ok: false, problem: 'not-otlp' });
  });
  test('cut at every length it is refused, and a flipped byte never throws', () => {
    const whole = bytes(TRACE);
    for (let length = 0; length < whole.length; length += 1) expect(readOtlp(whole.subarray(0, length)).ok).toBe(false);
    for (let at = 0; at < whole.length; at += 1) {
      const flipped = Uint8Array.from(whole);
      flipped[at] = flipped[at]! ^ 0x08;
      expect(typeof readOtlp(flipped).ok).toBe('boolean');
    }
  });
});
