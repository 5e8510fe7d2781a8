import { describe, expect, test } from 'vitest';
import { identitiesOf } from '../../../../src/core/controls/answers.ts';
import { RECORD } from '../../../support/record-fixture.ts';

const person = (id: string, accounts: readonly string[], kind: 'person' | 'service' = 'person') => ({ ...RECORD.people[0]!, id, accounts, kind });
const identities = (...people: ReturnType<typeof person>[]) => identitiesOf({ ...RECORD, people });

describe('identities', () => {
  test('that share an account are one person, through however many accounts, from either end', () => {
    const found = identities(person('a', ['x']), person('b', ['x', 'y']), person('c', ['y']), person('d', ['z']));
    for (const name of ['a', 'b', 'c', 'x', 'y']) expect(found.personOf(name)).toBe('a');
    for (const name of ['d', 'z']) expect(found.personOf(name)).toBe('d');
    expect(found.personOf('nobody')).toBeNull();
  });
  test('whose account is another’s id are one person, from either end', () => {
    const found = identities(person('a', []), person('b', ['a']), person('c', ['b']));
    for (const name of ['a', 'b', 'c']) expect(found.personOf(name)).toBe('a');
  });
  test('are what the snapshot says they are, and an account shared with a service proves no person', () => {
    const found = identities(person('a', ['x', 'shared']), person('bot', ['shared'], 'service'));
    expect(['a', 'bot', 'x', 'shared', 'agt-1', 'nobody'].map((name) => found.kindOf(name))).toEqual(['person', 'service', 'person', 'service', 'agent', 'unknown']);
  });
  test('may all share one account', () => {
    const found = identities(...Array.from({ length: 100_000 }, (_, at) => person(`p${at}`, ['one', `own-${at}`])));
    for (let at = 0; at < 100_000; at += 7) expect(found.personOf(`own-${at}`)).toBe('p0');
    expect(found.kindOf('one')).toBe('person');
  });
});
