import { describe, expect, test } from 'vitest';
import type { GraphSnapshot } from '../../../../src/core/model/record.ts';
import { filledIndex } from '../../../support/filled-index.ts';
import { ACTION, EVENTS, RECORD, recordEvent, T0 } from '../../../support/record-fixture.ts';

const node = (id: string) => ({ id, kind: 'service' as const, name: id, layer: null, environment: null, data_class: null, owner: '' });
const snapshot = (id: string, validFrom: number, edges: GraphSnapshot['edges']): GraphSnapshot => ({
  id, validFrom, digest: 'e'.repeat(64), at: { file: 'x' }, nodes: ['repo-1', 'svc-9', 'pipe', 'shop', 'later'].map(node), edges,
});
const BUILDS = [{ from: 'pipe', to: 'repo-1', kind: 'builds' as const }, { from: 'pipe', to: 'shop', kind: 'deploys-to' as const }];

const filled = filledIndex('blast', (writer) => {
  for (const event of EVENTS) writer.event(event);
  // What followed from the action's end: a release on the shop, and an incident after it on a system that no edge leads to.
  writer.event(recordEvent(7, { type: 'release.shipped', systemId: 'shop', causes: ['evt-4'] }));
  writer.event(recordEvent(8, { type: 'incident.opened', systemId: 'ledger', causes: ['evt-7', 'evt-8'] }));
  writer.event(recordEvent(9, { type: 'incident.opened', systemId: 'unrelated', causes: ['evt-0'] }));
}, {
  ...RECORD,
  graphs: [snapshot('before', T0 + 2_000, BUILDS), snapshot('after', T0 + 9_000, [...BUILDS, { from: 'later', to: 'shop', kind: 'depends-on' }])],
  actions: [ACTION, { ...ACTION, id: 'act-early', requested: { ...ACTION.requested, time: T0 }, started: null, finished: null }],
});

describe('blast radius of an action', () => {
  test('is taken in the snapshot valid when it started, from the effects it stated', async () => {
    const blast = await filled.index.blast({ of: { kind: 'action', id: 'act-1' }, kinds: null });
    expect(blast).toMatchObject({ snapshot: 'before', at: T0 + 3_000, from: 'effects', starts: ['repo-1', 'svc-9'], kinds: ['depends-on', 'deploys-to', 'builds', 'reads', 'writes'], unknownStarts: [], truncated: false });
    expect(blast?.reached.map(({ id, hops, via }) => [id, hops, via?.from ?? null])).toEqual([['repo-1', 0, null], ['svc-9', 0, null], ['pipe', 1, 'repo-1'], ['shop', 2, 'pipe']]);
  });

  test('keeps apart what was observed: systems that its events and their consequences name', async () => {
    const blast = await filled.index.blast({ of: { kind: 'action', id: 'act-1' }, kinds: [] });
    expect(blast?.reached.map(({ id }) => id)).toEqual(['repo-1', 'svc-9']);
    expect(blast?.observed).toEqual([
      { id: 'repo-1', event: 'evt-1', time: T0 + 1_000 }, { id: 'shop', event: 'evt-7', time: T0 + 7_000 }, { id: 'ledger', event: 'evt-8', time: T0 + 8_000 },
    ]);
    expect([blast?.followed, blast?.followedAll]).toEqual([6, true]);
  });

  test('says when no snapshot was valid, instead of taking another', async () => {
    expect(await filled.index.blast({ of: { kind: 'action', id: 'act-early' }, kinds: null })).toMatchObject({ snapshot: null, from: 'asked', reached: [], unknownStarts: ['repo-1'] });
  });

  test('of a node, in the snapshot that is named', async () => {
    const blast = await filled.index.blast({ of: { kind: 'node', id: 'shop', snapshot: 'after' }, kinds: ['depends-on'] });
    expect(blast?.reached.map(({ id }) => id)).toEqual(['shop', 'later']);
    expect(await filled.index.blast({ of: { kind: 'node', id: 'shop', snapshot: 'nope' }, kinds: null })).toBeNull();
    expect(await filled.index.blast({ of: { kind: 'action', id: 'nope' }, kinds: null })).toBeNull();
  });
});

test('two snapshots are compared by id', async () => {
  expect((await filled.index.compareGraphs('before', 'after'))?.edges.added).toEqual([{ from: 'later', to: 'shop', kinds: ['depends-on'] }]);
  expect(await filled.index.compareGraphs('before', 'nope')).toBeNull();
});
