import { describe, expect, test } from 'vitest';
import { EXTENDED_KEY_USAGE } from '../../../../src/core/x509/index.ts';
import { basicConstraints, extendedKeyUsage, extension, keyUsage, writeCertificate, type Authority } from '../../../../src/producer/pki/index.ts';
import { ask, leafOf, MIDDLE, named, root, ROOT, signer, SPAN, under, words } from '../../../support/pki-fixture.ts';

const SIGNS = keyUsage('digitalSignature');
const problems = (changes: Parameters<typeof ask>[0]) => words(ask(changes).problems);

describe('authorities', () => {
  const over = (above: Authority, label: string, extensions: readonly Uint8Array[]): Authority => {
    const key = signer(label);
    return { name: named(label), signer: key, certificate: writeCertificate({ serial: 9n, issuer: above.name, subject: named(label), ...SPAN, spki: key.spki, extensions }, above.signer) };
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
