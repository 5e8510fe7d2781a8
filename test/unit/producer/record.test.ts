import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type {
  ActionDescriptor, AgentsFile, ApprovalStatement, EventDataByType, EventLine, FleetsFile, GraphFile, KnownEventType, PrincipalsFile,
} from '../../../src/core/bundle/format.ts';
import { payloadTextOf, readSample, SEEDS, textOf, type ReadSample } from '../../support/sample-bundle.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

/** An oracle of its own: what the clean record must show, said without the code that makes or checks it. */

const folder = temporaryFolder('record');
const sample: ReadSample = await readSample(folder, 'clean', SEEDS['moved-head'], 4_000);
const RANK = { public: 0, internal: 1, confidential: 2, restricted: 3 } as const;

const of = <T extends KnownEventType>(type: T): readonly (EventLine & { data: EventDataByType[T] })[] =>
  sample.events.filter((event) => event.type === type) as (EventLine & { data: EventDataByType[T] })[];
const agents = new Map((JSON.parse(textOf(sample, 'agents/registry.json')) as AgentsFile).agents.map((agent) => [agent.id, agent]));
const requested = new Map(of('action.requested').map((event) => [event.action_id!, event]));
const descriptorOf = (event: EventLine): ActionDescriptor => requested.get(event.action_id!)!.data.descriptor;

describe('the clean record', () => {
  test('has every kind of work in it', () => {
    const kinds = new Set([...requested.values()].map((event) => event.data.descriptor.kind));
    expect([...kinds].sort()).toEqual(['data.query', 'production.change', 'repository.merge', 'repository.modify', 'test.run', 'ticket.open'].sort());
    for (const type of ['approval.denied', 'approval.expired', 'action.blocked', 'action.failed', 'package.rejected', 'agent.disabled', 'rollback.completed', 'role.bound', 'role.unbound']) {
      expect(sample.events.some((event) => event.type === type), type).toBe(true);
    }
    expect(of('policy.decided').some((event) => event.data.decision === 'deny')).toBe(true);
  });

  test('every gated action that started had an independent approval of the same digest before it', () => {
    const people = (JSON.parse(textOf(sample, 'identity/principals.json')) as PrincipalsFile).principals;
    const gated = of('policy.decided').filter((event) => event.data.decision === 'require-approval');
    const started = new Map(of('action.started').map((event) => [event.action_id, event]));
    let examined = 0;
    for (const decision of gated) {
      const start = started.get(decision.action_id);
      if (start === undefined) continue;
      examined += 1;
      const granted = of('approval.granted').find((event) => event.action_id === decision.action_id)!;
      expect(granted.timestamp < start.timestamp).toBe(true);
      expect(start.timestamp < granted.data.expires_at).toBe(true);
      const statement = (JSON.parse(payloadTextOf(sample, granted.data.path)) as ApprovalStatement);
      expect([statement.action_digest, start.data.action_digest]).toEqual([decision.data.action_digest, decision.data.action_digest]);
      expect(statement.decided_at).toBe(granted.timestamp);
      const approver = people.find((person) => person.id === statement.approver)!;
      expect(approver.accounts).toContain(statement.account);
      expect(statement.approver).not.toBe(agents.get(requested.get(decision.action_id!)!.actor.id)!.owner);
      expect([statement.approver, ...approver.accounts]).toContain(granted.actor.id);
    }
    expect(examined).toBeGreaterThan(20);
  });

  test('denied, refused and expired actions have no effects', () => {
    const stopped = new Set([...of('approval.denied'), ...of('approval.expired'), ...of('policy.decided').filter((event) => event.data.decision === 'deny')].map((event) => event.action_id));
    expect(stopped.size).toBeGreaterThan(3);
    for (const event of sample.events) {
      if (event.action_id === undefined || !stopped.has(event.action_id)) continue;
      expect(['action.started', 'action.completed', 'data.read', 'package.issued'], event.record_id).not.toContain(event.type);
    }
  });

  test('what merged had passed its required suite on that commit', () => {
    const merges = of('pull-request.merged');
    expect(merges.length).toBeGreaterThan(5);
    for (const merge of merges) {
      const tests = of('test.completed').filter((event) => event.data.commit === merge.data.head && event.data.required && event.timestamp < merge.timestamp);
      expect(tests.length).toBeGreaterThan(0);
      expect(tests.every((event) => event.data.failed === 0)).toBe(true);
    }
  });

  test('fleets keep their concurrency limits and locks are exclusive', () => {
    const limits = new Map((JSON.parse(textOf(sample, 'agents/fleets.json')) as FleetsFile).fleets.map((fleet) => [fleet.id, fleet.max_concurrency]));
    const active = new Map<string, number>();
    const held = new Map<string, string>();
    for (const event of sample.events) {
      const fleet = agents.get(event.actor.id)?.fleet;
      if (event.type === 'action.started') active.set(fleet!, (active.get(fleet!) ?? 0) + 1);
      if (event.type === 'action.completed' || event.type === 'action.failed') active.set(fleet!, active.get(fleet!)! - 1);
      if (fleet !== undefined) expect(active.get(fleet) ?? 0).toBeLessThanOrEqual(limits.get(fleet)!);
      const { resource, work_id: work } = event.data as { resource: string; work_id: string };
      if (event.type === 'lock.acquired') {
        expect(held.has(resource), `${event.record_id} takes ${resource}`).toBe(false);
        held.set(resource, work);
      }
      if (event.type === 'lock.released') {
        expect(held.get(resource)).toBe(work);
        held.delete(resource);
      }
    }
  });

  test('agents stay within their scopes and clearance', () => {
    for (const event of requested.values()) {
      const agent = agents.get(event.actor.id)!;
      const { kind, environment, scopes } = event.data.descriptor;
      expect(scopes).toEqual([`${kind}@${environment}`]);
      expect(agent.scopes).toEqual(expect.arrayContaining([...scopes]));
    }
    const reads = of('data.read');
    expect(reads.length).toBeGreaterThan(50);
    for (const event of reads) {
      expect(RANK[event.data.data_class]).toBeLessThanOrEqual(RANK[agents.get(event.actor.id)!.clearance]);
      expect(descriptorOf(event).targets).toContain(event.data.resource);
    }
  });

  test('every target, cause and file named exists, and the file is the one named', () => {
    const graphs = [...sample.files.keys()].filter((name) => name.startsWith('graph/')).sort().map((name) => (JSON.parse(textOf(sample, name)) as GraphFile));
    const seen = new Set<string>();
    for (const event of sample.events) {
      for (const cause of event.causes) expect(seen.has(cause), `${event.record_id} names ${cause}`).toBe(true);
      seen.add(event.record_id);
      const { path, digest } = event.data as { path?: string; digest?: string };
      if (path === undefined) continue;
      const bytes = sample.files.get(path);
      expect(bytes, path).toBeDefined();
      if (digest !== undefined) expect(createHash('sha256').update(bytes!).digest('hex')).toBe(digest);
    }
    expect(seen.size).toBe(sample.events.length);
    for (const event of requested.values()) {
      const graph = graphs.findLast((each) => each.valid_from <= event.timestamp)!;
      const nodes = new Set(graph.nodes.map((node) => node.id));
      for (const target of event.data.descriptor.targets) expect(nodes.has(target), target).toBe(true);
    }
    for (const graph of graphs) {
      const nodes = new Set(graph.nodes.map((node) => node.id));
      expect(nodes.size).toBe(graph.nodes.length);
      expect(graph.nodes.length).toBeGreaterThanOrEqual(150);
      expect(graph.nodes.length).toBeLessThanOrEqual(300);
      for (const edge of graph.edges) expect(nodes.has(edge.from) && nodes.has(edge.to), `${edge.from} ${edge.kind} ${edge.to}`).toBe(true);
    }
  });

  test('withheld prompts are declared, and only they', () => {
    const { redactions } = (JSON.parse(payloadTextOf(sample, 'manifest.dsse.json')) as { predicate: { redactions: { path: string; field: string }[] } }).predicate;
    const missing = sample.events.flatMap((event) => Object.keys(event.withheld ?? {}).filter((name) => event.open?.[name] === undefined).map((name) => `${event.record_id}/${name}`));
    expect(missing.length).toBeGreaterThan(0);
    expect(redactions.map((each) => each.field).sort()).toEqual(missing.sort());
  });
});
