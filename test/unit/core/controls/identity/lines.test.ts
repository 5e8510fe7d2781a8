import { describe, expect, test } from 'vitest';
import { createContext } from '../../../../../src/core/controls/index.ts';
import { answeringIn } from '../../../../../src/core/controls/identity/answering.ts';
import { delegationChains } from '../../../../../src/core/controls/identity/delegation-chain.ts';
import { grantOf } from '../../../../../src/core/controls/identity/scopes.ts';
import type { Delegation } from '../../../../../src/core/model/record.ts';
import { RECORD } from '../../../../support/record-fixture.ts';

const LONG = 50_000;

function answering(services: readonly (readonly [id: string, manager: string | null])[]) {
  const people = [
    { ...RECORD.people[0]!, id: 'person:ada', kind: 'person' as const, accounts: ['ada', 'shared'], manager: null },
    ...services.map(([id, manager]) => ({ ...RECORD.people[0]!, id, kind: 'service' as const, accounts: [`svc-${id}`], manager })),
  ];
  return answeringIn(createContext({ record: { ...RECORD, people, agents: [] }, checks: [], files: [], streams: [], signers: [], exportedAt: null }));
}

describe('who answers for a name', () => {
  test('is the person at the end, under an account as well', () => {
    const of = answering([['a', 'b'], ['b', 'ada'], ['c', null], ['d', 'nobody'], ['e', 'f'], ['f', 'e']]);
    expect(of('person:ada')).toEqual({ end: 'person', person: 'person:ada', steps: 0 });
    expect(of('a')).toEqual({ end: 'person', person: 'person:ada', steps: 2 });
    expect(of('svc-b')).toEqual({ end: 'person', person: 'person:ada', steps: 1 });
    expect(of('c')).toEqual({ end: 'nobody', name: 'c', steps: 0 });
    expect(of('d')).toEqual({ end: 'nowhere', name: 'nobody', steps: 1 });
    expect([of('e').end, of('f').end]).toEqual(['circle', 'circle']);
  });
  test('is found over a line of fifty thousand, from every place on it', () => {
    const of = answering(Array.from({ length: LONG }, (_, at) => [`s${at}`, at === LONG - 1 ? 'person:ada' : `s${at + 1}`] as const));
    for (let at = 0; at < LONG; at += 1) expect(of(`s${at}`).steps).toBe(LONG - at);
  });
});

describe('a chain of delegations', () => {
  const granted = (id: string, parent: string | null, expiresAt: number | null = null): Delegation => ({
    delegationId: id, parent, from: `from ${id}`, to: `to ${id}`, scopes: [], expiresAt, by: 'x', byKind: 'service', time: 0, at: {},
  });
  test('ends at its root, at what is missing or in a circle, and with its first hop', () => {
    const { chainOf } = delegationChains([granted('a', null, 9), granted('b', 'a', 5), granted('c', 'b'), granted('d', 'gone'), granted('e', 'f'), granted('f', 'e')]);
    expect(chainOf('c')).toEqual({ end: 'root', depth: 3, giver: 'from a', name: null, expiresAt: 5 });
    expect(chainOf('a')).toEqual({ end: 'root', depth: 1, giver: 'from a', name: null, expiresAt: 9 });
    expect(chainOf('d')).toMatchObject({ end: 'missing', name: 'gone', depth: 1 });
    expect([chainOf('e')?.end, chainOf('f')?.end]).toEqual(['circle', 'circle']);
    expect(chainOf('gone')).toBeNull();
  });
  test('counts an id granted twice as it was granted first', () => {
    expect(delegationChains([granted('a', null, 9), granted('a', null, 99)]).chainOf('a')?.expiresAt).toBe(9);
  });
  test('names the nearest hop whose id was granted again on other terms, of which eight are looked at', () => {
    const { chainOf, termsOf } = delegationChains([granted('a', null, 9), granted('b', 'a'), granted('a', null, 9), granted('b', 'a', 5), granted('c', 'b')]);
    expect([chainOf('a')?.again, chainOf('b')?.again, chainOf('c')?.again]).toEqual([undefined, 'b', 'b']);
    expect(termsOf('a')).toBeUndefined();
    expect(termsOf('b')).toMatchObject({ each: [{ expiresAt: null }, { expiresAt: 5 }], beyond: false });
    const many = delegationChains(Array.from({ length: LONG }, (_, at) => granted('a', null, at))).termsOf('a');
    expect([many?.each.length, many?.beyond]).toEqual([8, true]);
  });
  test('of fifty thousand hops is followed once', () => {
    const { chainOf } = delegationChains(Array.from({ length: LONG }, (_, at) => granted(`d${at}`, at === 0 ? null : `d${at - 1}`)));
    for (let at = LONG - 1; at >= 0; at -= 1) expect(chainOf(`d${at}`)?.depth).toBe(at + 1);
  });
});

test('a scope is granted by its name or a wildcard over it, never the other way round', () => {
  const by = (scope: string, ...granted: readonly string[]) => grantOf(new Set(granted), scope);
  expect([by('a@b', 'a@b'), by('a@b', 'a@*'), by('a@b', '*@b'), by('a@b', '*@*'), by('a@b', '*'), by('odd', '*')]).toEqual(['a@b', 'a@*', '*@b', '*@*', '*', '*']);
  expect([by('a@*', 'a@b'), by('*', 'a@b', '*@*'), by('a@b', 'a@c', 'c@b'), by('odd', 'odd@*'), by('@b', '*@b')]).toEqual([null, null, null, null, null]);
});
