import { createPublicKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeBase64Url, encodeBase64Url, encodeUtf8 } from '../../../../src/core/encoding/index.ts';
import { jwsNamesOf, jwsScheme, parseJws, verifyJws, type JwsJudgement, type JwsKey } from '../../../../src/core/jws/index.ts';
import type { KeyAlgorithm } from '../../../../src/core/trust/pack.ts';

const JOE = 'eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ';
const RSA_N = 'ofgWCuLjybRlzo0tZWJjNiuSfb4p4fAkd_wWJcyQoTbji9k0l8W26mPddxHmfHQp-Vaw-4qPCJrcS2mJPMEzP1Pt0Bm4d4QlL-yRT-SFd2lZS-pCgNMsD1W_YpRPEwOWvG6b32690r2jZ47soMZo9wGzjb_7OMg0LOL-bSf63kpaSHSXndS5z5rexMdbBYUsLA9e-KXBdQOS-UTo7WTBEMa2R2CapHg665xsmtdVMTBQY4uDZlxvb3qCo5ZwKh9kG4LT6_I5IhlJH7aGhyxXFvUK-DWNmoudF8NAco9_h9iaGNj8q2ethFkMLs91kzk2PAcDTW9gb54h4FRWyuXpoQ';

function keyOf(algorithm: KeyAlgorithm, key: KeyObject, kid: string | null = null): JwsKey {
  return { algorithm, spki: new Uint8Array(key.export({ format: 'der', type: 'spki' })), kid };
}
const judge = (text: string, key: JwsKey): JwsJudgement => {
  const read = parseJws(text);
  if (!read.ok) throw new Error(read.refusal.problem);
  return verifyJws(read.jws, key);
};
const json = (value: unknown): string => encodeBase64Url(encodeUtf8(JSON.stringify(value)));
const refusal = (text: string): unknown => {
  const read = parseJws(text);
  return read.ok ? 'read' : `${read.refusal.part} ${read.refusal.problem}`;
};

const p256 = { kty: 'EC', crv: 'P-256', x: 'f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU', y: 'x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0' };
const p521 = { kty: 'EC', crv: 'P-521', x: 'AekpBQ8ST8a8VcfVOTNl353vSrDCLLJXmPk06wTjxrrjcBpXp5EOnYG_NjFZ6OvLFV1jSfS9tsz4qUxcWceqwQGk', y: 'ADSmRA43Z1DSNx_RvcLI87cdL07l6jQyyBXMoxVg_l2Th-x3S1WDhjDly79ajL4Kkd0AZMaZmh9ubmf63e3kyMj2' };
const jwk = (key: object): KeyObject => createPublicKey({ key: { ...key }, format: 'jwk' });
const PUBLISHED: readonly (readonly [string, string, JwsKey])[] = [
  ['RFC 7515 A.2', `eyJhbGciOiJSUzI1NiJ9.${JOE}.cC4hiUPoj9Eetdgtv3hF80EGrhuB__dzERat0XF9g2VtQgr9PJbu3XOiZj5RZmh7AAuHIm4Bh-0Qc_lF5YKt_O8W2Fp5jujGbds9uJdbF9CUAr7t1dnZcAcQjbKBYNX4BAynRFdiuB--f_nZLgrnbyTyWzO75vRK5h6xBArLIARNPvkSjtQBMHlb1L07Qe7K0GarZRmB_eSN9383LcOLn6_dO--xi12jzDwusC-eOkHWEsqtFZESc6BfI7noOPqvhJ1phCnvWh6IeYI2w9QOYEUipUTI8np6LbgGY9Fs98rqVt5AXLIhWkWywlVmtVrBp0igcN_IoypGlUPQGe77Rw`, keyOf('rsa-pkcs1-sha256', jwk({ kty: 'RSA', n: RSA_N, e: 'AQAB' }))],
  ['RFC 7515 A.3', `eyJhbGciOiJFUzI1NiJ9.${JOE}.DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q`, keyOf('ecdsa-p256-sha256', jwk(p256))],
  ['RFC 7515 A.4', 'eyJhbGciOiJFUzUxMiJ9.UGF5bG9hZA.AdwMgeerwtHoh-l192l60hp9wAHZFVJbLfD_UxMi70cwnZOYaRI1bKPWROc-mZZqwqT2SI-KGDKB34XO0aw_7XdtAG8GaSwFKdCAPZgoXD2YBJZCPEX3xKpRwcdOO8KpEHwJjyqOgzDO7iKvU8vcnwNrmxYbSW9ERBXukOXolLzeO_Jn', keyOf('ecdsa-p521-sha512', jwk(p521))],
  ['RFC 8037 A.4', 'eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc.hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg', keyOf('ed25519', jwk({ kty: 'OKP', crv: 'Ed25519', x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo' }))],
];

describe('published examples', () => {
  test.each(PUBLISHED)('%s is valid', (_name, text, key) => {
    const answer = judge(text, key);
    expect(answer.outcome).toBe('valid');
    expect(answer.outcome === 'valid' && encodeBase64Url(answer.payload)).toBe(text.split('.')[1]);
  });
  test.each(PUBLISHED)('%s: no other character and no cut is valid', (_name, text, key) => {
    for (let at = 0; at < text.length; at++) {
      const changed = `${text.slice(0, at)}${text[at] === 'A' ? 'B' : 'A'}${text.slice(at + 1)}`;
      for (const each of [changed, text.slice(0, at)]) {
        const read = parseJws(each);
        expect(read.ok && verifyJws(read.jws, key).outcome, `character ${at}`).not.toBe('valid');
      }
    }
  });
  test.each(PUBLISHED)('%s: another key and another algorithm of the same key are named', (_name, text, key) => {
    for (const [, , other] of PUBLISHED) {
      if (other === key) continue;
      const { problems } = judge(text, other);
      expect(problems.map((problem) => problem.kind)).toEqual(['algorithm', 'signature']);
    }
  });
  test('RFC 7515 A.5, which is unsecured, has no key that it could be valid under', () => {
    const text = `eyJhbGciOiJub25lIn0.${JOE}.`;
    for (const [, , key] of PUBLISHED) expect(judge(text, key).problems[0]).toEqual({ kind: 'algorithm', stated: 'none', allowed: jwsNamesOf(key.algorithm) });
  });
});

describe('verifyJws', () => {
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const signer = generateKeyPairSync('ed25519');
  const make = (header: object, key: KeyObject = signer.privateKey, hash: string | null = null): string => {
    const signed = `${json(header)}.${json({ a: 1 })}`;
    return `${signed}.${encodeBase64Url(new Uint8Array(sign(hash, encodeUtf8(signed), key)))}`;
  };
  test('an RSA key of one algorithm does not verify what its other one signed', () => {
    const text = make({ alg: 'RS256' }, rsa.privateKey, 'sha256');
    expect(judge(text, keyOf('rsa-pkcs1-sha256', rsa.publicKey)).outcome).toBe('valid');
    expect(judge(text, keyOf('rsa-pss-sha256', rsa.publicKey)).problems).toEqual([{ kind: 'algorithm', stated: 'RS256', allowed: ['PS256'] }, { kind: 'signature', outcome: 'invalid' }]);
  });
  test('a public key is no MAC key', () => {
    expect(judge(make({ alg: 'HS256' }), keyOf('ed25519', signer.publicKey)).problems).toEqual([{ kind: 'algorithm', stated: 'HS256', allowed: ['EdDSA', 'Ed25519'] }]);
  });
  test('a kid must be the key’s where both have one', () => {
    const text = make({ alg: 'EdDSA', kid: 'one' });
    expect(judge(text, keyOf('ed25519', signer.publicKey, 'two')).problems).toEqual([{ kind: 'kid', stated: 'one', expected: 'two' }]);
    expect(judge(text, keyOf('ed25519', signer.publicKey, 'one')).outcome).toBe('valid');
    expect(judge(text, keyOf('ed25519', signer.publicKey)).outcome).toBe('valid');
  });
  test('a key inside the header is noted and not used', () => {
    const stranger = generateKeyPairSync('ed25519');
    const text = make({ alg: 'EdDSA', jwk: stranger.publicKey.export({ format: 'jwk' }), x5u: 'x' }, stranger.privateKey);
    const read = parseJws(text);
    expect(read.ok && read.jws.header.offersKey).toEqual(['jwk', 'x5u']);
    expect(judge(text, keyOf('ed25519', signer.publicKey)).problems).toEqual([{ kind: 'signature', outcome: 'invalid' }]);
  });
  test('a key that is not of its algorithm verifies nothing', () => {
    expect(judge(make({ alg: 'ES256' }), { ...keyOf('ed25519', signer.publicKey), algorithm: 'ecdsa-p256-sha256' }).problems).toEqual([{ kind: 'key-unusable', algorithm: 'ecdsa-p256-sha256' }]);
  });
  test('both halves of ECDSA are of fixed length', () => expect(jwsScheme('ecdsa-p384-sha384')).toEqual({ kind: 'ecdsa', hash: 'sha384', encoding: 'p1363' }));
});

describe('parseJws', () => {
  const header = json({ alg: 'EdDSA' });
  test.each<[string, string, string]>([
    ['two parts', `${header}.`, 'serialization parts'],
    ['four parts', `${header}...`, 'serialization parts'],
    ['padding', `${header}.QQ==.`, 'payload base64url'],
    ['loose bits', `${header}.QR.`, 'payload base64url'],
    ['the standard alphabet', `${header}.+/+/.`, 'payload base64url'],
    ['one character left over', `${header}.QUJDR.`, 'payload base64url'],
    ['white space', `${header}.QQ .`, 'payload base64url'],
    ['a signature that is not base64url', `${header}..=`, 'signature base64url'],
    ['a header that is not base64url', `${header}=..`, 'header base64url'],
    ['a header that is no JSON', `${encodeBase64Url(encodeUtf8('{'))}..`, 'header json'],
    ['a member twice', `${encodeBase64Url(encodeUtf8('{"alg":"none","alg":"EdDSA"}'))}..`, 'header json'],
    ['an array', `${json([])}..`, 'header not-an-object'],
    ['no alg', `${json({})}..`, 'header alg'],
    ['an alg that is no text', `${json({ alg: 1 })}..`, 'header alg'],
    ['a kid that is no text', `${json({ alg: 'EdDSA', kid: 1 })}..`, 'header kid'],
    ['a typ that is no text', `${json({ alg: 'EdDSA', typ: {} })}..`, 'header typ'],
    ['crit', `${json({ alg: 'EdDSA', crit: ['exp'], exp: 1 })}..`, 'header crit'],
    ['b64', `${json({ alg: 'EdDSA', b64: false })}..`, 'header b64'],
    ['a large header', `${json({ alg: 'EdDSA', x: 'x'.repeat(70_000) })}..`, 'header bytes'],
  ])('refuses %s', (_name, text, expected) => expect(refusal(text)).toBe(expected));

  test('base64url has one spelling for any bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
      const text = encodeBase64Url(bytes);
      expect(text).toBe(Buffer.from(bytes).toString('base64url'));
      expect(decodeBase64Url(text)).toEqual(bytes);
    }));
  });
  test('never throws', () => {
    fc.assert(fc.property(fc.string({ maxLength: 80 }), (text) => { expect(typeof parseJws(text).ok).toBe('boolean'); }));
  });
});
