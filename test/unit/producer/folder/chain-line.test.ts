import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { genesisHash, readEventLine } from '../../../../src/core/chain/index.ts';
import { encodeUtf8 } from '../../../../src/core/encoding/index.ts';
import { DEFAULT_JSON_LIMITS } from '../../../../src/core/json/index.ts';
import { chainLine } from '../../../../src/producer/folder/chain-line.ts';
import { chainOf, draft, linesOf, ORIGIN, withheldDraft } from '../../../support/tiny-bundle.ts';

const GENESIS = { seq: 0, prev: genesisHash(ORIGIN) };
const EVENT = { record_id: 'e-0', timestamp: '2026-11-01T00:00:00.000Z', type: 'log.opened', layer: 'evidence', actor: { kind: 'service', id: 'plane' }, causes: [], data: { origin: ORIGIN } };
const chained = (value: object, place = GENESIS) => chainLine(encodeUtf8(JSON.stringify(value)), place);
const problemOf = (value: object): string => {
  const line = chained(value);
  return line.ok ? 'ok' : line.problem;
};

describe('a line without its place', () => {
  test('gets it, in the spelling and with the hash that another writer of the format gives', () => {
    const drafts = [draft(0), withheldDraft(1), draft(2)];
    const wanted = chainOf(drafts);
    let place = GENESIS;
    for (const [index, { seq: _, ...rest }] of drafts.entries()) {
      const line = chained(rest, place);
      expect(line.ok && line.text).toBe(Buffer.from(linesOf([wanted[index]!])).toString('utf8'));
      place = { seq: index + 1, prev: wanted[index]!.hash };
    }
  });

  test('in any spelling gives one that the verifier’s own reader takes', () => {
    fc.assert(fc.property(fc.dictionary(fc.string({ unit: 'grapheme' }), fc.oneof(fc.string({ unit: 'grapheme' }), fc.maxSafeInteger(), fc.boolean())), fc.nat(4), (data, indent) => {
      const line = chainLine(encodeUtf8(JSON.stringify({ ...EVENT, data }, null, indent)), GENESIS);
      expect(line.ok).toBe(true);
      if (line.ok) expect(readEventLine(encodeUtf8(line.text.slice(0, -1)), DEFAULT_JSON_LIMITS)).toMatchObject({ ok: true, canonical: true, computedHash: line.hash, event: { hash: line.hash } });
    }));
  });

  test('commits to what is open, and names what is not', () => {
    const line = chained({ ...EVENT, open: { prompt: { salt: 's', value: 1 } }, withheld: { email: 'a'.repeat(64) } });
    expect(line.ok && line.withheld).toEqual(['email']);
    expect(line.ok && Object.keys((JSON.parse(line.text) as { withheld: object }).withheld)).toEqual(['email', 'prompt']);
  });
});

describe('a complete line', () => {
  test('at its place stays as it is', () => {
    const [event] = chainOf([draft(0)]);
    const line = chained(event!);
    expect(line.ok && line.hash).toBe(event!.hash);
  });

  test.each<[string, object, string]>([
    ['with the hash of another event', { ...chainOf([draft(0)])[0]!, data: { active_runs: 9, fleet_id: 'f' } }, 'it says another hash than it has at this place'],
    ['at another number', { ...EVENT, seq: 3 }, 'it says another seq than it has at this place'],
    ['after another event', { ...EVENT, prev: 'b'.repeat(64) }, 'it says another prev than it has at this place'],
    ['whose open value is not the withheld one', { ...EVENT, open: { a: { salt: 's', value: 1 } }, withheld: { a: 'b'.repeat(64) } }, 'withheld a is not the digest of what is open'],
    ['that opens without a salt', { ...EVENT, open: { a: { value: 1 } } }, 'a member of open has no salt and value'],
    ['without a name', { ...EVENT, record_id: 7 }, 'no record_id'],
    ['that is a list', [], 'not an object'],
  ])('%s is refused', (_, value, problem) => expect(problemOf(value)).toBe(problem));

  test.each(['{"record_id":"a","record_id":"b"}', '{"record_id":"a","n":9007199254740993}', '{', ''])('%j is refused by the strict reader', (text) => {
    expect(chainLine(encodeUtf8(text), GENESIS).ok).toBe(false);
  });
});
