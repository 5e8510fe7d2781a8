import { describe, expect, test } from 'vitest';
import { OID } from '../../../../src/core/x509/index.ts';
import {
  der, extension, keyUsage, nameConstraints, sequence, subjectAltName, writeName, type Authority, type WrittenName,
} from '../../../../src/producer/pki/index.ts';
import { ask, leafOf, named, root, ROOT, under, words } from '../../../support/pki-fixture.ts';

const SIGNS = keyUsage('digitalSignature');
const dns = (text: string): WrittenName => ({ form: 'dns', text });
const problems = (changes: Parameters<typeof ask>[0]) => words(ask(changes).problems);

describe('name constraints', () => {
  const constrained = (permitted: readonly WrittenName[], excluded: readonly WrittenName[] = [], critical = true): Authority =>
    under(ROOT, 'constrained', { extensions: [critical ? nameConstraints(permitted, excluded) : extension(OID.nameConstraints, false, sequence(der(0xa0, sequence(der(0x82, Buffer.from('example'))))))] });
  const below = (authority: Authority, names: readonly WrittenName[], subject = named('leaf')) =>
    problems({ leaf: leafOf(authority, { subject, extensions: [SIGNS, ...(names.length > 0 ? [subjectAltName(names)] : [])] }), intermediates: [authority.certificate] });

  test.each([
    ['within what is permitted', [dns('example')], [], [dns('a.example')], []],
    ['outside of it', [dns('example')], [], [dns('a.example'), dns('b.other')], ['name-constraint@0']],
    ['of a form that is not constrained', [dns('example')], [], [{ form: 'email', text: 'a@other' }], []],
    ['excluded although permitted', [dns('example')], [dns('a.example')], [dns('a.example')], ['name-constraint@0']],
    ['malformed under any constraint', [], [dns('example')], [dns('a..b')], ['name-constraint@0']],
    ['of a kind that nothing compares', [], [{ form: 'other', oid: '1.2', text: 'x' }], [{ form: 'other', oid: '1.2', text: 'y' }], ['name-constraint@0']],
    ['of no such kind', [], [{ form: 'other', oid: '1.2', text: 'x' }], [dns('a')], []],
  ] as const)('a name %s', (_name, permitted, excluded, names, expected) => expect(below(constrained(permitted, excluded), names)).toEqual(expected));

  test('say who constrains, and by which rule', () => {
    const authority = constrained([], [dns('example')]);
    const leaf = leafOf(authority, { extensions: [SIGNS, subjectAltName([dns('x.example')])] });
    expect(ask({ leaf, intermediates: [authority.certificate] }).problems).toEqual([{ position: 0, kind: 'name-constraint', name: { form: 'dns', text: 'x.example' }, constrainedBy: 1, rule: 'excluded' }]);
  });

  test('hold the subject too, and a mailbox in it', () => {
    const directory = constrained([{ form: 'directory', name: writeName(['C', 'DE'], ['O', 'proofroom  TESTS']) }]);
    expect(below(directory, [])).toEqual([]);
    expect(below(directory, [], writeName(['C', 'DE'], ['CN', 'leaf']))).toEqual(['name-constraint@0']);
    const mailbox = constrained([{ form: 'email', text: 'example' }]);
    expect(below(mailbox, [], writeName(['emailAddress', 'a@other']))).toEqual(['name-constraint@0']);
    expect(below(mailbox, [{ form: 'email', text: 'a@example' }], writeName(['emailAddress', 'a@other']))).toEqual([]);
  });

  test('reach through every level, are never widened below, and hold when not critical', () => {
    const first = constrained([dns('a.example')]);
    const second = under(first, 'wider', { extensions: [nameConstraints([dns('example')], [])] });
    const leaf = leafOf(second, { extensions: [SIGNS, subjectAltName([dns('b.example')])] });
    expect(ask({ leaf, intermediates: [first.certificate, second.certificate] }).problems).toMatchObject([{ kind: 'name-constraint', constrainedBy: 2 }]);
    expect(below(constrained([], [], false), [dns('other')])).toEqual(['name-constraint@0']);
  });

  test('pass over self-issued authorities, and not over a self-issued leaf', () => {
    const top = root('top', { extensions: [nameConstraints([dns('example')], [])] });
    const renewed = under(top, 'top', { extensions: [subjectAltName([dns('other')])] });
    const leaf = leafOf(renewed, { extensions: [SIGNS, subjectAltName([dns('a.example')])] });
    expect(problems({ leaf, intermediates: [renewed.certificate], anchors: [top.certificate] })).toEqual([]);
    expect(problems({ leaf: renewed.certificate, intermediates: [], anchors: [top.certificate], purpose: { keyUsage: [], extendedKeyUsage: null } })).toEqual(['name-constraint@0']);
  });
});
