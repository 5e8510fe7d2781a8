import { describe, expect, test } from 'vitest';
import { verifyStampDocument } from '../../../../src/core/document/index.ts';
import { encodeUtf8 } from '../../../../src/core/encoding/index.ts';
import { writeTimeStampResponse } from '../../../../src/producer/pki/index.ts';
import { stampOf } from '../../../../src/producer/scenario/seal.ts';
import { AS_OF, CONTENT, DAY, flipped, outcome, pack, SIGNED, TIME } from '../../../support/document-fixture.ts';

describe('time-stamps', () => {
  const token = stampOf(TIME.stamper, CONTENT, SIGNED);
  test('a token or response of the content, by an authority of the pack', () => {
    for (const bytes of [token, writeTimeStampResponse(token)]) expect(outcome(verifyStampDocument, bytes, { artifact: CONTENT })).toMatchObject({ codes: ['document.time-verified'], signers: ['valid'] });
  });
  test('of other content, by nobody known, of the future, without content', () => {
    expect(outcome(verifyStampDocument, token, { artifact: encodeUtf8('other') }).codes).toEqual(['document.content-mismatch']);
    expect(outcome(verifyStampDocument, token, { artifact: CONTENT, trust: null }).codes).toEqual(['document.time-unknown-authority']);
    expect(outcome(verifyStampDocument, token, { artifact: CONTENT, asOf: SIGNED - DAY }).codes).toEqual(['document.time-invalid']);
    expect(outcome(verifyStampDocument, token)).toMatchObject({ codes: ['document.content-missing'], signers: [] });
  });
  test('verified, its signature counts as one by the authority', () => {
    expect(outcome(verifyStampDocument, token, { artifact: CONTENT }).axes).toBe('pass pass pass');
    expect(outcome(verifyStampDocument, token, { artifact: CONTENT, trust: null }).axes).toBe('pass indeterminate indeterminate');
  });
  test('no flipped byte gives another time or other content', () => {
    const bytes = writeTimeStampResponse(token);
    const said = (each: Uint8Array): unknown => verifyStampDocument({ bytes: each, artifact: CONTENT, trust: { pack: pack() }, asOf: AS_OF, maxFindingsPerCode: 10 }).reports.flatMap(({ findings }) => findings);
    const sound = said(bytes);
    let refused = 0;
    for (let at = 0; at < bytes.length; at++) {
      if (outcome(verifyStampDocument, flipped(bytes, at), { artifact: CONTENT }).axes === 'pass pass pass') expect(said(flipped(bytes, at)), `byte ${at}`).toEqual(sound);
      else refused += 1;
    }
    expect(refused / bytes.length).toBeGreaterThan(0.9);
  }, 60_000);
  test('cut at every length is malformed', () => {
    for (let length = 0; length < token.length; length++) expect(outcome(verifyStampDocument, token.slice(0, length), { artifact: CONTENT }).codes).toEqual(['document.malformed']);
  });
});
