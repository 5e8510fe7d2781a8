import { describe, expect, test } from 'vitest';
import { NO_DOCUMENTS } from '../../../src/core/bundle/documents.ts';
import type { ActorKind, EventLine } from '../../../src/core/bundle/format.ts';
import { createCourse, type CourseBuilder } from '../../../src/sources/proofroom-bundle/course.ts';
import { createWork, NO_WORK } from '../../../src/sources/proofroom-bundle/work.ts';
import { readEvent } from '../../../src/sources/proofroom-bundle/read-event.ts';

const AT = Date.UTC(2026, 7, 1);
const DIGEST = 'ab'.repeat(32);
const at = (n: number) => ({ file: 'audit/main/0001.ndjson', offset: n, length: 1 });

function take(course: CourseBuilder, n: number, type: string, data: Readonly<Record<string, unknown>>, actor: EventLine['actor'] = { kind: 'service', id: 'svc' }, action?: string): void {
  const line: EventLine = { record_id: `e${n}`, seq: n, timestamp: new Date(AT + n).toISOString(), type, layer: 'orchestrator', actor, causes: [], data, prev: DIGEST, hash: DIGEST, ...(action !== undefined && { action_id: action }) };
  const read = readEvent(line);
  if (read.kind !== 'typed') throw new Error(`${type} is ${read.kind}`);
  course.take(read.event, at(n), AT + n);
}
const agent = { kind: 'agent' as ActorKind, id: 'agt-1' };
const until = '2026-08-02T00:00:00.000Z';

describe('the course of things', () => {
  test('follows work from queue to end, by whoever leased it', () => {
    const course = createCourse(NO_DOCUMENTS, createWork());
    take(course, 1, 'work.queued', { work_id: 'w1', fleet_id: 'f', priority: 3 });
    take(course, 2, 'work.leased', { work_id: 'w1', fleet_id: 'f', lease_until: until }, agent);
    take(course, 3, 'work.finished', { work_id: 'w1', fleet_id: 'f' }, agent);
    take(course, 4, 'work.finished', { work_id: 'w2', fleet_id: 'f' });
    expect(course.finish()?.work).toEqual([
      { workId: 'w1', fleetId: 'f', priority: 3, agentId: 'agt-1', actionId: null, queuedAt: AT + 1, leasedAt: AT + 2, leaseUntil: Date.parse(until), finishedAt: AT + 3, at: at(1) },
      { workId: 'w2', fleetId: 'f', priority: null, agentId: null, actionId: null, queuedAt: null, leasedAt: null, leaseUntil: null, finishedAt: AT + 4, at: at(4) },
    ]);
  });

  test('says for which action work was handed out last, and by its end alone where no lease says', () => {
    const course = createCourse(NO_DOCUMENTS, createWork());
    const of = (n: number, type: string, work: string, action?: string): void => take(course, n, type, { work_id: work, fleet_id: 'f', lease_until: until, priority: 1 }, agent, action);
    of(1, 'work.queued', 'w1', 'a0');
    of(2, 'work.leased', 'w1', 'a1');
    of(3, 'work.leased', 'w1', 'a2');
    of(4, 'work.finished', 'w1', 'a3');
    of(5, 'work.leased', 'w2');
    of(6, 'work.finished', 'w2', 'a4');
    expect(course.finish()?.work.map(({ workId, actionId }) => [workId, actionId])).toEqual([['w1', 'a2'], ['w2', 'a4']]);
  });

  test('keeps each holding of a lock apart, and a release that nothing came before', () => {
    const course = createCourse(NO_DOCUMENTS, createWork());
    for (const [n, type] of [[1, 'lock.acquired'], [2, 'lock.released'], [3, 'lock.acquired'], [4, 'lock.released'], [5, 'lock.released']] as const) take(course, n, type, { resource: 'db', work_id: 'w' }, agent);
    take(course, 6, 'lock.acquired', { resource: 'db', work_id: 'v' }, agent);
    expect(course.finish()?.locks.map(({ workId, acquiredAt, releasedAt }) => [workId, acquiredAt, releasedAt])).toEqual([
      ['w', AT + 1, AT + 2], ['w', AT + 3, AT + 4], ['w', null, AT + 5], ['v', AT + 6, null],
    ]);
  });

  test('keeps no work and no locks for a reader who wants neither', () => {
    const course = createCourse(NO_DOCUMENTS, NO_WORK);
    take(course, 1, 'work.queued', { work_id: 'w1', fleet_id: 'f', priority: 3 });
    take(course, 2, 'lock.acquired', { resource: 'db', work_id: 'w1' }, agent);
    expect(course.finish()).toBeNull();
    take(course, 3, 'agent.enabled', { agent_id: 'agt-1', fleet_id: 'f' });
    expect(course.finish()).toMatchObject({ work: [], locks: [], agentChanges: [{ agentId: 'agt-1' }] });
  });

  test('keeps what changed of agents, roles and policies, with who did it', () => {
    const course = createCourse(NO_DOCUMENTS, createWork());
    take(course, 1, 'agent.enabled', { agent_id: 'agt-1', fleet_id: 'f' });
    take(course, 2, 'agent.disabled', { agent_id: 'agt-1', fleet_id: 'f', reason: 'kill switch' });
    take(course, 3, 'role.bound', { principal: 'p', role: 'r', until });
    take(course, 4, 'role.bound', { principal: 'p', role: 's', until: null });
    take(course, 5, 'role.unbound', { principal: 'p', role: 'r' });
    take(course, 6, 'policy.published', { policy_id: 'pol', version: '2', digest: DIGEST, path: 'policy/boundaries/2.json' });
    take(course, 7, 'agent.heartbeat', { fleet_id: 'f', active_runs: 1 });
    const told = course.finish();
    expect(told?.agentChanges.map(({ change, reason, by, time }) => [change, reason, by, time])).toEqual([['enabled', null, 'svc', AT + 1], ['disabled', 'kill switch', 'svc', AT + 2]]);
    expect(told?.roleChanges.map(({ role, change, until: end }) => [role, change, end])).toEqual([['r', 'bound', Date.parse(until)], ['s', 'bound', null], ['r', 'unbound', null]]);
    expect(told?.publications).toEqual([{ policyId: 'pol', version: '2', digest: DIGEST, by: 'svc', byKind: 'service', time: AT + 6, at: at(6) }]);
  });

  test('is nothing where nothing was told, and names the registry’s owners', () => {
    expect(createCourse(NO_DOCUMENTS, createWork()).finish()).toBeNull();
    const owned = { id: 'agt-1', name: 'A', fleet: 'f', version: '1', model: 'm', owner: 'per-1', status: 'enabled', clearance: 'internal', scopes: [] } as const;
    const agents = { file: 'agents/registry.json', sha256: DIGEST, value: { agents: [owned] } };
    expect(createCourse({ ...NO_DOCUMENTS, agents }, createWork()).finish()?.accountable).toEqual([
      { actorId: 'agt-1', person: 'per-1', basis: 'registry', from: null, until: null, at: { file: 'agents/registry.json', pointer: '/agents/0/owner' } },
    ]);
  });
});
