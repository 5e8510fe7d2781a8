import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createCustodyVerifier, type CustodyVerification } from '../../../../src/core/custody/index.ts';
import { CODES, judge } from '../../../../src/core/findings/index.ts';
import { custodyEntries, custodyFile, custodyLine, rehashed } from '../../../support/custody-log.ts';

const ARGS = { rememberedHeads: [], maxLineBytes: 2 ** 20, maxJsonDepth: 64, maxFindingsPerCode: 1_000 } as const;

function verify(bytes: Uint8Array, rememberedHeads: Parameters<typeof createCustodyVerifier>[0]['rememberedHeads'] = [], chunk = bytes.length): CustodyVerification {
  const verifier = createCustodyVerifier({ ...ARGS, rememberedHeads });
  for (let at = 0; at < bytes.length; at += Math.max(1, chunk)) verifier.push(bytes.subarray(at, at + Math.max(1, chunk)));
  return verifier.finish();
}

const findings = (verified: CustodyVerification) => verified.reports.flatMap((report) => report.findings);
const codes = (verified: CustodyVerification): string[] => findings(verified).map((finding) => finding.code).filter((code) => CODES[code].effect === 'fail');
const outcomes = (verified: CustodyVerification): Record<string, string> => Object.fromEntries(judge(verified.reports).verdict.axes.map(({ axis, outcome }) => [axis, outcome]));
const WHOLE = custodyEntries(6);

describe('a custody log that holds', () => {
  test('holds its integrity, and leaves open who wrote it, when, and whether it goes on', () => {
    const verified = verify(custodyFile(WHOLE));
    expect(codes(verified)).toEqual([]);
    expect(outcomes(verified)).toEqual({ integrity: 'pass', authenticity: 'indeterminate', time: 'indeterminate', completeness: 'indeterminate', policy: 'not-checked', controls: 'not-checked' });
    expect(verified).toMatchObject({ entries: 6, software: 'proofroom 0', from: WHOLE[0]!.at, to: WHOLE[5]!.at });
    expect(verified.stream).toMatchObject({ count: 6, firstSeq: 0, lastSeq: 5, head: WHOLE[5]!.hash });
    expect(verified.head?.size).toBe(6);
  });

  test('says the same whatever the chunks', () => {
    const bytes = custodyFile(WHOLE);
    const whole = JSON.stringify(verify(bytes));
    fc.assert(fc.property(fc.integer({ min: 1, max: bytes.length }), (chunk) => JSON.stringify(verify(bytes, [], chunk)) === whole));
  });
});

describe('what is done to a custody log', () => {
  const mutate = (change: (entries: ReturnType<typeof custodyEntries>) => readonly string[] | ReturnType<typeof custodyEntries>): string[] => {
    const changed = change(custodyEntries(6));
    return codes(verify(Buffer.from(changed.map((each) => `${typeof each === 'string' ? each : custodyLine(each)}\n`).join(''))));
  };

  test('one changed entry, its hash left: that entry, and what follows still links', () => {
    const entries = custodyEntries(6);
    entries[2] = { ...entries[2]!, subject: 'another' };
    const [finding, ...others] = findings(verify(custodyFile(entries))).filter((each) => CODES[each.code].effect === 'fail');
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ code: 'custody.entry-changed', values: { seq: 2, relinks: true } });
  });

  test('one replaced entry with a hash of its own: the link after it', () => {
    expect(mutate((entries) => entries.with(2, rehashed(entries[2]!, { subject: 'another' })))).toEqual(['custody.link-broken']);
  });

  test('an entry taken out is a gap, the first one too', () => {
    expect(mutate((entries) => entries.toSpliced(2, 1))).toEqual(['custody.gap']);
    expect(mutate((entries) => entries.slice(1))).toEqual(['custody.gap']);
  });

  test('an entry taken out and the rest renumbered breaks every later hash or link', () => {
    const found = mutate((entries) => entries.toSpliced(2, 1).map((entry, seq) => ({ ...entry, seq })));
    expect(found).toContain('custody.entry-changed');
    expect(mutate((entries) => entries.toSpliced(2, 1).map((entry, seq) => rehashed(entry, { seq })))).toContain('custody.link-broken');
  });

  test('entries exchanged or repeated stand in the wrong place', () => {
    expect(mutate((entries) => entries.with(2, entries[3]!).with(3, entries[2]!))).toContain('custody.out-of-order');
    expect(mutate((entries) => entries.toSpliced(3, 0, entries[2]!))).toEqual(['custody.out-of-order']);
  });

  test('another beginning is a broken link', () => {
    expect(mutate((entries) => [rehashed(entries[0]!, { prev: 'a'.repeat(64) })])).toEqual(['custody.link-broken']);
  });

  test('another spelling, an unknown act, a line that is none', () => {
    expect(mutate((entries) => entries.map((entry, at) => (at === 1 ? ` ${custodyLine(entry)}` : custodyLine(entry))))).toEqual(['custody.not-canonical']);
    expect(mutate((entries) => entries.map((entry, at) => (at === 1 ? custodyLine(entry).replace('evidence-imported', 'evidence-burned') : custodyLine(entry))))).toEqual(['custody.malformed']);
    expect(mutate((entries) => [...entries.map(custodyLine), ''])).toEqual(['custody.malformed']);
  });

  test('a clock that went back is noted and fails nothing', () => {
    const entries = custodyEntries(3);
    entries[2] = rehashed(entries[2]!, { at: '2026-11-23T08:00:00.000Z' });
    const verified = verify(custodyFile(entries));
    expect(findings(verified).map((finding) => finding.code)).toContain('custody.clock-went-back');
    expect(outcomes(verified)['integrity']).toBe('pass');
  });

  test('every flipped bit of a small log is detected', () => {
    const bytes = custodyFile(custodyEntries(3));
    for (let at = 0; at < bytes.length; at += 1) {
      for (let bit = 0; bit < 8; bit += 1) {
        const changed = Buffer.from(bytes);
        changed[at]! ^= 1 << bit;
        expect(outcomes(verify(changed))['integrity'], `byte ${at}, bit ${bit}`).toBe('fail');
      }
    }
  });

  test('cut at every length: torn lines fail, whole ones leave the end untold', () => {
    const bytes = custodyFile(custodyEntries(4));
    for (let length = 1; length < bytes.length; length += 1) {
      const verified = verify(bytes.subarray(0, length));
      const whole = bytes[length - 1] === 0x0a;
      expect(outcomes(verified)['integrity'], `length ${length}`).toBe(whole ? 'pass' : 'fail');
      expect(codes(verified), `length ${length}`).toEqual(whole ? [] : ['custody.torn-line']);
      if (whole) expect(outcomes(verified)['completeness'], `length ${length}`).toBe('indeterminate');
    }
  });

  test('a flood of broken lines is counted and not kept', () => {
    const verifier = createCustodyVerifier({ ...ARGS, maxFindingsPerCode: 10 });
    for (let n = 0; n < 50; n += 1) verifier.push(Buffer.from('{}\n'));
    const links = verifier.finish().reports.find((report) => report.id === 'custody.links')!;
    expect(links.findings).toHaveLength(10);
    expect(links.leftOut).toEqual([{ code: 'custody.malformed', count: 40 }]);
  });
});

describe('a log that was seen before', () => {
  const seen = (size: number) => [verify(custodyFile(custodyEntries(size))).head!];

  test('may have grown', () => {
    expect(codes(verify(custodyFile(custodyEntries(6)), seen(4)))).toEqual([]);
  });

  test('that is shorter may be an earlier copy', () => {
    const verified = verify(custodyFile(custodyEntries(3)), seen(5));
    expect(findings(verified).map((finding) => finding.code)).toContain('custody.behind-seen');
    expect(codes(verified)).toEqual([]);
  });

  test('that was rewritten from some entry on is caught, however consistent', () => {
    const forged = custodyEntries(6);
    for (let at = 3; at < 6; at += 1) forged[at] = rehashed(forged[at]!, { subject: 'forged', prev: forged[at - 1]!.hash });
    expect(codes(verify(custodyFile(forged)))).toEqual([]);
    expect(codes(verify(custodyFile(forged), seen(5)))).toEqual(['custody.contradicts-seen']);
  });
});
