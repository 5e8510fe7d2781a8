import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeDer, type DerNode } from '../../../../src/core/asn1/index.ts';
import { parseTimeStamp, parseTimeStampRequest, parseTstInfo } from '../../../../src/core/time/index.ts';
import { writeTimeStampRequest, writeTimeStampResponse, writeTstInfo } from '../../../../src/producer/pki/index.ts';
import { DURING } from '../../../support/pki-fixture.ts';
import { judge, POLICY, STAMPED, token } from '../../../support/time-fixture.ts';

/** Bytes of a token in a response that no signature covers, with the reason why another value there changes nothing. */
function unsigned(response: Uint8Array): readonly { readonly why: string; readonly node: DerNode }[] {
  const read = decodeDer(response, (root) => root);
  if (!read.ok) throw new Error(read.problem);
  const [status, token] = read.value.children;
  const signedData = token!.children[1]!.children[0]!;
  const signerInfo = signedData.children.at(-1)!.children[0]!;
  return [
    { why: 'the status is said around the token', node: status! },
    { why: 'versions 1 and 3 are read alike', node: signedData.children[0]! },
    { why: 'the issuer only selects a certificate, and names are compared without regard to case', node: signerInfo.children[1]!.children[0]! },
  ];
}

describe('a time stamp', () => {
  const response = writeTimeStampResponse(token());
  const spared = unsigned(response);
  test('with a byte changed is refused, or says the same time and was changed where nothing is signed', () => {
    let verified = 0;
    for (let at = 0; at < response.length; at++) {
      for (const bit of [1 << (at % 8), 0x20]) {
        const changed = response.slice();
        changed[at]! ^= bit;
        const judged = judge(changed);
        if (judged.outcome === 'not-verified') continue;
        verified += 1;
        expect(spared.some(({ node }) => at >= node.from && at < node.to), `byte ${at}`).toBe(true);
        expect(judged.time).toMatchObject({ time: DURING, accuracyMs: 1000, tokenSerial: '5' });
      }
    }
    // Some are, or the list above would be there for nothing.
    expect(verified).toBeGreaterThan(0);
    expect(verified).toBeLessThan(spared.reduce((sum, { node }) => sum + 2 * (node.to - node.from), 0));
  }, 120_000);
  test('cut anywhere is refused, and longer too', () => {
    for (let length = 0; length < response.length; length++) expect(parseTimeStamp(response.subarray(0, length)).ok, `${length} bytes`).toBe(false);
    expect(parseTimeStamp(Uint8Array.from([...response, 0]))).toMatchObject({ ok: false, problem: 'trailing-bytes' });
  });
});

describe('the parsers', () => {
  const info = writeTstInfo({ stamped: STAMPED, policy: POLICY, serial: 5n, genTime: DURING + 120, accuracy: { seconds: 1, millis: 2, micros: 3 }, ordering: true, nonce: 9n });
  const request = writeTimeStampRequest({ stamped: STAMPED, policy: POLICY, nonce: -4n, wantsCertificate: true });
  test('read what was written', () => {
    expect(parseTstInfo(info)).toMatchObject({ ok: true, value: { policy: POLICY, serial: 5n, genTime: DURING + 120, accuracyMs: 1003, ordering: true, nonce: 9n, authority: null } });
    expect(parseTimeStampRequest(request)).toMatchObject({ ok: true, value: { policy: POLICY, nonce: -4n, wantsCertificate: true, imprint: { hash: 'sha256' } } });
    expect(parseTimeStampRequest(writeTimeStampRequest({ stamped: STAMPED }))).toMatchObject({ ok: true, value: { policy: null, nonce: null, wantsCertificate: false } });
  });
  test('refuse every cut', () => {
    for (let length = 0; length < info.length; length++) expect(parseTstInfo(info.subarray(0, length)).ok).toBe(false);
    for (let length = 0; length < request.length; length++) expect(parseTimeStampRequest(request.subarray(0, length)).ok).toBe(false);
  });
  test('throw for nothing', () => {
    fc.assert(fc.property(fc.constantFrom(info, request, token()), fc.nat(), fc.nat(255), (bytes, at, value) => {
      const changed = bytes.slice();
      changed[at % changed.length] = value;
      for (const parse of [parseTstInfo, parseTimeStampRequest, parseTimeStamp]) expect(typeof parse(changed).ok).toBe('boolean');
    }));
  });
});
