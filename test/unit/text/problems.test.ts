import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { CODES, PROBLEMS, type Finding, type FindingCode } from '../../../src/core/findings/index.ts';
import { LANGUAGES, textsIn } from '../../../src/text/index.ts';
import { bareWords } from '../../support/run-sentences.ts';

/** Words that are put together out of what a parser says and who says it. */
const TOGETHER = [/^(?:cedar|evaluation|input|policy)-/, /^jws-/, /^crl-/, /^budget-/, /^name-(?:excluded|not-permitted)$/];

const sources = ['src/core', 'src/engine', 'src/sources', 'src/cli'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts') && !/^findings[\\/]problems[\\/]/.test(name)).map((name) => readFileSync(join(folder, name), 'utf8')));
const said = new Set(sources.flatMap((text) => [...text.matchAll(/['`]([A-Za-z0-9-]+)['`]/g)].map(([, word]) => word)));

const codes = Object.keys(CODES) as FindingCode[];

describe('words for what is wrong', () => {
  test('each stands in the list once and is said by somebody', () => {
    expect(sources.length).toBeGreaterThan(300);
    expect(new Set(PROBLEMS).size).toBe(PROBLEMS.length);
    const parts = (word: string): readonly string[] => (TOGETHER.some((form) => form.test(word)) ? [word, word.slice(word.indexOf('-') + 1)] : [word]);
    expect(PROBLEMS.filter((word) => !parts(word).some((each) => said.has(each)))).toEqual([]);
  });

  test.each(LANGUAGES)('have a clause of their own language each: %s', (language) => {
    const { misfitClause, problemClause } = textsIn(language);
    expect(misfitClause({ problem: 'wrong-value', at: { pointer: '/keys/0' } })).toContain('/keys/0');
    expect(misfitClause({ problem: 'wrong-value', at: { offset: 1_024 } })).toContain('1,024');
    for (const word of PROBLEMS) {
      expect(problemClause(word)).not.toBe(word);
      expect(problemClause(word)).not.toMatch(/[.。:：]$/);
      if (language === 'ja') expect(problemClause(word)).toMatch(/[\u3040-\u30ff]/);
    }
  });

  test('no finding shows one, whichever it carries', () => {
    for (const code of codes) expect(bareWords(PROBLEMS.map((word): Finding => ({ code, at: {}, values: { problem: word } }))), code).toEqual([]);
    expect(bareWords([{ code: 'archive.bytes-before', at: { file: 'x' }, values: { bytes: 'name-drive' } }])).toHaveLength(LANGUAGES.length);
  });
});
