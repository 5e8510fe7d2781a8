import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodeUtf8 } from '../../../src/core/encoding/index.ts';
import type { Action, RecordEvent } from '../../../src/core/model/record.ts';
import type { ExportForm, ExportResult } from '../../../src/sources/audit-export/index.ts';
import { createOtlpTraceReader, recogniseOtlpTraces } from '../../../src/sources/otlp-traces/index.ts';
import { attributes, span, spanId, traceId, traces } from '../../support/audit-export.ts';

interface Read extends ExportResult { readonly rows: readonly RecordEvent[]; readonly calls: readonly Action[] }

function read(text: string | Uint8Array, form: ExportForm = 'document'): Read {
  const rows: RecordEvent[] = [];
  const calls: Action[] = [];
  const reader = createOtlpTraceReader(form, { file: 'traces.json', maxValueBytes: 10_000, maxJsonDepth: 64, maxFindingsPerCode: 100, asOf: Date.UTC(2030, 0, 1) }, { event: (row) => void rows.push(row), action: (each) => void calls.push(each) });
  reader.push(typeof text === 'string' ? encodeUtf8(text) : text);
  return { ...reader.end(), rows, calls };
}
const found = ({ reports }: ExportResult, code: string) => reports.flatMap((report) => report.findings).filter((each) => each.code === code);
const message = (...spans: readonly unknown[]): string => JSON.stringify(traces(spans));
const tool = { 'gen_ai.operation.name': 'execute_tool', 'gen_ai.tool.name': 'git.push', 'gen_ai.agent.name': 'Mender', 'user.id': 'ada' };

describe('an OTLP trace', () => {
  test('gives a tool call as a row and as an action, from request to outcome', () => {
    const text = message(span(4, tool, { parentSpanId: spanId(1), status: { code: 1 } }));
    const { rows, calls, record } = read(text);
    expect(rows[0]).toMatchObject({
      id: `${traceId(0)}:${spanId(4)}`, type: 'tool.called', sourceType: 'span 4', known: true, actorKind: 'agent', actorId: 'Mender', systemId: 'tool:git.push', environment: 'production',
      causes: [`${traceId(0)}:${spanId(1)}`], outcome: 'success', layer: null, hash: null, integrity: 'unsigned', actionId: `${traceId(0)}:${spanId(4)}`,
    });
    const { offset = 0, length = 0, pointer } = rows[0]!.at;
    expect(JSON.parse(text.slice(offset, offset + length))).toMatchObject({ name: 'span 4' });
    expect(pointer).toBe('/resourceSpans/0/scopeSpans/0/spans/0');
    expect(calls[0]).toMatchObject({ agentId: 'Mender', accountable: 'ada', outcome: 'completed', mode: null, requested: { time: rows[0]!.time }, finished: { time: rows[0]!.time + 40 } });
    expect(record.agents).toMatchObject([{ id: 'Mender', owner: null, status: null, clearance: null, fleetId: null }]);
    expect(record.course?.accountable).toMatchObject([{ actorId: 'Mender', person: 'ada', basis: 'end-user' }]);
  });

  test('says which version of the agent acted, where the span does', () => {
    const { calls } = read(message(span(0, { ...tool, 'gen_ai.agent.version': '2.1' }), span(1, tool)));
    expect(calls.map(({ agentVersion }) => agentVersion)).toEqual(['2.1', undefined]);
  });

  test.each([
    ['invoke_agent', 'agent.invoked', true], ['chat', 'model.called', false], ['retrieval', 'data.read', false], ['create_agent', 'agent.created', false], ['invoke_workflow', 'workflow.invoked', true],
  ])('%s is %s', (operation, type, action) => {
    const { rows, calls } = read(message(span(0, { 'gen_ai.operation.name': operation })));
    expect([rows[0]?.type, rows[0]?.known, calls.length > 0]).toEqual([type, true, action]);
  });

  test('without attributes of the conventions is counted and shown', () => {
    const result = read(message(span(0, { 'http.method': 'GET' }), span(1, { 'gen_ai.operation.name': 'dream' })));
    expect(result.rows.map(({ type, known, actorKind, actorId }) => [type, known, actorKind, actorId])).toEqual([['otlp.span', false, 'service', 'mender'], ['otlp.span', false, 'service', 'mender']]);
    expect(result.counts).toMatchObject({ records: 2, mapped: 0, unknown: 2 });
    expect(found(result, 'source.unknown-type')).toMatchObject([{ values: { type: 'otlp.span', count: 2 } }]);
  });

  test('that failed says why, and one that was refused is a refusal', () => {
    const { rows, calls } = read(message(span(0, tool, { status: { code: 2, message: 'no such branch' } }), span(1, { ...tool, 'error.type': 'PermissionDenied' }, { status: { code: 'STATUS_CODE_ERROR' } })));
    expect(rows.map(({ outcome }) => outcome)).toEqual(['failure', 'denied']);
    expect(calls.map(({ outcome, finished, started }) => [outcome, finished?.value.reason, started === null])).toEqual([['failed', 'no such branch', false], ['denied', 'PermissionDenied', true]]);
  });

  test('has its events as rows of their own, caused by their span', () => {
    const events = [{ name: 'exception', timeUnixNano: '1785542400001000000', attributes: attributes({ 'exception.type': 'E' }) }, { name: 'gen_ai.user.message', timeUnixNano: '1785542400002000000' }, { name: 'other', timeUnixNano: '1785542400003000000' }, { name: 'late' }];
    const result = read(message(span(0, tool, { events })));
    expect(result.rows.slice(1).map(({ type, known, causes, at }) => [type, known, causes, at.pointer])).toEqual([
      ['exception.recorded', true, [result.rows[0]?.id], '/resourceSpans/0/scopeSpans/0/spans/0/events/0'], ['message.recorded', true, [result.rows[0]?.id], '/resourceSpans/0/scopeSpans/0/spans/0/events/1'],
      ['otlp.span-event', false, [result.rows[0]?.id], '/resourceSpans/0/scopeSpans/0/spans/0/events/2'],
    ]);
    expect(result.counts).toEqual({ records: 5, mapped: 3, unknown: 1, malformed: 1, actions: 1 });
  });

  test.each([['traceId', '0'.repeat(32)], ['spanId', 'xyz'], ['startTimeUnixNano', '-1'], ['endTimeUnixNano', '1'], ['name', 7], ['status', { code: 9 }], ['parentSpanId', 'x']])('with a wrong %s is malformed, and the next is read', (name, value) => {
    const result = read(message(span(0, {}, { [name]: value }), span(1)));
    expect(result.counts).toMatchObject({ records: 2, malformed: 1 });
    expect(found(result, 'source.malformed-record')).toMatchObject([{ at: { pointer: '/resourceSpans/0/scopeSpans/0/spans/0' }, values: { problem: 'wrong-value', member: name } }]);
  });

  test('belongs to the resource of its own element, and to none that comes after it', () => {
    const one = (traces([span(0)], { 'service.name': 'first' }) as { resourceSpans: Record<string, unknown>[] }).resourceSpans[0]!;
    const late = { scopeSpans: one['scopeSpans'], resource: { attributes: attributes({ 'service.name': 'late' }) } };
    const result = read(JSON.stringify({ resourceSpans: [one, late] }));
    expect(result.rows.map(({ actorId }) => actorId)).toEqual(['first', 'not stated']);
    expect(found(result, 'source.unread-member')).toMatchObject([{ values: { member: '/resourceSpans/*/resource, after its spans', count: 1 } }]);
  });

  test('follows links, numbers as times and parents in either case', () => {
    const links = [{ traceId: traceId(7).toUpperCase(), spanId: spanId(3) }, { traceId: 'x' }];
    const { rows } = read(message(span(0, {}, { links, startTimeUnixNano: 5_000_000, endTimeUnixNano: 9_000_000 })));
    expect(rows[0]).toMatchObject({ time: 5, causes: [`${traceId(7)}:${spanId(3)}`] });
  });

  test('may write 64-bit numbers as numbers and members at their default as null or not at all', () => {
    const text = message(span(4, { ...tool, 'gen_ai.usage.input_tokens': 1 }, { events: [{ name: 'exception', timeUnixNano: '1785542400123000000' }] }));
    const numbers = read(text.replaceAll(/"(\d{19})"/g, '$1'));
    expect(numbers.counts.malformed).toBe(0);
    expect(numbers.rows.map(({ time, sourceType }) => [time, sourceType])).toEqual(read(text).rows.map(({ time, sourceType }) => [time, sourceType]));
    const bare = read(message(span(0, {}, { name: undefined, parentSpanId: null, status: null }), span(1, {}, { status: { code: null } })));
    expect(bare.counts).toMatchObject({ records: 2, malformed: 0 });
    expect(bare.rows.map(({ sourceType, causes }) => [sourceType, causes])).toEqual([['', []], ['span 1', []]]);
  });

  test('that the exporter cut says how much', () => {
    expect(found(read(message(span(0, {}, { droppedAttributesCount: 3, droppedEventsCount: 2 }))), 'source.dropped')).toMatchObject([{ values: { count: 5 } }]);
  });

  test('one message a line goes on after a line that is broken', () => {
    const result = read(`${message(span(0))}\n{"resourceSpans":[{"scopeSpans":[\n${message(span(2))}\n`, 'lines');
    expect(result.rows.map(({ sourceType }) => sourceType)).toEqual(['span 0', 'span 2']);
    expect(result.counts.malformed).toBe(1);
  });

  test('with one byte changed never throws, and counts every record once', () => {
    const bytes = encodeUtf8(message(span(0, tool), span(1, { 'gen_ai.operation.name': 'chat' })));
    fc.assert(fc.property(fc.nat(bytes.length - 1), fc.nat(255), (at, byte) => {
      const changed = bytes.slice();
      changed[at] = byte;
      const { counts, rows } = read(changed);
      expect(counts.mapped + counts.unknown + counts.malformed).toBe(counts.records);
      expect(rows).toHaveLength(counts.mapped + counts.unknown);
    }), { numRuns: 400 });
  });

  test('cut at every length says so', () => {
    const bytes = encodeUtf8(message(span(0, tool)));
    for (let length = 1; length < bytes.length; length += 5) expect(found(read(bytes.subarray(0, length)), 'source.broken-off'), `${length}`).toHaveLength(1);
  });
});

describe('recognition', () => {
  test.each([
    [message(span(0)), 'lines'], [JSON.stringify(traces([span(0)]), null, 2), 'document'], [`${message(span(0))}\n${message(span(1))}\n`, 'lines'],
    ['{"resourceLogs":[]}', null], ['{"resourceMetrics":[{"resource":{}}]}', null], ['{"a":{"resourceSpans":[]}}', null], ['', null],
  ])('of beginning %#', (text, form) => {
    expect(recogniseOtlpTraces(encodeUtf8(text))).toBe(form);
  });

  test('needs no more than the beginning', () => {
    expect(recogniseOtlpTraces(encodeUtf8(message(span(0), span(1))).subarray(0, 300))).toBe('lines');
  });
});
