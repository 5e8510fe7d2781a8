import { describe, expect, test } from 'vitest';
import type { BundleDocuments } from '../../../../src/core/bundle/documents.ts';
import type { EventDataByType, EventLine } from '../../../../src/core/bundle/format.ts';
import { createContext } from '../../../../src/core/controls/index.ts';
import { METRIC_IDS, type Metric, type MetricId } from '../../../../src/core/metrics/index.ts';
import { measureRecord } from '../../../../src/engine/metrics.ts';
import { metrics as texts } from '../../../../src/text/en/metrics.ts';
import { createRecordBuilder } from '../../../../src/sources/proofroom-bundle/index.ts';
import { approvalStatement, at, DIGEST, DOCUMENTS, lifecycle, line, signed } from '../../../support/event-lines.ts';

function contextOf(lines: readonly EventLine[], documents: BundleDocuments = DOCUMENTS) {
  const builder = createRecordBuilder(documents);
  for (const each of lines) builder.add(each, { file: 'audit/plane/0001.ndjson' }, 'verified');
  return createContext({ record: builder.finish([]).record, checks: [], files: [], streams: [], signers: [], exportedAt: null });
}
const metric = (id: MetricId, lines: readonly EventLine[], documents?: BundleDocuments): Metric =>
  measureRecord(contextOf(lines, documents)).metrics.find((each) => each.id === id && each.by === null)!;
const numbers = ({ numerator, denominator, leftOut }: Metric) => [numerator, denominator, leftOut];

const asked = (ms: number): EventLine => line('approval.requested', { approver_role: 'production-approver', action_digest: DIGEST, expires_at: at(3_600_000) }, ms);
const shipped = (id: string): EventLine => line('release.shipped', { release_id: id, commit: 'd00d', environment: 'production' }, 10_000);
const reported = (more: Partial<EventDataByType['metric.reported']> = {}): EventLine => line('metric.reported', {
  metric: 'human-gated-rate', environment: null, risk_class: null, from: at(0), until: at(86_400_000), numerator: 1, denominator: 1, ...more,
}, 50_000);
const outcomes = (lines: readonly EventLine[], documents?: BundleDocuments) => measureRecord(contextOf(lines, documents)).reported.map((each) => each.outcome);

describe('figures over a record', () => {
  test('are all there, with words, and none of an empty record has a value', () => {
    const empty = measureRecord(contextOf([], { ...DOCUMENTS, agents: null })).metrics;
    expect(empty.map((each) => each.id)).toEqual(METRIC_IDS);
    expect(empty.filter((each) => each.value !== null)).toEqual([]);
    expect(Object.keys(texts)).toEqual([...METRIC_IDS]);
  });

  test('an approval before the start makes it gated, one at the start does not', () => {
    expect(numbers(metric('human-gated-rate', lifecycle()))).toEqual([1, 1, 0]);
    const late = lifecycle().map((each) => (each.type === 'approval.granted' ? { ...each, timestamp: at(3_000) } : each));
    const documents = { ...DOCUMENTS, approvals: [signed('approvals/apr-1.dsse.json', approvalStatement({ decided_at: at(3_000) }))] };
    expect(numbers(metric('autonomous-action-rate', late, documents))).toEqual([1, 1, 0]);
  });

  test('an approval whose signature cannot be judged is left out, not counted as autonomous', () => {
    const documents = { ...DOCUMENTS, approvals: [{ ...signed('approvals/apr-1.dsse.json', approvalStatement()), signature: 'unknown-key' as const }] };
    expect(numbers(metric('autonomous-action-rate', lifecycle(), documents))).toEqual([0, 0, 1]);
    expect(numbers(metric('human-gated-rate', lifecycle(), documents))).toEqual([0, 0, 1]);
  });

  test('waits are from the last request before the answer; without one they are left out', () => {
    expect(numbers(metric('approval-latency-p50', [...lifecycle(), asked(500), asked(1_200), asked(2_500)]))).toEqual([800, 1, 0]);
    expect(metric('approval-latency-p95', lifecycle())).toMatchObject({ denominator: 0, value: null, leftOut: 1 });
  });

  test('releases, overrides and rollbacks', () => {
    const lines = [...lifecycle(), shipped('rel-1'), shipped('rel-2'), line('rollback.completed', { release_id: 'rel-2', to_commit: 'c0ffee' }, 20_000),
      line('gate.overridden', { gate: 'tests', release_id: 'rel-1', approver: 'person:wei', reason: 'urgent', expires_at: null, follow_up: null }, 9_000)];
    expect(numbers(metric('rollback-rate', lines))).toEqual([1, 2, 0]);
    expect(metric('override-rate', lines).members.counted.first.map((each) => each.subject)).toEqual(['rel-1']);
  });

  test('people, agents and actors', () => {
    expect(numbers(metric('actions-per-accountable-human', lifecycle()))).toEqual([1, 1, 0]);
    expect(numbers(metric('unowned-agents', lifecycle()))).toEqual([0, 1, 0]);
    expect(numbers(metric('unowned-agents', lifecycle(), { ...DOCUMENTS, principals: null, idp: null }))).toEqual([0, 0, 1]);
    expect(numbers(metric('ungoverned-actors', [...lifecycle(), line('data.read', { resource: 'database:billing', data_class: 'internal', records: 1 }, 1, { actor: { kind: 'agent', id: 'agent:ghost' } })]))).toEqual([1, 2, 0]);
    expect(numbers(metric('policy-replay-agreement', lifecycle()))).toEqual([0, 0, 1]);
  });

  test('stand by environment and risk class, and by month', () => {
    const groups = measureRecord(contextOf(lifecycle())).metrics.filter((each) => each.id === 'human-gated-rate');
    expect(groups.map((each) => each.by)).toEqual([null, { environment: 'production', riskClass: 'high' }]);
    expect(groups[0]?.series).toEqual([{ month: '2026-09', numerator: 1, denominator: 1, leftOut: 0, value: { kind: 'ratio', numerator: 1, denominator: 1 } }]);
  });
});

describe('reported figures', () => {
  test('agree or differ by either number', () => {
    expect(outcomes([...lifecycle(), reported(), reported({ numerator: 0 }), reported({ denominator: 2 })])).toEqual(['agrees', 'differs', 'differs']);
  });

  test('are narrowed by environment, class and a half-open window', () => {
    const started = { from: at(0), until: at(3_000), numerator: 1, denominator: 1 };
    expect(outcomes([...lifecycle(), reported(started), reported({ ...started, until: at(3_001) }), reported({ environment: 'staging' }), reported({ risk_class: 'high' })]))
      .toEqual(['no-figure', 'agrees', 'no-figure', 'agrees']);
  });

  test('of another time, of another name, of too many kinds', () => {
    expect(outcomes([...lifecycle(), reported({ until: at(86_400_001) }), reported({ until: at(86_400_002) }), reported({ from: at(5), until: at(5) }), reported({ metric: 'happiness' })]))
      .toEqual(['agrees', 'outside-record', 'outside-record', 'unknown-metric']);
    expect(outcomes([...lifecycle(), ...Array.from({ length: 258 }, (_, n) => reported({ until: at(10_000 + n) }))]).slice(254)).toEqual(['agrees', 'agrees', 'not-examined', 'not-examined']);
  });

  test('that what is left out could explain are not called wrong', () => {
    const documents = { ...DOCUMENTS, approvals: [{ ...signed('approvals/apr-1.dsse.json', approvalStatement()), signature: 'unknown-key' as const }] };
    expect(outcomes([...lifecycle(), reported(), reported({ denominator: 2 })], documents)).toEqual(['incomplete', 'no-figure']);
  });
});
