import { describe, expect, test } from 'vitest';
import { sha256Hex } from '../../../src/core/crypto/index.ts';
import { describeCms } from '../../../src/engine/inspect/describe-cms.ts';
import { describeDer } from '../../../src/engine/inspect/describe-der.ts';
import type { Described } from '../../../src/engine/inspect/inspection.ts';
import { stampOf } from '../../../src/producer/scenario/seal.ts';
import { integer, sequence } from '../../../src/producer/pki/der-writer.ts';
import { certificate, cms, CONTENT, flipped, PERSON, SIGNED, TIME } from '../../support/document-fixture.ts';

const facts = (found: Described | null, title: string): Record<string, string> => Object.fromEntries(found?.sections.find((section) => section.title === title)?.facts ?? []);
const token = stampOf(TIME.stamper, CONTENT, SIGNED);

describe('signed data', () => {
  test('names signers, digests and certificates', () => {
    const found = describeDer(cms('detached', { stamped: true }));
    expect(found?.kind).toBe('CMS');
    expect(found?.unread).toBeUndefined();
    expect(facts(found, 'signed data')).toEqual({ 'content type': '1.2.840.113549.1.7.1', content: 'detached', 'digest algorithms': 'sha256' });
    expect(facts(found, 'signer 1 of 1')).toMatchObject({ 'serial named': '9', 'digest algorithm': 'sha256', algorithm: 'ecdsa with sha256', 'time claimed': new Date(SIGNED).toISOString(), 'time-stamps': '1' });
    expect(facts(found, 'certificate 1 of 1')).toMatchObject({ subject: 'CN=Ada', issuer: 'CN=Documents authority', fingerprint: sha256Hex(certificate()), keyid: PERSON.keyid, to: '2027-01-01T00:00:00.000Z' });
    expect(facts(describeDer(cms('attached')), 'signed data')['content']).toBe(`attached, ${CONTENT.length} bytes`);
  });

  test('of a time-stamp states time, imprint and policy', () => {
    const found = describeDer(token);
    expect(found?.kind).toBe('time-stamp token');
    expect(facts(found, 'time-stamp')).toMatchObject({ 'time stated': new Date(SIGNED).toISOString(), 'accuracy stated': '1000 ms', 'imprint algorithm': 'sha256', imprint: sha256Hex(CONTENT), policy: '1.3.6.1.4.1.55555.1.1' });
  });

  test('inside a response stands after the status', () => {
    const granted = sequence(sequence(integer(0)), token);
    const found = describeDer(granted);
    expect(found?.kind).toBe('time-stamp response');
    expect(facts(found, 'response')).toEqual({ status: 'granted', token: 'there' });
    expect(facts(found, 'time-stamp')['imprint']).toBe(sha256Hex(CONTENT));
    expect(facts(describeDer(sequence(sequence(integer(2)))), 'response')).toEqual({ status: 'rejection', token: 'none' });
  });
});

describe.each([['a signature', cms('attached')], ['a time-stamp', token]])('%s with', (_, bytes) => {
  test('a byte flipped is described or not, and never throws', () => {
    for (let at = 0; at < bytes.length; at += 1) {
      const found = describeDer(flipped(bytes, at));
      expect(found === null || found.kind.length > 0).toBe(true);
    }
    // The first length makes it no DER value at all.
    expect(describeDer(flipped(bytes, 3))).toBeNull();
  });

  test('its end cut off is not described as whole', () => {
    for (let length = 0; length < bytes.length; length += 1) expect(describeCms(bytes.subarray(0, length))).toBeNull();
  });
});
