import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readOtlpSpan } from '../../../../src/core/artifacts/otlp-span.ts';

const TRACE = {
  resourceSpans: [{
    resource: { attributes: [{ key: 'service.name', value: { stringValue: 'agent' } }] },
    scopeSpans: [{ scope: { name: 'runtime', version: '4.2.0' }, spans: [
      { spanId: 'a', name: 'plan', startTimeUnixNano: '1', endTimeUnixNano: '2' },
      {
        traceId: 't', spanId: 'b', name: 'read', startTimeUnixNano: '1785542400200000000', endTimeUnixNano: '1785542400300000001', status: { code: 2, message: 'refused' },
        attributes: [
          { key: 'tokens', value: { intValue: '12' } }, { key: 'warm', value: { boolValue: false } }, { key: 'share', value: { doubleValue: 0.5 } }, { key: 'raw', value: { bytesValue: 'AA==' } },
          { key: 'tools', value: { arrayValue: { values: [{ stringValue: 'x' }, { intValue: 3 }] } } },
          { key: 'map', value: { kvlistValue: { values: [{ key: '__proto__', value: { stringValue: 'own' } }] } } }, { key: 'none', value: {} }, { value: { stringValue: 'no key' } },
        ],
        events: [{ name: 'exception', timeUnixNano: '1785542400250000000', attributes: [{ key: 'exception.type', value: { stringValue: 'E' } }] }, { timeUnixNano: 'never' }],
        links: [{ traceId: 'u', spanId: 'c' }], droppedEventsCount: 4, droppedLinksCount: -1,
      },
    ] }],
  }],
};
const bytes = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));

describe('one span of a trace', () => {
  test('is read with its attributes by type, its events and its links', () => {
    expect(readOtlpSpan(bytes(TRACE), 1)).toEqual({
      trace: 't', statusMessage: 'refused', startNanos: '1785542400200000000', endNanos: '1785542400300000001', scope: { name: 'runtime', version: '4.2.0' },
      attributes: [
        { key: 'tokens', type: 'integer', value: '12', more: 0 }, { key: 'warm', type: 'boolean', value: 'false', more: 0 }, { key: 'share', type: 'double', value: '0.5', more: 0 },
        { key: 'raw', type: 'bytes', value: 'AA==', more: 0 }, { key: 'tools', type: 'list', value: '["x","3"]', more: 0 }, { key: 'map', type: 'map', value: '{"__proto__":"own"}', more: 0 },
        { key: 'none', type: 'empty', value: '', more: 0 },
      ],
      resource: [{ key: 'service.name', type: 'string', value: 'agent', more: 0 }],
      events: [
        { time: 1_785_542_400_250, name: 'exception', attributes: [{ key: 'exception.type', type: 'string', value: 'E', more: 0 }], more: 0 },
        { time: null, name: '', attributes: [], more: 0 },
      ],
      links: [{ trace: 'u', span: 'c', attributes: [], more: 0 }],
      leftOut: { attributes: { byWriter: 0, here: 0 }, resource: { byWriter: 0, here: 0 }, events: { byWriter: 4, here: 0 }, links: { byWriter: 0, here: 0 } },
    });
  });
  test('is counted as the list of spans counts, and none beyond it', () => {
    expect(readOtlpSpan(bytes(TRACE), 0)).toMatchObject({ startNanos: '1', attributes: [], events: [], links: [] });
    expect(readOtlpSpan(bytes(TRACE), 2)).toBeNull();
    expect(readOtlpSpan(bytes({ resourceSpans: [{ scopeSpans: [{ spans: [7] }] }] }), 0)).toBeNull();
  });
  test('a value and a list are cut where nobody would read on, and say by how much', () => {
    const attributes = Array.from({ length: 1_003 }, (_, at) => ({ key: `k${at}`, value: { stringValue: at === 0 ? 'x'.repeat(10_000) : '' } }));
    const read = readOtlpSpan(bytes({ resourceSpans: [{ scopeSpans: [{ spans: [{ attributes }] }] }] }), 0);
    expect([read?.attributes.length, read?.attributes[0]?.value.length, read?.attributes[0]?.more, read?.leftOut.attributes]).toEqual([1_000, 8_192, 1_808, { byWriter: 0, here: 3 }]);
  });
  test('events and links have no more attributes together than a span, and say what is left out', () => {
    const attributes = Array.from({ length: 700 }, (_, at) => ({ key: `k${at}`, value: {} }));
    const read = readOtlpSpan(bytes({ resourceSpans: [{ resource: { attributes: [...attributes, ...attributes] }, scopeSpans: [{ spans: [{ events: [{ attributes }, { attributes }, { attributes }], links: [{ attributes }] }] }] }] }), 0);
    expect(read?.events.map((each) => [each.attributes.length, each.more])).toEqual([[700, 0], [300, 400], [0, 700]]);
    expect(read?.links.map((each) => [each.attributes.length, each.more])).toEqual([[700, 0]]);
    expect([read?.resource.length, read?.leftOut.resource]).toEqual([1_000, { byWriter: 0, here: 400 }]);
  });
  test('whatever stands in a trace, nothing throws', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => {
      readOtlpSpan(bytes({ resourceSpans: [{ resource: value, scopeSpans: [{ scope: value, spans: [{ attributes: value, events: value, links: value, status: value }, { attributes: [value, { key: 'k', value }] }] }] }] }), 1);
    }));
    const whole = bytes(TRACE);
    for (let at = 0; at < whole.length; at += 1) {
      const flipped = Uint8Array.from(whole);
      flipped[at] = flipped[at]! ^ 0x08;
      readOtlpSpan(flipped, 1);
      expect(readOtlpSpan(whole.subarray(0, at), 1)).toBeNull();
    }
  });
});
