import { describe, expect, test } from 'vitest';
import * as english from '../../../src/text/en/index.ts';
import { labels } from '../../../src/text/en/words.ts';
import * as japanese from '../../../src/text/ja/index.ts';
import * as spoken from '../../../src/text/spoken.ts';

const JAPANESE = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u;
/** Words that are the same in both: names, units, key caps. */
const SHARED = /^[\s\p{P}\p{S}\d]*$|SHA-256|^(CI|AWS CloudTrail|UTC|RSA(-PSS)?|SHA-\d+|Ed25519|Language: English|W A S D · F|Alt ← · Alt →|↑ ↓ Home End Page|JSON|PDF|A4|English|ID|kind|says|by|tag|outcome|severity|framework|waiver|reliable|n · p|↑ ↓ Enter)$/u;

/** Every text of a catalogue that stands without values, by its path. */
function plain(value: unknown, path: string): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => plain(each, `${path}.${key}`));
}

/** The functions of a catalogue, by their path. */
function made(value: unknown, path: string): [string, number][] {
  if (typeof value === 'function') return [[path, value.length]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => made(each, `${path}.${key}`));
}

describe('the Japanese catalogue', () => {
  const there = plain({ ...japanese }, '');
  const here = new Map(plain({ ...english }, ''));

  test('has the texts that the English one has, and no other', () => {
    expect(there.map(([path]) => path).toSorted()).toEqual([...here.keys()].toSorted());
    expect(here.size).toBeGreaterThan(1_500);
    const paths = (catalogue: object): string[] => made({ ...catalogue }, '').map(([path]) => path).toSorted();
    expect(paths(japanese)).toEqual(paths(english));
    expect(paths(japanese).length).toBeGreaterThan(500);
  });

  test('is in Japanese', () => {
    const left = there.filter(([, text]) => text !== '' && !JAPANESE.test(text) && !SHARED.test(text));
    expect(left).toEqual([]);
  });

  test('labels the same values', () => expect(Object.keys(japanese.labels).toSorted()).toEqual(Object.keys(labels).toSorted()));
});

describe('the language that is spoken', () => {
  const bindings = (): Readonly<Record<string, unknown>> => ({ ...spoken });
  /** A page's words are asked for by its language (`textsIn`), whatever the process speaks. */
  const named = Object.keys(english).filter((name) => name !== 'pageText');

  test.each([['ja', japanese], ['en', english]] as const)('is %s in every text, once it is chosen', (language, catalogue) => {
    spoken.speak(language);
    const texts: Readonly<Record<string, unknown>> = { ...catalogue };
    expect(named.filter((name) => bindings()[name] !== texts[name])).toEqual([]);
    expect(named.length).toBeGreaterThan(40);
  });
});
