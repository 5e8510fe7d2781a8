import { describe, expect, test } from 'vitest';
import { DEFAULT_PATH_LIMITS, OID, parseCrl, type RevokedEntry } from '../../../../src/core/x509/index.ts';
import { crlDistributionPoint, der, explicit, extension, keyUsage, sequence, writeCrl, writeGeneralName, type Authority, type CrlRequest } from '../../../../src/producer/pki/index.ts';
import { ask, crl, DAY, DURING, END, LEAF, leafOf, MIDDLE, ROOT, root, signer, under, words } from '../../../support/pki-fixture.ts';

const entry = (changes: Partial<RevokedEntry> = {}): RevokedEntry => ({ serial: 42n, revoked: DURING - DAY, reason: null, invalidSince: null, ...changes });
const CLEAR = crl(MIDDLE);
const ROOT_CLEAR = crl(ROOT);
const list = (options: Partial<CrlRequest> = {}) => crl(MIDDLE, options);
const required = (crls: readonly ReturnType<typeof crl>[], changes: Parameters<typeof ask>[0] = {}) => ask({ crls: [ROOT_CLEAR, ...crls], revocation: 'required', ...changes });

describe('revocation', () => {
  test('is known where every issuer’s list is at hand', () => {
    const answer = required([CLEAR]);
    expect(answer).toMatchObject({ outcome: 'valid', notes: [] });
    expect(words(required([]).problems)).toEqual(['revocation-unknown@0']);
    expect(words(ask({ crls: [CLEAR], revocation: 'required' }).problems)).toEqual(['revocation-unknown@1']);
  });

  test('says when and why', () => {
    const revoked = entry({ reason: 'keyCompromise' });
    expect(ask({ crls: [list({ revoked: [revoked] })] }).problems).toEqual([{ position: 0, kind: 'revoked', entry: revoked }]);
    expect(words(ask({ crls: [crl(ROOT, { revoked: [entry({ serial: 7n })] })] }).problems)).toEqual(['revoked@1']);
    expect(words(required([list({ revoked: [entry({ serial: 43n })] })]).problems)).toEqual([]);
  });

  const later = { thisUpdate: DURING + 5 * DAY, nextUpdate: DURING + 50 * DAY };
  const asOf = DURING + 10 * DAY;
  test('after the use it is noted, unless the key was compromised before', () => {
    const after = entry({ revoked: DURING + 2 * DAY, reason: 'superseded' });
    const answer = required([list({ ...later, revoked: [after] })], { asOf });
    expect(answer.outcome).toBe('valid');
    expect(answer.notes).toEqual([{ position: 0, kind: 'revoked-later', entry: after }]);
    expect(words(required([list({ ...later, revoked: [{ ...after, reason: 'keyCompromise', invalidSince: DURING - 1 }] })], { asOf }).problems)).toEqual(['revoked@0']);
    expect(words(required([list({ ...later, revoked: [after] })], { asOf, at: [DURING, DURING + 3 * DAY] }).problems)).toEqual(['revoked@0']);
  });

  test('in the instant of the use it condemns', () => {
    const crls = [list({ ...later, revoked: [entry({ revoked: DURING })] })];
    expect(words(required(crls, { asOf }).problems)).toEqual(['revoked@0']);
    expect(words(required(crls, { asOf, at: [DURING - 1] }).problems)).toEqual([]);
  });

  test('a list in force before the use revokes, whatever date it gives', () => {
    expect(words(required([list({ revoked: [entry({ revoked: DURING + DAY })] })]).problems)).toEqual(['revoked@0']);
  });

  test.each([
    ['a list that ran out before the use', list({ thisUpdate: DURING - 9 * DAY, nextUpdate: DURING - DAY }), {}, ['crl-stale@0']],
    ['a list from the future', list({ thisUpdate: DURING + DAY }), {}, ['crl-not-yet-valid@0']],
    ['a list made after the certificate expired', list({ thisUpdate: END + DAY, nextUpdate: END + 9 * DAY }), { asOf: END + 2 * DAY }, ['crl-after-expiry@0']],
  ] as const)('is not cleared by %s', (_name, crls, changes, notes) => {
    const answer = required([crls], changes);
    expect(words(answer.problems)).toEqual(['revocation-unknown@0']);
    expect(words(answer.notes)).toEqual(expect.arrayContaining([...notes]));
  });

  test('a list with a defect revokes and does not clear', () => {
    const defective = (revoked: readonly RevokedEntry[]) => list({ revoked, extensions: [extension('1.2.3', true, der(0x05))] });
    expect(required([defective([])]).notes).toEqual([{ position: 0, kind: 'crl-invalid', defect: 'critical-extension' }]);
    expect(words(required([defective([])]).problems)).toEqual(['revocation-unknown@0']);
    expect(words(required([defective([entry()])]).problems)).toEqual(['revoked@0']);
    expect(words(required([CLEAR, defective([entry()])]).problems)).toEqual(['revoked@0']);
  });

  test('a list that its issuer did not sign says nothing', () => {
    const forged = (issuer: Authority) => crl({ ...issuer, signer: { ...signer('forger'), spki: issuer.signer.spki } }, { revoked: [entry()] });
    const answer = required([forged(root('middle'))]);
    expect(words(answer.problems)).toEqual(['revocation-unknown@0']);
    const sameKey = crl({ ...MIDDLE, signer: { ...MIDDLE.signer, sign: (message) => MIDDLE.signer.sign(Uint8Array.from([...message, 0])) } }, { revoked: [entry()] });
    expect(required([sameKey]).notes).toEqual([{ position: 0, kind: 'crl-invalid', defect: 'signature' }]);
  });

  test('nor does one of an issuer that may not sign lists', () => {
    const silent = under(ROOT, 'no lists', { usages: ['keyCertSign'] });
    const answer = required([crl(silent, { revoked: [entry()] })], { leaf: leafOf(silent), intermediates: [silent.certificate] });
    expect(words(answer.problems)).toEqual(['revocation-unknown@0']);
    expect(answer.notes).toEqual([{ position: 0, kind: 'crl-invalid', defect: 'issuer-key-usage' }]);
  });

  test('nor one of another issuer, or another key of the issuer', () => {
    expect(words(required([crl(root('elsewhere'), { revoked: [entry()] })]).problems)).toEqual(['revocation-unknown@0']);
    expect(words(required([crl({ ...MIDDLE, signer: signer('rolled over') }, { revoked: [entry()] })]).notes)).toEqual([]);
  });

  const point = (...members: readonly Uint8Array[]): Uint8Array => extension(OID.issuingDistributionPoint, true, sequence(...members));
  const only = (number: number): Uint8Array => point(der(0x80 | number, Uint8Array.of(0xff)));
  const at = (uri: string): Uint8Array => point(explicit(0, der(0xa0, writeGeneralName({ form: 'uri', text: uri }))));
  const entryOf = (name: Uint8Array): Uint8Array => point(explicit(0, der(0xa0, writeGeneralName({ form: 'directory', name }))));
  /** A point whose lists another issuer makes (section 4.2.1.13). */
  const elsewhere = leafOf(MIDDLE, { extensions: [keyUsage('digitalSignature'), extension(OID.crlDistributionPoints, false, sequence(sequence(
    explicit(0, der(0xa0, writeGeneralName({ form: 'uri', text: 'http://x/1' }))), der(0xa2, writeGeneralName({ form: 'directory', name: ROOT.name })),
  )))] });
  const published = leafOf(MIDDLE, { extensions: [keyUsage('digitalSignature'), crlDistributionPoint('http://x/1')] });
  test.each([
    ['user certificates', only(1), LEAF, []],
    ['authorities', only(2), LEAF, ['revocation-unknown@0']],
    ['attribute certificates', only(5), LEAF, ['revocation-unknown@0']],
    ['the point that the certificate names', at('http://x/1'), published, []],
    ['another point', at('http://x/2'), published, ['revocation-unknown@0']],
    ['a point, for a certificate that names none', at('http://x/1'), LEAF, ['revocation-unknown@0']],
    ['the issuer’s own entry, for a certificate that names no point', entryOf(MIDDLE.name), LEAF, []],
    ['another entry', entryOf(ROOT.name), LEAF, ['revocation-unknown@0']],
    ['a point of another issuer’s lists', at('http://x/1'), elsewhere, ['revocation-unknown@0']],
  ] as const)('a list for %s covers just those', (_name, scope, leaf, expected) => {
    expect(words(required([list({ extensions: [scope] })], { leaf }).problems)).toEqual(expected);
  });

  test('flipped anywhere, a list that revokes never clears', () => {
    const bytes = writeCrl(MIDDLE, { number: 1n, thisUpdate: DURING - DAY, nextUpdate: DURING + DAY, revoked: [entry({ reason: 'superseded' })] });
    let read = 0;
    for (let offset = 0; offset < bytes.length; offset++) {
      const changed = Uint8Array.from(bytes);
      changed[offset]! ^= 1 << (offset % 8);
      const parsed = parseCrl(changed);
      if (!parsed.ok) continue;
      read += 1;
      expect(required([parsed.value]).outcome, `byte ${offset}`).toBe('not-valid');
    }
    expect(read).toBeGreaterThan(100);
  });

  test('a list that the budget leaves unread is a problem, since it may revoke', () => {
    const many = Array.from({ length: 9 }, (_, each) => list({ number: BigInt(each + 2) }));
    const answer = ask({ crls: many, limits: { ...DEFAULT_PATH_LIMITS, signatures: 4 } });
    expect(answer.problems).toContainEqual({ position: 0, kind: 'budget', limit: 'signatures', allowed: 4 });
  });
});
