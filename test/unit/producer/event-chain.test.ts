import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkDisclosures, readEventLine } from '../../../src/core/chain/event-line.ts';
import { DEFAULT_JSON_LIMITS } from '../../../src/core/json/index.ts';
import { leafHash, parseCheckpoint, parseNote, createTree } from '../../../src/core/tlog/index.ts';
import { demonstrationEd25519 } from '../../../src/producer/keys/demonstration-keys.ts';
import { signCheckpoint } from '../../../src/producer/seal/checkpoint.ts';
import { createEventChain, salt } from '../../../src/producer/seal/event-chain.ts';

const ORIGIN = 'log.example/plane';
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

const members = (record_id: string, data: Readonly<Record<string, string>> = {}) => ({
  record_id, data, timestamp: '2026-07-01T00:00:00.000Z', type: 'log.opened', layer: 'evidence', causes: [],
  actor: { kind: 'service', id: 'service:evidence-store' },
});

describe('event chain', () => {
  test('the first event follows the genesis of its origin', () => {
    const chain = createEventChain(ORIGIN);
    const line = JSON.parse(chain.append({ members: members('evt-1') })) as { seq: number; prev: string; hash: string };
    expect(line.prev).toBe(sha256(`proofroom.log.v1\n${ORIGIN}\n`));
    expect(line.seq).toBe(0);
    expect(chain.first).toEqual({ seq: 0, hash: line.hash });
    expect(Buffer.from(chain.root())).toEqual(Buffer.from(leafHash(Buffer.from(line.hash, 'hex'))));
  });

  test('the verifier reads every line back: canonical, hash fits, disclosures agree', () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.string(), fc.dictionary(fc.stringMatching(/^[a-z]{1,6}$/), fc.string({ unit: 'grapheme' })), fc.boolean()), { minLength: 1, maxLength: 5 }), (drafts) => {
      const chain = createEventChain(ORIGIN);
      let prev = sha256(`proofroom.log.v1\n${ORIGIN}\n`);
      drafts.forEach(([value, data, disclosed], at) => {
        const text = chain.append({
          members: members(`evt-${at}`, data),
          withheld: { prompt: { salt: salt('7', `${at}`), value, disclosed } },
        });
        const read = readEventLine(new TextEncoder().encode(text.slice(0, -1)), DEFAULT_JSON_LIMITS);
        if (!read.ok) throw new Error(read.problem);
        expect([read.canonical, read.computedHash, read.event.prev, read.event.seq]).toEqual([true, read.event.hash, prev, at]);
        expect(checkDisclosures(read.event)).toEqual({ redacted: disclosed ? 0 : 1, disclosed: disclosed ? 1 : 0, mismatched: [] });
        prev = read.event.hash;
      });
    }), { numRuns: 60 });
  });

  test('withholding a disclosed value later leaves the hash alone', () => {
    const hashes = [true, false].map((disclosed) => {
      const chain = createEventChain(ORIGIN);
      chain.append({ members: members('evt-1'), withheld: { prompt: { salt: 's', value: 'why', disclosed } } });
      return chain.last?.hash;
    });
    expect(hashes[0]).toBe(hashes[1]);
  });
});

describe('checkpoint', () => {
  test('is a signed note that states origin, size and root', () => {
    const tree = createTree();
    tree.append(leafHash(new Uint8Array(32)));
    const signer = demonstrationEd25519('7', 'store');
    const note = parseNote(signCheckpoint(ORIGIN, 1, tree.root(), signer));
    const checkpoint = parseCheckpoint(note?.text ?? '');
    expect([checkpoint?.origin, checkpoint?.size]).toEqual([ORIGIN, 1]);
    expect(Buffer.from(checkpoint!.root)).toEqual(Buffer.from(tree.root()));
    expect(note?.signatures.map((each) => each.name)).toEqual([ORIGIN]);
  });
});
