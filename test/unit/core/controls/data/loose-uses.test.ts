import { expect, test } from 'vitest';
import { collectLooseUses } from '../../../../../src/core/controls/data/loose-uses.ts';
import type { DataUse } from '../../../../../src/core/model/record.ts';
import { RECORD } from '../../../../support/record-fixture.ts';

const use = (resource: string, events: number): DataUse => ({
  agentId: 'agent:one', actorKind: 'agent', resource, dataClass: 'internal', mode: 'read', events, records: 9, denied: 0, first: { time: 1, at: {} }, last: { time: 2, at: {} },
});

test('uses of data that the actions do not account for', () => {
  const action = { ...RECORD.actions.at(0)!, agentId: 'agent:one' };
  const told = (resource: string, events: number) => ({ ...action, dataUses: [{ value: { resource, dataClass: 'internal', mode: 'read', events, records: 9, denied: 0 }, time: 1, at: {} }] }) as const;
  const dataFlow = { uses: [use('whole', 3), use('part', 3), use('none', 1), use('refused', 0)], transfers: [], sanitisations: [] };
  const loose = collectLooseUses();
  for (const action of [told('whole', 1), told('whole', 2), told('part', 2)]) loose.add(action);
  expect(loose.of({ dataFlow }).map((each) => each.resource)).toEqual(['part', 'none']);
});
