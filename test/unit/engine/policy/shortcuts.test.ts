import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openCedarDesk, REPLAY_LIMITS } from '../../../../src/core/policy/ask-cedar.ts';
import { cedarAnswer } from '../../../../src/core/policy/cedar-answer.ts';
import { contextOf, principalOf, questionKey, systemOf, withAllEntities, withReachableEntities, type Question } from '../../../../src/core/policy/cedar-request.ts';
import { createWorld, type Entities } from '../../../../src/core/policy/entities.ts';
import { openRuleBook, type CedarBook } from '../../../../src/core/policy/rule-book.ts';
import type { ActionDescriptor, GraphNode } from '../../../../src/core/bundle/format.ts';
import type { Agent, PolicyVersion } from '../../../../src/core/model/record.ts';
import { cedar, plainCedar } from '../../../support/plain-cedar.ts';

/**
 * Prepared sets, entities cut to what can be reached, and answers remembered by what is read: each must answer as
 * plain Cedar does, for any text out of every construct of the language and any names.
 */

const hostile = ['a', 'b', '__proto__', 'constructor', '"', '\\', '\n', '', ' ', 'policy0', '\u0000', '\u202e', 'é', 'é', '𐀀', '","b', '[null]', 'null', 'Agent::"a"', '1'];
const name = fc.constantFrom(...hostile);
const quoted = (text: string): string => `"${Array.from(text, (char) => `\\u{${char.codePointAt(0)!.toString(16)}}`).join('')}"`;

/** Conditions that read every part of a request in every way, sound and erring. */
const condition: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    'context.data_class_rank > principal.clearance_rank', 'context.autonomy == "observe"', 'principal.scopes.containsAll(context.scopes)',
    'principal has owner && principal.owner == resource.owner', 'resource has data_class && resource.data_class_rank > 1', 'context has reversibility',
    'principal in Fleet::"b"', 'principal.absent == 1', 'resource == System::"a"', 'principal.clearance like "c*"', 'context.scopes.contains("a")',
    'context == {environment: "ci"}', '[principal, resource].contains(resource)', '{"Var": principal.fleet}.Var == "a"', '{"Value": resource}.Value == System::"b"',
    'System::"a" has environment && System::"a".environment == "production"', 'Agent::"a".clearance_rank >= 2', 'Fleet::"a".purpose == "test"',
    'if principal is Agent then context.has_rollback_plan else resource.kind == "database"', 'principal is Agent in Fleet::"a"', 'context.data_class_rank + 1 == 9223372036854775807 + 1',
    'ip("10.0.0.1").isLoopback()', 'principal.hasTag("a")', 'context has "environment" && context["environment"] == "ci"', 'principal has clearance.x', '{"__proto__": principal.owner} == {"__proto__": "a"}',
    'resource in [System::"a", System::"b"]', '!(context.environment == "production")', '-context.data_class_rank < 0',
  ),
  name.map((text) => `principal == Agent::${quoted(text)}`),
  name.map((text) => `resource.owner == ${quoted(text)}`),
  name.map((text) => `System::${quoted(text)} has data_class`),
  name.map((text) => `Agent::${quoted(text)}.fleet == context.environment`),
);
const scope = fc.constantFrom(
  'principal, action, resource', 'principal is Agent, action, resource', 'principal == Agent::"a", action, resource', 'principal in Fleet::"a", action, resource is System',
  'principal is Agent in Fleet::"b", action == Action::"data.query", resource', 'principal, action in [Action::"data.query", Action::"test.run"], resource == System::"b"',
);
const policyText = fc.record({
  effect: fc.constantFrom('permit', 'permit', 'forbid'), scope, conditions: fc.array(condition, { maxLength: 2 }), join: fc.constantFrom(' && ', ' || '),
  annotations: fc.constantFrom('', '@rule("r")\n', '@obligation("approvals:1 x")\n', '@id("i")\n@mode("log-only")\n'), unless: fc.boolean(),
}).map(({ effect, scope: head, conditions, join, annotations, unless }) =>
  `${annotations}${effect} (${head})${conditions.length === 0 ? '' : ` ${unless ? 'unless' : 'when'} { ${conditions.map((each) => `(${each})`).join(join)} }`};\n`);
const text = fc.array(policyText, { minLength: 1, maxLength: 14 }).map((list) => list.join(''));

const at = { file: 'agents/registry.json' };
const agent = fc.record({ id: name, fleetId: name, owner: fc.option(name), clearance: fc.constantFrom('public', 'internal', 'confidential', 'restricted'), scopes: fc.array(name, { maxLength: 3 }) })
  .map((each): Agent => ({ ...each, name: '', version: '1', model: '', status: 'enabled', at }));
const node = fc.record({ id: name, owner: name, environment: fc.option(fc.constantFrom('ci', 'production')), data_class: fc.option(fc.constantFrom('public', 'restricted')) })
  .map((each): GraphNode => ({ ...each, kind: 'database', name: '', layer: null }));
const world = fc.record({
  agents: fc.array(agent, { maxLength: 8 }),
  fleets: fc.array(name, { maxLength: 4 }).map((ids) => ids.map((id) => ({ id, name: '', purpose: 'test' as const, maxConcurrency: 1, maxByEnvironment: [], contextRefs: [], at }))),
  graphs: fc.tuple(fc.array(node, { maxLength: 8 }), fc.array(node, { maxLength: 8 })).map((lists) => lists.map((nodes, n) => ({ id: `g${n}`, validFrom: n, digest: '', nodes, edges: [], at }))),
});
const asked = fc.record({
  principal: fc.record({ actorKind: fc.constantFrom('agent' as const, 'agent' as const, 'person' as const), agentId: name }), target: name, time: fc.constantFrom(0, 1),
  inputs: fc.record({ environment: fc.constantFrom('ci', 'production'), riskClass: fc.constantFrom('low', 'high'), autonomy: fc.constantFrom('observe', 'execute') }),
  descriptor: fc.record({
    kind: fc.constantFrom('data.query', 'test.run'), data_classes: fc.array(fc.constantFrom('public', 'internal', 'restricted'), { maxLength: 3 }), scopes: fc.array(name, { maxLength: 3 }),
    reversibility: fc.constantFrom('reversible', 'irreversible'), rollback_plan: fc.option(name),
  }).map((each): ActionDescriptor => ({ ...each, title: '', targets: [], environment: 'ci', risk_class: 'low', autonomy: 'observe', parameters: {} })),
});

/** Few principals, systems and descriptions in many combinations: requests that differ in one part are what a memory confuses. */
const session = fc.tuple(fc.array(asked, { minLength: 2, maxLength: 3 }), fc.array(fc.tuple(fc.nat(2), fc.nat(2), fc.nat(2)), { minLength: 4, maxLength: 10 }))
  .map(([pool, picks]) => picks.map(([one, other, third]): Asked & { readonly time: number } => ({ ...pool[one % pool.length]!, target: pool[other % pool.length]!.target, descriptor: pool[third % pool.length]!.descriptor })));

function bookOf(policy: string): CedarBook {
  const version: PolicyVersion = { policyId: 'p', version: '1', effectiveFrom: 0, digest: '', cells: [], at, cedar: { file: '', digest: '', text: policy } };
  const { cedar: book } = openRuleBook(version, cedar);
  if (typeof book === 'string' || 'problem' in book) throw new Error(`${JSON.stringify(book)}: ${policy}`);
  return book;
}

interface Asked {
  readonly principal: Parameters<typeof principalOf>[0];
  readonly target: string;
  readonly inputs: Parameters<typeof contextOf>[1];
  readonly descriptor: ActionDescriptor;
}

const questionOf = ({ principal, target, inputs, descriptor }: Asked): Question =>
  ({ principal: principalOf(principal), action: { type: 'Action', id: descriptor.kind }, resource: systemOf(target), context: contextOf({ descriptor }, inputs) });

describe('a shortcut keeps every decision', () => {
  test('prepared sets, reachable entities and remembered answers say what plain Cedar says', () => {
    let [errors, allowed, denied, remembered] = [0, 0, 0, 0];
    fc.assert(fc.property(text, world, session, fc.integer({ min: 1, max: 8 }), (policies, source, questions, maxRemembered) => {
      const book = bookOf(policies);
      const known = createWorld(source);
      const desk = openCedarDesk({ ...REPLAY_LIMITS, maxRemembered });
      const byKey = new Map<Entities, Map<string, string>>();
      for (const each of questions) {
        const entities = known.at(each.time);
        if (entities === null) throw new Error('there are snapshots for both times');
        const question = questionOf(each);
        const plain = plainCedar(policies, withAllEntities(question, entities));
        if (!plain.ok) throw new Error(plain.problem);
        if (plain.erred.length > 0) errors += 1;
        if (plain.allowed) allowed += 1;
        else denied += 1;
        expect(book.prepared.authorize(withAllEntities(question, entities))).toEqual(plain);
        expect(book.prepared.authorize(withReachableEntities(question, entities, book.reads))).toEqual(plain);
        const key = questionKey(question, entities, book.reads);
        const shelf = byKey.get(entities) ?? new Map<string, string>();
        byKey.set(entities, shelf);
        expect(shelf.get(key) ?? JSON.stringify(plain)).toBe(JSON.stringify(plain));
        shelf.set(key, JSON.stringify(plain));
        const says = desk.ask(book, question, entities);
        expect(says).toEqual(plain.erred.length > 0 ? { problem: 'policies', policies: plain.erred } : { answer: cedarAnswer(book.prepared.policies, plain) });
      }
      remembered += desk.counts.remembered;
    }), { numRuns: 250 });
    // A property over answers that were all of one kind would hold of nothing.
    expect(Math.min(errors, allowed, denied, remembered)).toBeGreaterThan(50);
  }, 120_000);

  test('policies are named by their place in the text, beyond the tenth too', () => {
    const policies = Array.from({ length: 25 }, (_, n) => `@id("p${n}")\npermit (principal, action, resource) when { context.data_class_rank == ${n} };`).join('\n');
    expect(bookOf(policies).prepared.policies.map(({ id, annotations }) => [id, annotations['id']])).toEqual(Array.from({ length: 25 }, (_, n) => [`policy${n}`, `p${n}`]));
  });
});
