import { formatNumber } from '../../format.ts';

/** What is wrong with a filter, by the engine's word for it. Looked up by own members only: the word came from another process. */
const problems: Readonly<Record<string, string>> = Object.assign(Object.create(null), {
  'unterminated-quote': 'a quotation mark is not closed',
  'missing-value': 'a value is missing',
  'unknown-field': 'there is no such field here',
  'not-a-number': 'this is not a number',
  'not-a-time': 'this is not a time; write 2026-08-01T00:00Z',
  'not-comparable': 'this field cannot be compared with < or >',
  'not-true-or-false': 'this must be true or false',
  'too-many-terms': 'there are too many terms',
});

export const filterText = {
  /** `at` is the first character that was not taken, from 0: of a filter that is too long, how many were. */
  problem: (problem: string, at: number): string =>
    (problem === 'too-long' ? `it is longer than the ${formatNumber(at)} characters that can be asked at once` : problems[problem] ?? 'it cannot be read'),
  /** Where the filter itself is not in sight; `at` counts UTF-16 units from 0. */
  sentence: (problem: string, at: number): string => `The filter was not applied: ${filterText.problem(problem, at)}, at character ${at + 1}.`,
} as const;
