import { describe, expect, test } from 'vitest';
import { encodeBase64, encodeUtf8, fromHex } from '../../../../src/core/encoding/index.ts';
import { judge } from '../../../../src/core/findings/index.ts';
import { noteKeyHash } from '../../../../src/core/tlog/index.ts';
import type { Files } from '../../../support/memory-container.ts';
import { chainOf, checkpoint, draft, KEYS, leavesOf, ORIGIN, rootHex, tinyBundle } from '../../../support/tiny-bundle.ts';
import { codesOf, findingsOf, verifyFiles } from '../../../support/verify-tiny.ts';

const COUNT = 7;
const DRAFTS = Array.from({ length: COUNT }, (_, seq) => draft(seq));
const LEAVES = leavesOf(chainOf(DRAFTS));
const HEAD = 'checkpoints/main.txt';
const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
const completeness = async (files: Files, more: Parameters<typeof verifyFiles>[1] = {}) =>
  judge((await verifyFiles(files, more)).reports).verdict.axes.find((each) => each.axis === 'completeness')?.outcome;
/** A bundle whose producer put this in the checkpoint's place before it was listed and signed. */
const withHead = (change: (head: string) => string | null): Files => tinyBundle({
  drafts: DRAFTS,
  before: (files) => {
    const head = change(text(files.get(HEAD)!));
    if (head === null) files.delete(HEAD);
    else files.set(HEAD, encodeUtf8(head));
  },
});

describe('the end of a log', () => {
  test('is proved by a signed head alone', async () => {
    expect(await completeness(tinyBundle({ drafts: DRAFTS }))).toBe('pass');
    expect(await completeness(withHead(() => null))).toBe('indeterminate');
    expect(codesOf(await verifyFiles(withHead(() => null)))).toEqual(['checkpoint.missing']);
  });
  test('cut off by the producer, who signs a new list of contents, is told by the head that the log signed', async () => {
    for (let left = 1; left < COUNT; left++) {
      const files = tinyBundle({ drafts: DRAFTS.slice(0, left), before: (each) => void each.set(HEAD, checkpoint(COUNT, rootHex(LEAVES))) });
      expect(codesOf(await verifyFiles(files))).toEqual(['checkpoint.size-mismatch']);
    }
  });
  test('cut off together with its head cannot be told, but by one who saw it reach further', async () => {
    const files = tinyBundle({ drafts: DRAFTS.slice(0, 4) });
    expect(codesOf(await verifyFiles(files))).toEqual([]);
    const seen = { rememberedHeads: [{ origin: ORIGIN, size: COUNT, root: rootHex(LEAVES) }] };
    expect(codesOf(await verifyFiles(files, seen))).toEqual(['checkpoint.behind-remembered']);
    expect(await completeness(files, seen)).toBe('indeterminate');
  });
});

describe('a log continued in another bundle', () => {
  const heads = (size: number, root = rootHex(LEAVES.slice(0, size))) => ({ rememberedHeads: [{ origin: ORIGIN, size, root }] });
  test('holds from every point on', async () => {
    for (let after = 1; after < COUNT; after++) {
      const result = await verifyFiles(tinyBundle({ drafts: DRAFTS, after }), heads(after));
      expect(codesOf(result)).toEqual([]);
      expect(result.streams[0]).toMatchObject({ firstSeq: after, lastSeq: COUNT - 1, merkleRoot: rootHex(LEAVES) });
    }
  });
  test('contradicts a head seen at its start or later, if that was another log', async () => {
    for (let size = 3; size <= COUNT; size++) {
      expect(codesOf(await verifyFiles(tinyBundle({ drafts: DRAFTS, after: 3 }), heads(size, 'f'.repeat(64))))).toEqual(['checkpoint.rolled-back']);
    }
  });
  test('cannot be held against a head from before its start, true or not', async () => {
    for (const root of [rootHex(LEAVES.slice(0, 2)), 'f'.repeat(64)]) {
      const files = tinyBundle({ drafts: DRAFTS, after: 3 });
      expect(codesOf(await verifyFiles(files, heads(2, root)))).toEqual(['checkpoint.remembered-not-compared']);
      expect(await completeness(files, heads(2, root))).toBe('indeterminate');
    }
  });
  test('does not hold with one bit of what came before changed', async () => {
    for (const member of ['compact_range', 'consistency_proof', 'root'] as const) {
      const files = tinyBundle({
        drafts: DRAFTS,
        after: 3,
        statement: (statement) => {
          const copy = structuredClone(statement) as { predicate: { streams: { previous: Record<typeof member, string | string[]> }[] } };
          const { previous } = copy.predicate.streams[0]!;
          const flip = (hash: string): string => `${hash.startsWith('0') ? '1' : '0'}${hash.slice(1)}`;
          const value = previous[member];
          previous[member] = typeof value === 'string' ? flip(value) : [flip(value[0]!), ...value.slice(1)];
          return copy;
        },
      });
      expect(codesOf(await verifyFiles(files)), member).toContain('stream.consistency-invalid');
    }
  });
});

describe('a signed head', () => {
  const line = (name: string, hash: string, signature: Uint8Array): string => `— ${name} ${encodeBase64(new Uint8Array([...fromHex(hash)!, ...signature]))}\n`;
  const own = noteKeyHash(ORIGIN, KEYS.log.spki);
  const junk = new Uint8Array(64).fill(7);
  const signed = (body: string): string => `${body}\n${line(ORIGIN, own, KEYS.log.sign(encodeUtf8(body)))}`;
  const body = (head: string): string => head.slice(0, head.indexOf('\n\n') + 1);

  test.each([
    ['unknown signers before and after', (head: string) => `${body(head)}\n${line('witness.example', 'aabbccdd', junk)}${head.slice(body(head).length + 1)}${line('other.example', own, junk)}`],
    ['a signer of its name and another key', (head: string) => `${head}${line(ORIGIN, 'aabbccdd', junk)}`],
    ['sixteen signatures', (head: string) => `${head}${line('witness.example', 'aabbccdd', junk).repeat(15)}`],
    ['extension lines that it signed', (head: string) => signed(`${body(head)}extension one\nextension two\n`)],
  ])('is read beside %s', async (_name, change) => expect(codesOf(await verifyFiles(withHead(change)))).toEqual([]));

  test.each([
    ['a name and key hash that collide with its own', (head: string) => `${head}${line(ORIGIN, own, junk)}`, ['checkpoint.signature-invalid', 'checkpoint.untrusted-head']],
    ['its own line twice', (head: string) => `${head}${head.slice(body(head).length + 1)}`, ['checkpoint.signature-invalid', 'checkpoint.untrusted-head']],
    ['another’s line alone', (head: string) => `${body(head)}\n${line('witness.example', 'aabbccdd', junk)}`, ['checkpoint.signature-invalid', 'checkpoint.untrusted-head']],
    ['an extension line put in after signing', (head: string) => head.replace('\n\n', '\nmore\n\n'), ['checkpoint.signature-invalid', 'checkpoint.untrusted-head']],
    ['no blank line', (head: string) => head.replace('\n\n', '\n'), ['checkpoint.malformed']],
    ['bytes after it', (head: string) => `${head}x`, ['checkpoint.malformed']],
    ['a line feed too many', (head: string) => `${head}\n`, ['checkpoint.malformed']],
    ['a size with a leading zero', (head: string) => signed(body(head).replace('\n7\n', '\n07\n')), ['checkpoint.malformed']],
    ['a size with a sign', (head: string) => signed(body(head).replace('\n7\n', '\n+7\n')), ['checkpoint.malformed']],
    ['a size beyond 2^53−1', (head: string) => signed(body(head).replace('\n7\n', '\n9007199254740992\n')), ['checkpoint.malformed']],
    ['an empty extension line', (head: string) => signed(`${body(head)}\nafter\n`), ['checkpoint.malformed']],
    ['a root of another length', (head: string) => signed(body(head).replace(/\n7\n.*\n/, '\n7\nAAAA\n')), ['checkpoint.malformed']],
    ['the largest size there is', (head: string) => signed(body(head).replace('\n7\n', '\n9007199254740991\n')), ['checkpoint.size-mismatch']],
  ])('is not believed with %s', async (_name, change, codes) => {
    const result = await verifyFiles(withHead(change));
    expect(codesOf(result)).toEqual(codes);
    expect(findingsOf(result).length).toBeGreaterThan(0);
    expect(result.heads).toEqual([]);
  });
});
