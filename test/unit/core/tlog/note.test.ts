import { describe, expect, test } from 'vitest';
import { decodeUtf8, encodeBase64, encodeUtf8, toHex } from '../../../../src/core/encoding/index.ts';
import { noteKeyHash, parseCheckpoint, parseNote } from '../../../../src/core/tlog/index.ts';
import { checkpoint, KEYS, ORIGIN } from '../../../support/tiny-bundle.ts';

const ROOT = 'ab'.repeat(32);
const BYTES = checkpoint(7, ROOT);
const TEXT = decodeUtf8(BYTES)!;

describe('signed notes', () => {
  test('are read into text and signatures', () => {
    const note = parseNote(BYTES)!;
    expect(note.text).toBe(TEXT.slice(0, TEXT.indexOf('\n\n') + 1));
    expect(note.signatures).toMatchObject([{ name: ORIGIN, keyHash: noteKeyHash(ORIGIN, KEYS.log.spki) }]);
    expect(note.signatures[0]?.signature.length).toBe(64);
  });
  test('hash keys as the specification’s example does', () => {
    // c2sp.org/signed-note, example: PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW
    const raw = Buffer.from('ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW', 'base64').subarray(1);
    const spki = new Uint8Array(Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), raw]));
    expect(noteKeyHash('PeterNeumann', spki)).toBe('c74f20a3');
  });
  test('may carry several signatures, each on its line', () => {
    const line = TEXT.slice(TEXT.indexOf('\n\n') + 2);
    expect(parseNote(encodeUtf8(TEXT + line))?.signatures.length).toBe(2);
  });
  const blob = encodeBase64(new Uint8Array(68));
  test.each([
    ['no blank line', `a\n— n ${blob}\n`], ['no signature', 'a\n\n'], ['no final line feed', TEXT.slice(0, -1)], ['a hyphen', `a\n\n- n ${blob}\n`],
    ['a name with a plus', `a\n\n— n+m ${blob}\n`], ['a name with a space', `a\n\n— n m ${blob}\n`], ['unpadded base64', `a\n\n— n ${blob.replaceAll('=', '')}\n`],
    ['too short a signature', '\u2014 a\n\n— n AAAA\n'], ['a control character', `a\tb\n\n— n ${blob}\n`], ['a carriage return', `a\r\n\n— n ${blob}\n`],
    ['text after', `a\n\n— n ${blob}\nx`], ['too many signatures', `a\n\n${`— n ${blob}\n`.repeat(101)}`],
  ])('refuses %s', (_name, text) => expect(parseNote(encodeUtf8(text))).toBeNull());

  test('cut at every length is refused', () => {
    for (let length = 0; length < BYTES.length; length++) expect(parseNote(BYTES.slice(0, length))).toBeNull();
  });
  test('one flipped bit is refused, or changes text or signature', () => {
    const before = parseNote(BYTES)!;
    for (let at = 0; at < BYTES.length; at++) {
      const changed = BYTES.slice();
      changed[at] = changed[at]! ^ (1 << (at % 8));
      const after = parseNote(changed);
      if (after !== null) expect(after).not.toEqual(before);
    }
  });
});

describe('checkpoints', () => {
  const root = encodeBase64(new Uint8Array(32).fill(0xab));
  test('are origin, size, root and extensions', () => {
    const read = parseCheckpoint(parseNote(BYTES)!.text)!;
    expect({ ...read, root: toHex(read.root) }).toEqual({ origin: ORIGIN, size: 7, root: ROOT, extensions: [] });
    expect(parseCheckpoint(`o\n0\n${root}\nx\ny\n`)?.extensions).toEqual(['x', 'y']);
  });
  test.each([
    '', '\n', `o\n1\n${root}`, `\n1\n${root}\n`, `o\n01\n${root}\n`, `o\n-1\n${root}\n`, `o\n1.0\n${root}\n`, `o\n9007199254740993\n${root}\n`, `o\n1\nAAAA\n`,
    `o\n1\n${root.replace('=', '')}\n`, 'o\n1\n', `o\n1\n${root}\n\n`,
  ])('refuse %j', (text) => expect(parseCheckpoint(text)).toBeNull());
});
