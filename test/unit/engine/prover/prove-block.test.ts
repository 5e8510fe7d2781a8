import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { EventLine } from '../../../../src/core/bundle/format.ts';
import { hashName } from '../../../../src/core/bundle/name-hash.ts';
import { BLOCK_BYTES, checkDisclosures, readEventLine, RECENT_HASHES, RECORD_ID, type BlockProof } from '../../../../src/core/chain/index.ts';
import { sha256 } from '../../../../src/core/crypto/index.ts';
import { decodeUtf8, encodeUtf8, fromHex, parseTimestamp, toHex } from '../../../../src/core/encoding/index.ts';
import type { JsonLimits } from '../../../../src/core/json/index.ts';
import { createTree, leafHash } from '../../../../src/core/tlog/index.ts';
import { compileLineScanner, createScannerMemory } from '../../../../src/engine/prover/line-scanner.ts';
import { createProveBlock, inputOf } from '../../../../src/engine/prover/prove-block.ts';
import { readProof } from '../../../../src/engine/prover/read-proof.ts';
import { eventLogs, joined, logLines, readLine } from '../../../support/event-log.ts';
import { readSample, SEEDS } from '../../../support/sample-bundle.ts';

const KEY = [0x1234567, -5] as const;
const LIMITS = { maxDepth: 64, maxBytes: 2 ** 20 };
const MEMORY = createScannerMemory();
const proveIn = createProveBlock(KEY, compileLineScanner(), MEMORY);
const FEED = 0x0a;

function prove(block: Uint8Array, limits: JsonLimits, leafShift: number): BlockProof | null {
  if (block.length <= BLOCK_BYTES) inputOf(MEMORY, block.length).set(block);
  const found = proveIn(block.length, limits, leafShift);
  return found === null ? null : readProof(MEMORY, found);
}

/** The same said by the line reader, or null where it finds anything at all. */
function reference(block: Uint8Array): Omit<BlockProof, 'subtrees' | 'nameEntries' | 'names'> & { readonly root: string; readonly names: readonly string[] } | null {
  if (block.at(-1) !== FEED) return null;
  const tree = createTree();
  const read = splitLines(block).map((line) => readEventLine(line, LIMITS));
  const events = read.flatMap((each) => (each.ok && each.canonical && each.event.hash === each.computedHash ? [each.event] : []));
  const disclosures = events.map(checkDisclosures);
  const first = events[0];
  const last = events.at(-1);
  if (first === undefined || last === undefined || events.length !== read.length || disclosures.some((each) => each.mismatched.length > 0)) return null;
  const times = events.map((event) => parseTimestamp(event.timestamp)!);
  for (let at = 1; at < events.length; at++) {
    if (events[at]!.prev !== events[at - 1]!.hash || events[at]!.seq !== events[at - 1]!.seq + 1 || times[at]! < times[at - 1]!) return null;
  }
  for (const event of events) tree.append(leafHash(fromHex(event.hash)!));
  let end = 0;
  return {
    events: events.length, firstSeq: first.seq, firstPrev: first.prev, firstHash: first.hash, lastHash: last.hash, hashes: fromHex(events.slice(-RECENT_HASHES).map((event) => event.hash).join(''))!, leafShift: -first.seq,
    ends: Uint32Array.from(splitLines(block), (line) => (end += line.length + 1)), times: Float64Array.from(times),
    redactedValues: sum(disclosures.map((each) => each.redacted)), disclosedValues: sum(disclosures.map((each) => each.disclosed)),
    root: toHex(tree.root()), ...namesOf(events),
  };
}

/** Every record id, and the causes that are no earlier event of the block. */
function namesOf(events: readonly EventLine[]): { readonly names: readonly string[]; readonly causesWithin: number } {
  const within = (cause: string, index: number): boolean => events.slice(0, index).some((event) => event.record_id === cause);
  return {
    names: events.flatMap((event, index) => [...event.causes.filter((cause) => !within(cause, index)), `#${event.record_id}`]),
    causesWithin: sum(events.map((event, index) => event.causes.filter((cause) => within(cause, index)).length)),
  };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);

function splitLines(block: Uint8Array): Uint8Array[] {
  const lines: Uint8Array[] = [];
  for (let from = 0, feed = block.indexOf(FEED); feed >= 0; from = feed + 1, feed = block.indexOf(FEED, from)) lines.push(block.subarray(from, feed));
  return lines;
}

/** What a proof says, in the reference's terms. Leaves are counted from the block's first event. */
function proved(block: Uint8Array): ReturnType<typeof reference> {
  const first = block.at(-1) === FEED ? readEventLine(splitLines(block)[0] ?? block, LIMITS) : null;
  const proof = prove(block, LIMITS, first?.ok === true ? -first.event.seq : 0);
  if (proof === null) return null;
  const { subtrees, names, nameEntries, ...rest } = proof;
  const tree = createTree();
  for (const subtree of subtrees) tree.appendSubtree(subtree);
  expect(tree.size).toBe(proof.events);
  const said: string[] = [];
  for (let entry = 0, from = 0; entry < nameEntries.length; entry += 2) {
    const id = nameEntries[entry]! < 0;
    const end = nameEntries[entry]! ^ (id ? RECORD_ID : 0);
    const name = names.subarray(from, end);
    expect(nameEntries[entry + 1]).toBe(hashName(name, KEY));
    said.push(`${id ? '#' : ''}${decodeUtf8(name)}`);
    from = end;
  }
  return { ...rest, root: toHex(tree.root()), names: said };
}

const MEMBERS = { record_id: 'evt-2', timestamp: '2026-07-01T00:00:01.250Z', type: 'data.read', layer: 'fleet', causes: ['evt-1', 'é', 'evt-2'], actor: { id: 'agent:a', kind: 'agent', version: '1' }, action_id: 'act-1', outcome: 'success' };
const PLAIN = { members: { ...MEMBERS, record_id: 'evt-1', causes: [], data: { n: [0, -1, 0.5, true, null], text: 'a "quoted" line\n\u0001é😀' } } };
const WITH = { members: { ...MEMBERS, data: { resource: 'x' } }, withheld: { prompt: { salt: 's1', value: { a: [1, 'b'] }, disclosed: true }, who: { salt: 's2', value: 'x', disclosed: false } } };
const LINES = logLines([PLAIN, WITH]);

describe('a block of lines that hold', () => {
  test('is proved, and the proof says what the line reader says', () => {
    expect(proved(joined(LINES))).toEqual(reference(joined(LINES)));
    expect(proved(joined(LINES))).toMatchObject({ events: 2, firstSeq: 0, redactedValues: 1, disclosedValues: 1, causesWithin: 1, names: ['#evt-1', 'é', 'evt-2', '#evt-2'] });
    expect(proved(LINES[1]!)).toEqual(reference(LINES[1]!));
  });

  test('is never said to be anything but what the line reader says', () => {
    let certain = 0;
    let tried = 0;
    fc.assert(fc.property(eventLogs, (lines) => {
      const block = joined(lines);
      const expected = reference(block);
      expect(expected).not.toBeNull();
      const found = proved(block);
      tried += 1;
      if (found === null) return;
      certain += 1;
      expect(found).toEqual(expected);
    }), { numRuns: 400 });
    // Escapes in names and numbers of many digits are left to the line reader; most lines have neither.
    expect(certain / tried).toBeGreaterThan(0.3);
  });

  test('with events of many leaves is the same tree wherever it starts', () => {
    const many = logLines(Array.from({ length: 200 }, (_, n) => ({ members: { ...MEMBERS, record_id: `e${n}`, data: {} } })));
    fc.assert(fc.property(fc.nat(150), fc.integer({ min: 1, max: 50 }), fc.nat(300), (from, count, before) => {
      const lines = many.slice(from, from + count);
      const proof = prove(joined(lines), LIMITS, before - from);
      const tree = createTree();
      const blocks = createTree();
      for (let leaf = 0; leaf < before; leaf++) for (const each of [tree, blocks]) each.append(leafHash(new Uint8Array(32).fill(leaf)));
      for (const line of lines) tree.append(leafHash(fromHex(readLine(line).hash)!));
      for (const subtree of proof!.subtrees) blocks.appendSubtree(subtree);
      expect([blocks.size, toHex(blocks.root())]).toEqual([tree.size, toHex(tree.root())]);
    }), { numRuns: 60 });
  });
});

describe('a block that was changed', () => {
  const block = joined(LINES);
  const sound = (changed: Uint8Array, what: string): void => {
    const found = proved(changed);
    if (found !== null) expect(found, what).toEqual(reference(changed));
  };
  test('in any one bit has no proof', () => {
    for (let at = 0; at < block.length; at++) {
      for (let bit = 0; bit < 8; bit++) {
        const changed = block.slice();
        changed[at]! ^= 1 << bit;
        expect(proved(changed), `byte ${at} bit ${bit}`).toBeNull();
      }
    }
  });
  test('by any byte put in or taken out has none', () => {
    for (let at = 0; at < block.length; at++) {
      expect(proved(joined([block.subarray(0, at), block.subarray(at + 1)])), `without byte ${at}`).toBeNull();
      for (const byte of [0, 0x09, FEED, 0x20, 0x22, 0x2c, 0x30, 0x5c, 0x61, 0x7d, 0x80, 0xff]) {
        expect(proved(joined([block.subarray(0, at), Uint8Array.of(byte), block.subarray(at)])), `${byte} at ${at}`).toBeNull();
      }
    }
  });
  test('by cutting it at any length has none, but for whole lines', () => {
    for (let length = 0; length < block.length; length++) {
      if (length === LINES[0]!.length) sound(block.subarray(0, length), 'the first line');
      else expect(proved(block.subarray(0, length)), `length ${length}`).toBeNull();
    }
  });
  test.each<[string, readonly Uint8Array[]]>([
    ['lines exchanged', [LINES[1]!, LINES[0]!]], ['a line twice', [LINES[0]!, LINES[0]!]], ['an empty line', [LINES[0]!, Uint8Array.of(FEED), LINES[1]!]],
    ['another log after it', [LINES[0]!, logLines([PLAIN, WITH], 'other')[1]!]],
    ['time going back', logLines([{ members: { ...PLAIN.members, timestamp: '2026-07-01T00:00:02.000Z' } }, WITH])],
  ])('to %s has none', (_name, lines) => expect(proved(joined(lines))).toBeNull());
});

describe('what is certain of one line', () => {
  const withData = (text: string): Uint8Array => {
    const line = logLines([{ members: { ...MEMBERS, causes: [], data: { v: 0 } } }])[0]!;
    return encodeUtf8(decodeUtf8(line)!.replace('"data":{"v":0}', `"data":{"v":${text}}`));
  };
  /** The hash no longer holds, so the scanner's own word is asked for: whether the platform's digest was even computed. */
  test('is right about numbers', () => {
    const numbers = fc.oneof(fc.double(), fc.integer(), fc.constantFrom('-0', '0.0', '1.50', '01', '1e5', '-', '.5', '1.', '0.000001', '0.0000001', '123456789012345', '999999999999999.5'), fc.stringMatching(/^-?\d{1,4}\.\d{1,8}$/));
    fc.assert(fc.property(numbers, (number) => {
      const value = String(number);
      const resealed = reseal(withData(value));
      if (resealed !== null) expect(proved(resealed) === null || reference(resealed) !== null, value).toBe(true);
      if (resealed !== null && /^-?(0|[1-9]\d{0,6})(\.\d{0,4}[1-9])?$/.test(value) && value !== '-0') expect(proved(resealed), value).not.toBeNull();
    }), { numRuns: 500 });
  });
  test('is right about strings of any bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ minLength: 1, maxLength: 12 }), (bytes) => {
      const line = withData('"@"');
      const at = Buffer.from(line).indexOf('@');
      const resealed = reseal(joined([line.subarray(0, at), bytes, line.subarray(at + 1)]));
      expect(proved(resealed) === null || reference(resealed) !== null).toBe(true);
    }), { numRuns: 2_000 });
  });
  test.each<[string, string, boolean]>([
    ['é', '"é漢😀"', true], ['a short escape', '"\\n\\"\\\\"', true], ['a control as it must be spelt', '"\\u0001\\u001f"', true],
    ['a control in capitals', '"\\u001F"', false], ['an escape that need not be', '"\\u0041"', false], ['a slash escaped', '"\\/"', false],
    ['nesting', '[[[{"a":[]}]]]', true], ['members out of order', '{"b":1,"a":2}', false], ['a member twice', '{"a":1,"a":2}', false],
    ['a prefix first', '{"a":1,"a!":2,"aa":3}', true], ['a space', '[1, 2]', false],
  ])('with %s is %s: %s', (_name, text, certain) => expect(proved(reseal(withData(text))) !== null).toBe(certain));
  test('ends at the limits', () => {
    const nested = (depth: number): Uint8Array => reseal(withData(`${'['.repeat(depth)}${']'.repeat(depth)}`));
    expect(prove(nested(10), { ...LIMITS, maxDepth: 12 }, 0)).not.toBeNull();
    expect(prove(nested(11), { ...LIMITS, maxDepth: 12 }, 0)).toBeNull();
    expect(prove(nested(60), { ...LIMITS, maxDepth: 2 ** 20 }, 0)).not.toBeNull();
    expect(prove(nested(70), { ...LIMITS, maxDepth: 2 ** 20 }, 0)).toBeNull();
    const line = nested(1);
    expect(prove(line, { ...LIMITS, maxBytes: line.length - 1 }, 0)).not.toBeNull();
    expect(prove(line, { ...LIMITS, maxBytes: line.length - 2 }, 0)).toBeNull();
    expect(prove(new Uint8Array(2 ** 21), LIMITS, 0)).toBeNull();
    expect(prove(new Uint8Array(0), LIMITS, 0)).toBeNull();
  });
});

/** Makes the line's hash that of its bytes as they stand, whatever they are, so that only their form is in question. */
function reseal(line: Uint8Array): Uint8Array {
  const text = Buffer.from(line);
  const at = text.indexOf('"hash":"');
  const covered = joined([line.subarray(0, at), line.subarray(at + 74, -1)]);
  const digest = encodeUtf8(toHex(sha256(covered)));
  return joined([line.subarray(0, at + 8), digest, line.subarray(at + 72)]);
}

/** What the scanner is not certain of is left to the line reader, six times as slow, and nothing else would tell. */
test.each(['clean', 'incident'] as const)('of the %s sample every log is proved whole: no member of an event is known to the line reader alone', async (scenario) => {
  const folder = mkdtempSync(join(tmpdir(), 'proved-'));
  try {
    const sample = await readSample(folder, scenario, SEEDS['late-approval'], 600);
    const logs = [...sample.files].filter(([name]) => name.startsWith('audit/'));
    expect(sample.events.some((event) => event.actor.credential !== undefined)).toBe(true);
    for (const [name, bytes] of logs) {
      const lines = splitLines(bytes);
      expect([name, prove(bytes, LIMITS, 0)?.events ?? null]).toEqual([name, lines.length]);
    }
    expect(logs.length).toBeGreaterThan(1);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
