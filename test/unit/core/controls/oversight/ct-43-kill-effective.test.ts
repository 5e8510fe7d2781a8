import { describe, expect, test } from 'vitest';
import type { EventDataByType, EventLine, KnownEventType } from '../../../../../src/core/bundle/format.ts';
import { createContext, type Fact } from '../../../../../src/core/controls/index.ts';
import { CT_43 } from '../../../../../src/core/controls/oversight/ct-43-kill-effective.ts';
import { PARAMETERS } from '../../../../../src/core/controls/parameters.ts';
import { createRecordBuilder } from '../../../../../src/sources/proofroom-bundle/index.ts';
import { DOCUMENTS, line } from '../../../../support/event-lines.ts';

const MINUTE = 60_000;
const GRACE = PARAMETERS.graceAfterDisable;
const OFF = 10 * MINUTE;
const ON = OFF + GRACE + 20 * MINUTE;

const loose = <T extends KnownEventType>(type: T, data: EventDataByType[T], ms: number, more: Partial<EventLine> = {}): EventLine => {
  const { action_id: _none, ...rest } = line(type, data, ms, more);
  return rest;
};
const read = (ms: number, more: Partial<EventLine> = {}): EventLine => loose('data.read', { resource: 'database:billing', data_class: 'internal', records: 1 }, ms, more);
const off = loose('agent.disabled', { agent_id: 'agent:mender', fleet_id: 'f', reason: 'drill' }, OFF, { actor: { kind: 'person', id: 'person:wei' } });
const on = loose('agent.enabled', { agent_id: 'agent:mender', fleet_id: 'f' }, ON, { actor: { kind: 'person', id: 'person:wei' } });

function factOf(lines: readonly EventLine[]): Fact | undefined {
  const builder = createRecordBuilder(DOCUMENTS);
  for (const each of lines) builder.fold(each, { file: 'audit/plane/0001.ndjson' }, 'verified');
  const { record } = builder.finish([]);
  const walk = CT_43.walk(createContext({ record, checks: [], files: [], streams: [], signers: [], exportedAt: null }, PARAMETERS));
  return [...walk.over([...record.actions]), ...walk.rest()].map((each) => CT_43.judge(each))[0];
}

describe('CT-43: what an agent that is switched off does with data', () => {
  test('is an exception where it was let, and none where it was refused', () => {
    const late = OFF + GRACE + MINUTE;
    expect(factOf([read(0), off, read(late)])).toMatchObject({ verdict: 'exception', reason: 'used-data-after' });
    expect(factOf([read(0), off, read(late, { outcome: 'denied' })])).toMatchObject({ verdict: 'held', reason: 'stopped' });
  });

  test('cannot be told where it used the same before and after, and in between the record has no times', () => {
    const hidden = OFF + GRACE + MINUTE;
    expect(factOf([read(0), off, read(hidden), on, read(ON + MINUTE)])).toMatchObject({ verdict: 'cannot-tell', reason: 'use-untimed', values: { resource: 'database:billing' } });
    expect(factOf([read(0), off, on, read(ON)])).toMatchObject({ verdict: 'held', reason: 'stopped' });
    expect(factOf([read(0), off, on, read(ON - 1)])).toMatchObject({ verdict: 'exception' });
    expect(factOf([off, on, read(ON), read(ON + 1), read(ON + 2)])).toMatchObject({ verdict: 'held' });
  });
});
