import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodeBase64, encodeUtf8, fromHex } from '../../../../src/core/encoding/index.ts';
import { parseCheckpoint, parseNote, type Checkpoint } from '../../../../src/core/tlog/index.ts';

const write = ({ origin, size, root, extensions }: Checkpoint): string => [origin, size, encodeBase64(root), ...extensions].map((line) => `${line}\n`).join('');
const line = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }).filter((each) => Array.from(each).every((character) => character >= ' ' && character !== '\ufeff'));
const checkpoint = fc.record({
  origin: line, size: fc.nat(Number.MAX_SAFE_INTEGER), root: fc.uint8Array({ minLength: 32, maxLength: 32 }), extensions: fc.array(line, { maxLength: 3 }),
});
const SAMPLE = write({ origin: 'log.example', size: 1_024, root: new Uint8Array(32).fill(0xa5), extensions: ['ext'] });

describe('checkpoints', () => {
  test('are read as they are written', () => fc.assert(fc.property(checkpoint, (each) => { expect(parseCheckpoint(write(each))).toEqual(each); })));
  test('that are read are written back the same, whatever was changed', () => {
    const others = ' \n0123AZ+/=-é';
    for (let at = 0; at < SAMPLE.length; at++) {
      for (const other of others) {
        const changed = SAMPLE.slice(0, at) + other + SAMPLE.slice(at + 1);
        const read = parseCheckpoint(changed);
        if (read !== null) expect(write(read)).toBe(changed);
      }
    }
  });
  test('cut at every length are refused, or shorter ones', () => {
    for (let length = 0; length < SAMPLE.length; length++) {
      const read = parseCheckpoint(SAMPLE.slice(0, length));
      if (read !== null) expect(write(read)).toBe(SAMPLE.slice(0, length));
      expect(read?.extensions ?? []).toEqual([]);
    }
  });
});

describe('notes', () => {
  const name = fc.string({ unit: fc.constantFrom('a', 'b', '.', '/', '-', 'é', '😀'), minLength: 1, maxLength: 12 });
  const signature = fc.record({ name, keyHash: fc.uint8Array({ minLength: 4, maxLength: 4 }), signature: fc.uint8Array({ minLength: 1, maxLength: 70 }) });
  test('are read as they are written, empty lines in the text included', () => {
    fc.assert(fc.property(fc.array(fc.oneof(line, fc.constant('')), { minLength: 1, maxLength: 4 }), fc.array(signature, { minLength: 1, maxLength: 16 }), (lines, signatures) => {
      const text = lines.map((each) => `${each}\n`).join('');
      const bytes = encodeUtf8(`${text}\n${signatures.map((each) => `— ${each.name} ${encodeBase64(new Uint8Array([...each.keyHash, ...each.signature]))}\n`).join('')}`);
      const note = parseNote(bytes)!;
      expect(note.text).toBe(text);
      expect(note.signatures.map((each) => [each.name, fromHex(each.keyHash), each.signature])).toEqual(signatures.map((each) => [each.name, each.keyHash, each.signature]));
    }));
  });
  test('larger than they may be are refused before they are read', () => {
    expect(parseNote(new Uint8Array(2 ** 20 + 1))).toBeNull();
  });
});
