import { describe, expect, test } from 'vitest';
import { encodeBase64 } from '../../../../src/core/encoding/index.ts';
import { anchorsFor, createKeyring, packCrls, readTrustPack, type TrustPack } from '../../../../src/core/trust/index.ts';
import { oncePerPack } from '../../../../src/core/trust/once-per-pack.ts';
import { sha256Hex } from '../../../../src/core/crypto/index.ts';
import { signatureBudget } from '../../../../src/core/x509/verify-issuer.ts';
import { certificate, crl, LEAF, MIDDLE, ROOT } from '../../../support/pki-fixture.ts';
import { jcs, KEYS, PACK } from '../../../support/tiny-bundle.ts';

const FULL: TrustPack = {
  ...PACK,
  anchors: [{ fingerprint: sha256Hex(ROOT.certificate), name: 'root', certificate: encodeBase64(ROOT.certificate), purposes: ['document'] }],
  crls: [encodeBase64(crl(ROOT).der)],
};

function reading(pack: TrustPack): TrustPack {
  const read = readTrustPack(jcs(pack));
  if (!read.ok) throw new Error(read.problem);
  return read.pack;
}

describe('a trust pack that is handed over again', () => {
  test('is the pack it was, and so is what was made of it', () => {
    const [first, again] = [reading(FULL), reading(FULL)];
    expect(again).toBe(first);
    expect(createKeyring(again)).toBe(createKeyring(first));
    expect(packCrls(again)).toBe(packCrls(first));
    expect(anchorsFor(again, 'document')[0]?.certificate).toBe(anchorsFor(first, 'document')[0]?.certificate);
  });

  test('with another byte is another, and nothing of the first is left in it', () => {
    const first = reading(FULL);
    const { crls: _crls, anchors: _anchors, ...bare } = FULL;
    const other = reading({ ...bare, keys: PACK.keys.filter(({ keyid }) => keyid !== KEYS.cosigner.keyid) });
    expect(other).not.toBe(first);
    expect([createKeyring(first).find(KEYS.cosigner.keyid)?.key.keyid, createKeyring(other).find(KEYS.cosigner.keyid)]).toEqual([KEYS.cosigner.keyid, null]);
    expect([packCrls(first).length, packCrls(other).length, packCrls(null).length]).toEqual([1, 0, 0]);
    expect([anchorsFor(first, 'document').length, anchorsFor(first, 'manifest').length, anchorsFor(other, 'document').length]).toEqual([1, 0, 0]);
  });

  test('that is refused is refused again', () => {
    const bytes = jcs({ ...FULL, name: '' });
    for (let time = 0; time < 2; time++) expect(readTrustPack(bytes)).toEqual({ ok: false, problem: 'wrong-value', at: { pointer: '/name' } });
  });

  test('that its reader did not see is a bug, and is said to be one each time', () => {
    const unread = { ...FULL, crls: ['AA=='], anchors: [{ ...FULL.anchors![0]!, certificate: 'AA==' }], keys: [{ ...PACK.keys[0]!, spki: '?' }] };
    for (const make of [() => packCrls(unread), () => anchorsFor(unread, 'document'), () => createKeyring(unread)]) expect(make).toThrow(RangeError);
    expect(() => packCrls(unread)).toThrow(RangeError);
  });

  test('has even nothing made of it once', () => {
    let made = 0;
    const count = oncePerPack(() => void (made += 1));
    count(PACK);
    count(PACK);
    count({ ...PACK });
    expect(made).toBe(2);
  });
});

test('what another budget has paid for is paid again, so that findings do not depend on what was verified before', () => {
  const [leaf, middle, root] = [certificate(LEAF), certificate(MIDDLE.certificate), certificate(ROOT.certificate)];
  expect(signatureBudget(9).verify(leaf, middle)).toBe('valid');
  const poor = signatureBudget(1);
  expect([poor.verify(leaf, middle), poor.verify(leaf, middle), poor.exhausted()]).toEqual(['valid', 'valid', false]);
  expect([poor.verify(middle, root), poor.exhausted()]).toEqual(['budget', true]);
  expect(signatureBudget(1).verify(leaf, root)).toBe('malformed');
});
