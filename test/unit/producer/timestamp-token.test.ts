import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { writeTimeStampRequest, writeTimeStampResponse } from '../../../src/producer/pki/index.ts';
import { DURING, MIDDLE, ROOT } from '../../support/pki-fixture.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { POLICY, STAMPED, token, TSA } from '../../support/time-fixture.ts';

const pem = (...ders: readonly Uint8Array[]): string => ders.map((der) => `-----BEGIN CERTIFICATE-----\n${Buffer.from(der).toString('base64').replace(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`).join('');

describe('a written time stamp', () => {
  test('is verified by OpenSSL, where there is one', ({ skip }) => {
    skip(spawnSync('openssl', ['version']).status !== 0, 'no openssl');
    const folder = temporaryFolder('token');
    const file = (name: string, content: Uint8Array | string): string => {
      writeFileSync(join(folder, name), content);
      return join(folder, name);
    };
    const chain = ['-CAfile', file('root.pem', pem(ROOT.certificate)), '-untrusted', file('chain.pem', pem(TSA, MIDDLE.certificate)), '-attime', String(DURING / 1000)];
    const verify = (response: Uint8Array, ...against: readonly string[]): number | null =>
      spawnSync('openssl', ['ts', '-verify', '-in', file('response.tsr', response), ...against, ...chain]).status;
    const request = file('request.tsq', writeTimeStampRequest({ stamped: STAMPED, policy: POLICY, nonce: 12n, wantsCertificate: true }));
    const data = file('data', STAMPED);
    expect(verify(writeTimeStampResponse(token({ nonce: 12n })), '-queryfile', request)).toBe(0);
    expect(verify(writeTimeStampResponse(token({ nonce: 13n })), '-queryfile', request)).toBe(1);
    expect(verify(writeTimeStampResponse(token({ signer: { signingCertificate: 'v1' } })), '-data', data)).toBe(0);
    expect(verify(writeTimeStampResponse(token({ accuracy: { millis: 5, micros: 7 }, genTime: DURING + 120, ordering: true })), '-data', data)).toBe(0);
    expect(verify(writeTimeStampResponse(token({ stamped: new Uint8Array(3) })), '-data', data)).toBe(1);
  }, 60_000);
  test('and written requests are the same twice', () => {
    const ask = (): Uint8Array => writeTimeStampRequest({ stamped: STAMPED, hash: 'sha512', nonce: 1n });
    expect(ask()).toEqual(ask());
  });
});
