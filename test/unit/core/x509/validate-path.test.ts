import { describe, expect, test } from 'vitest';
import { DEFAULT_PATH_LIMITS, EXTENDED_KEY_USAGE, OID } from '../../../../src/core/x509/index.ts';
import {
  basicConstraints, der, extendedKeyUsage, extension, integer, keyUsage, nameConstraints, sequence, subjectAltName, writeCertificate, writeName, type Authority, type WrittenName,
} from '../../../../src/producer/pki/index.ts';
import { ask, DAY, DURING, END, LEAF, LEAF_KEY, leafOf, MIDDLE, named, root, ROOT, signer, START, under, words } from '../../../support/pki-fixture.ts';

const problems = (changes: Parameters<typeof ask>[0]) => words(ask(changes).problems);
const dns = (text: string): WrittenName => ({ form: 'dns', text });
const SIGNS = keyUsage('digitalSignature');
const span = { notBefore: START, notAfter: END };

describe('validatePath', () => {
  test('finds the way up', () => {
    const answer = ask();
    expect(answer).toMatchObject({ outcome: 'valid', problems: [] });
    expect(answer.certificates.map((each) => each.der)).toEqual([LEAF, MIDDLE.certificate, ROOT.certificate]);
    expect(answer.anchor?.der).toEqual(ROOT.certificate);
    expect(words(answer.notes)).toEqual(['revocation-unknown@0', 'revocation-unknown@1']);
  });

  test('needs no order, and no certificate only once', () => {
    const others = [under(ROOT, 'other').certificate, ROOT.certificate, MIDDLE.certificate, LEAF, MIDDLE.certificate];
    expect(problems({ intermediates: others })).toEqual([]);
  });

  test('is asked about one time at least', () => expect(() => ask({ at: [] })).toThrow(RangeError));

  test('both ends of validity belong to it, to the second', () => {
    expect(problems({ at: [START] })).toEqual([]);
    expect(problems({ at: [END + 999] })).toEqual([]);
    expect(problems({ at: [START - 1] })).toEqual(['not-yet-valid@0', 'not-yet-valid@1', 'not-yet-valid@2']);
    expect(ask({ at: [END + 1000] }).problems).toMatchObject([{ kind: 'expired', at: END + 1000, notAfter: END }, { kind: 'expired' }, { kind: 'expired' }]);
  });

  test('every time counts', () => expect(problems({ at: [DURING, END + DAY] })).toEqual(['expired@0', 'expired@1', 'expired@2']));

  test('without the issuer, without an anchor', () => {
    expect(problems({ intermediates: [] })).toEqual(['issuer-unknown@0']);
    expect(problems({ anchors: [] })).toEqual(['issuer-unknown@1']);
    expect(problems({ anchors: [root('another').certificate] })).toEqual(['issuer-unknown@1']);
  });

  test('an anchor of the same name and another key did not sign', () => {
    expect(ask({ anchors: [root('another', { subject: named('root') }).certificate] }).problems).toMatchObject([{ kind: 'signature-invalid', position: 1, outcome: 'invalid' }]);
  });

  test('a leaf that is itself an anchor needs nobody above', () => {
    expect(problems({ intermediates: [], anchors: [LEAF] })).toEqual([]);
    expect(problems({ intermediates: [], anchors: [LEAF], at: [END + DAY] })).toEqual(['expired@0']);
  });

  test('a self-signed leaf vouches for nobody', () => {
    const itself = root('itself').certificate;
    expect(problems({ leaf: itself, intermediates: [itself] })).toContain('issuer-unknown@0');
  });

  test('an anchor need not be self-signed, and what is above it does not matter', () => {
    expect(problems({ intermediates: [ROOT.certificate], anchors: [MIDDLE.certificate] })).toEqual([]);
  });

  test('all problems come together', () => {
    const leaf = leafOf(MIDDLE, { extensions: [keyUsage('keyAgreement'), extension('1.2.3.4', true, new Uint8Array([5, 0]))] });
    expect(problems({ leaf, at: [END + DAY] })).toEqual(['expired@0', 'unknown-critical-extension@0', 'key-usage@0', 'expired@1', 'expired@2']);
  });
});

describe('authorities', () => {
  const over = (above: Authority, label: string, extensions: readonly Uint8Array[]): Authority => {
    const key = signer(label);
    return { name: named(label), signer: key, certificate: writeCertificate({ serial: 9n, issuer: above.name, subject: named(label), ...span, spki: key.spki, extensions }, above.signer) };
  };

  test.each([
    ['no constraints', [keyUsage('keyCertSign')], ['not-a-ca@1']],
    ['constraints that deny it', [basicConstraints(false), keyUsage('keyCertSign')], ['not-a-ca@1']],
    ['no right to sign certificates', [basicConstraints(true), keyUsage('cRLSign')], ['key-usage@1']],
    ['no key usage', [basicConstraints(true)], []],
    ['version 1', [], ['not-a-ca@1']],
    ['an unknown critical extension', [basicConstraints(true), extension('1.2.3.4', true, new Uint8Array([5, 0]))], ['unknown-critical-extension@1']],
    ['an unknown extension', [basicConstraints(true), extension('1.2.3.4', false, new Uint8Array([5, 0]))], []],
    ['other purposes only', [basicConstraints(true), extendedKeyUsage([EXTENDED_KEY_USAGE.codeSigning])], ['extended-key-usage@1']],
    ['any purpose', [basicConstraints(true), extendedKeyUsage([EXTENDED_KEY_USAGE.any])], []],
  ] as const)('with %s', (_name, extensions, expected) => {
    const authority = over(ROOT, 'between', extensions);
    expect(problems({ leaf: leafOf(authority), intermediates: [authority.certificate], purpose: { keyUsage: [], extendedKeyUsage: EXTENDED_KEY_USAGE.timeStamping } })).toEqual(expected);
  });

  test('what an anchor says of itself applies', () => {
    const leaf = (anchor: Authority) => problems({ leaf: leafOf(anchor), intermediates: [], anchors: [anchor.certificate] });
    const own = (extensions: readonly Uint8Array[]): Authority => over({ ...root('self'), name: named('self') }, 'self', extensions);
    expect(leaf(own([keyUsage('cRLSign')]))).toEqual(['not-a-ca@1', 'key-usage@1']);
    expect(leaf(own([]))).toEqual([]);
    expect(leaf(own([basicConstraints(true), extension('1.2.3.4', true, new Uint8Array([5, 0]))]))).toEqual(['unknown-critical-extension@1']);
  });

  test('the length of a path is the smallest that anybody above allows', () => {
    const top = root('top', { pathLength: 1 });
    const first = under(top, 'first');
    const second = under(first, 'second', { pathLength: 5 });
    const answer = ask({ leaf: leafOf(second), intermediates: [first.certificate, second.certificate], anchors: [top.certificate] });
    expect(answer.problems).toMatchObject([{ kind: 'path-too-long', position: 1, allowed: 1 }]);
    expect(problems({ leaf: leafOf(first), intermediates: [first.certificate], anchors: [top.certificate] })).toEqual([]);
    // A certificate at the end of a path is no intermediate, even if it could issue.
    expect(problems({ leaf: second.certificate, intermediates: [first.certificate], anchors: [top.certificate], purpose: { keyUsage: [], extendedKeyUsage: null } })).toEqual([]);
  });

  test('self-issued authorities are not counted', () => {
    const top = root('top', { pathLength: 0 });
    const renewed: Authority = under(top, 'top');
    expect(problems({ leaf: leafOf(renewed), intermediates: [renewed.certificate], anchors: [top.certificate] })).toEqual([]);
    expect(problems({ leaf: leafOf(renewed), intermediates: [renewed.certificate], anchors: [top.certificate], maxPathLength: 0 })).toEqual([]);
    expect(problems({ maxPathLength: 0 })).toEqual(['path-too-long@1']);
  });
});

describe('purpose', () => {
  const timeStamping = { keyUsage: ['digitalSignature', 'contentCommitment'], extendedKeyUsage: EXTENDED_KEY_USAGE.timeStamping } as const;
  test.each([
    ['the purpose', [SIGNS, extendedKeyUsage([EXTENDED_KEY_USAGE.timeStamping], true)], []],
    ['no purposes', [SIGNS], []],
    ['another purpose', [SIGNS, extendedKeyUsage([EXTENDED_KEY_USAGE.serverAuth])], ['extended-key-usage@0']],
    ['one of the usages', [keyUsage('contentCommitment')], []],
    ['no key usage', [], []],
    ['another usage', [keyUsage('keyEncipherment')], ['key-usage@0']],
    ['no usage at all', [keyUsage()], ['key-usage@0']],
  ] as const)('%s', (_name, extensions, expected) => expect(problems({ leaf: leafOf(MIDDLE, { extensions }), purpose: timeStamping })).toEqual(expected));
});

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

describe('the profile', () => {
  const odd = leafOf(MIDDLE, { serial: -1n, extensions: [keyUsage('digitalSignature', 'keyCertSign'), subjectAltName([dns('foo_bar.example')])] });
  test('is noted, or enforced', () => {
    const noted = ask({ leaf: odd });
    expect(noted.outcome).toBe('valid');
    expect(noted.notes.flatMap((note) => (note.kind === 'profile' ? [`${note.rule}@${note.position}`] : []))).toEqual(['serial-number@0', 'cert-sign-without-ca@0', 'dns-name-syntax@0']);
    expect(problems({ leaf: odd, profile: 'enforced' })).toEqual(['profile@0', 'profile@0', 'profile@0']);
  });

  const rules = (extensions: readonly Uint8Array[], changes: { subject?: Uint8Array; serial?: bigint; issuer?: Uint8Array } = {}) => {
    const leaf = writeCertificate({ serial: 1n, issuer: ROOT.name, subject: named('x'), ...span, spki: LEAF_KEY.spki, extensions, ...changes }, ROOT.signer);
    return ask({ leaf, intermediates: [], anchors: [leaf], profile: 'enforced', purpose: { keyUsage: [], extendedKeyUsage: null } }).problems.flatMap((each) => (each.kind === 'profile' ? [each.rule] : [each.kind]));
  };
  const identified = extension(OID.authorityKeyIdentifier, false, sequence(der(0x80, Uint8Array.of(1))));
  const own = extension(OID.subjectKeyIdentifier, false, der(0x04, Uint8Array.of(2)));
  test.each([
    ['nothing wrong', [identified], {}, []],
    ['a serial of 21 bytes', [identified], { serial: 2n ** 161n }, ['serial-number']],
    ['no issuer', [identified], { issuer: writeName() }, ['empty-issuer']],
    ['no subject and no critical name', [identified, subjectAltName([dns('a.example')])], { subject: writeName() }, ['empty-subject']],
    ['no subject and a critical name', [identified, subjectAltName([dns('a.example')], true)], { subject: writeName() }, []],
    ['no identifier of the issuer’s key', [own], {}, ['no-authority-key-identifier']],
    ['an identifier that identifies nothing', [extension(OID.authorityKeyIdentifier, false, sequence())], {}, ['authority-key-identifier']],
    ['a serial without its issuer', [extension(OID.authorityKeyIdentifier, false, sequence(der(0x80, Uint8Array.of(1)), der(0x82, Uint8Array.of(1))))], {}, ['authority-key-identifier']],
    ['a critical identifier', [identified, extension(OID.subjectKeyIdentifier, true, der(0x04, Uint8Array.of(2)))], {}, ['critical-key-identifier']],
    ['an authority without its own', [identified, basicConstraints(true)], {}, ['no-subject-key-identifier']],
    ['an authority that does not insist', [identified, own, extension(OID.basicConstraints, false, sequence(der(0x01, Uint8Array.of(0xff))))], {}, ['basic-constraints-not-critical']],
    ['a length without the right to sign', [identified, own, basicConstraints(true, 0), keyUsage('cRLSign')], {}, ['path-length-without-signing']],
    ['no usage', [identified, keyUsage()], {}, ['empty-key-usage']],
    ['constraints of a leaf', [identified, nameConstraints([dns('a')], [])], {}, ['name-constraints-without-ca']],
    ['constraints that are not critical', [identified, own, basicConstraints(true), extension(OID.nameConstraints, false, sequence(der(0xa0, sequence(der(0x82, Uint8Array.of(0x61))))))], {}, ['name-constraints-not-critical']],
    ['policy constraints that are not critical', [identified, extension(OID.policyConstraints, false, sequence(der(0x80, Uint8Array.of(0))))], {}, ['policy-constraints-not-critical']],
    ['a root that names another key', [identified, own, basicConstraints(true)], { subject: ROOT.name }, ['anchor-names-another-key']],
  ] as const)('%s', (_name, extensions, changes, expected) => expect(rules(extensions, changes)).toEqual(expected));
});

describe('policies', () => {
  const constraints = (require: number) => extension(OID.policyConstraints, true, sequence(der(0x80, Uint8Array.of(require))));
  const policies = (...list: readonly Uint8Array[]) => extension(OID.certificatePolicies, false, sequence(...list.map((each) => sequence(each))));
  const A = der(0x06, Uint8Array.of(0x2a, 1));
  const B = der(0x06, Uint8Array.of(0x2a, 2));
  const ANY = der(0x06, Uint8Array.of(0x55, 0x1d, 0x20, 0));
  const mapping = extension(OID.policyMappings, true, sequence(sequence(A, B)));
  const inhibitAny = extension(OID.inhibitAnyPolicy, true, integer(0));
  const unmapped = extension(OID.policyConstraints, true, sequence(der(0x80, Uint8Array.of(0)), der(0x81, Uint8Array.of(0))));
  const path = (above: readonly Uint8Array[], leaf: readonly Uint8Array[], between: readonly Uint8Array[] | null = null) => {
    const first = under(ROOT, 'first', { extensions: above });
    const second = between === null ? first : under(first, 'second', { extensions: between });
    return problems({ leaf: leafOf(second, { extensions: [SIGNS, ...leaf] }), intermediates: [first.certificate, second.certificate] });
  };
  test.each([
    ['none demanded, none stated', [], [], null, []],
    ['demanded at once and stated', [constraints(0), policies(A)], [policies(A)], null, []],
    ['demanded at once and not stated', [constraints(0), policies(A)], [], null, ['policy@0']],
    ['demanded and another one stated', [constraints(0), policies(A)], [policies(B)], null, ['policy@0']],
    ['demanded where the authority states none', [constraints(0)], [policies(A)], null, ['policy@0']],
    ['demanded further down than the path goes', [constraints(3), policies(A)], [], null, []],
    ['stated as any', [constraints(0), policies(ANY)], [policies(B)], null, []],
    ['stated as any where that is inhibited', [constraints(0), policies(A), inhibitAny], [policies(ANY)], null, ['policy@0']],
    ['mapped', [constraints(0), policies(A), mapping], [policies(B)], null, []],
    ['mapped away', [constraints(0), policies(A), mapping], [policies(A)], null, ['policy@0']],
    ['mapped where that is inhibited', [unmapped, policies(A)], [policies(B)], [policies(A), mapping], ['policy@0']],
    ['any below any', [constraints(0), policies(ANY)], [policies(A)], [policies(ANY, B)], []],
    ['demanded by the leaf itself', [policies(A)], [constraints(0), policies(B)], null, ['policy@0']],
  ] as const)('%s', (_name, above, leaf, between, expected) => {
    expect(path(above, leaf, between)).toEqual(expected);
  });
});

describe('budgets', () => {
  test('a way longer than allowed is not climbed', () => {
    const chain = [ROOT];
    for (let each = 0; each < 12; each++) chain.push(under(chain.at(-1)!, `step ${each}`));
    const answer = ask({ leaf: leafOf(chain.at(-1)!), intermediates: chain.slice(1).map((each) => each.certificate) });
    expect(answer.problems).toContainEqual({ position: 0, kind: 'budget', limit: 'intermediates', allowed: 10 });
    const short = ask({ leaf: leafOf(chain[10]!), intermediates: chain.slice(1).map((each) => each.certificate) });
    expect(short.outcome).toBe('valid');
  });

  test('authorities that all signed each other cost no more than the steps allowed', () => {
    const keys = Array.from({ length: 12 }, (_, each) => ({ label: `peer ${each}`, signer: signer(`peer ${each}`) }));
    const crossed = keys.flatMap((above) => keys.filter((each) => each !== above).map((each) => writeCertificate(
      { serial: 1n, issuer: named(above.label), subject: named(each.label), ...span, spki: each.signer.spki, extensions: [basicConstraints(true)] }, above.signer)));
    const [first] = keys;
    const leaf = leafOf({ name: named(first!.label), signer: first!.signer, certificate: new Uint8Array() });
    const answer = ask({ leaf, intermediates: crossed, limits: { ...DEFAULT_PATH_LIMITS, steps: 50 } });
    expect(words(answer.problems)).toEqual(expect.arrayContaining(['budget@0']));
    expect(ask({ leaf, intermediates: crossed, limits: { ...DEFAULT_PATH_LIMITS, signatures: 5 } }).problems).toContainEqual({ position: 0, kind: 'budget', limit: 'signatures', allowed: 5 });
  });

  test('authorities that repeat themselves are one', () => {
    const itself = root('mill');
    const copies = Array.from({ length: 100 }, (_, each) => root('mill', { serial: BigInt(each + 1) }).certificate);
    expect(problems({ leaf: leafOf(itself), intermediates: copies })).toEqual(['issuer-unknown@1']);
  });

  test('names by constraints', () => {
    const many = Array.from({ length: 600 }, (_, each) => dns(`host${each}.example`));
    const authority = under(ROOT, 'many', { extensions: [nameConstraints(many, [])] });
    const leaf = leafOf(authority, { extensions: [SIGNS, subjectAltName(many)] });
    expect(ask({ leaf, intermediates: [authority.certificate] }).problems).toEqual([{ position: 0, kind: 'budget', limit: 'nameComparisons', allowed: 250_000 }]);
  });

  test('certificates beyond the candidates are not looked at, and that is said', () => {
    const answer = ask({ intermediates: [under(ROOT, 'first').certificate, MIDDLE.certificate], limits: { ...DEFAULT_PATH_LIMITS, candidates: 1 } });
    expect(words(answer.problems)).toEqual(['issuer-unknown@0', 'budget@0']);
  });
});
