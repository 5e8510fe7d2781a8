import { formatNumber } from '../../format.ts';
import type { TextLike } from '../../catalogue.ts';
import type { filterText as english } from '../../en/screens/filter.ts';

/** What is wrong with a filter, by the engine's word for it. Looked up by own members only: the word came from another process. */
const problems: Readonly<Record<string, string>> = Object.assign(Object.create(null), {
  'unterminated-quote': '引用符が閉じていません',
  'missing-value': '値がありません',
  'unknown-field': 'ここにその欄はありません',
  'not-a-number': '数値ではありません',
  'not-a-time': '時刻ではありません。2026-08-01T00:00Z の形で書いてください',
  'not-comparable': 'この欄は < や > で比べられません',
  'not-true-or-false': 'true または false で書いてください',
  'too-many-terms': '条件が多すぎます',
});

const problem = (word: string, at: number): string => (word === 'too-long' ? `一度に指定できる ${formatNumber(at)} 文字を超えています` : problems[word] ?? '読み取れません');

export const filterText: TextLike<typeof english> = {
  problem,
  sentence: (word, at) => `絞り込みは適用されていません（${at + 1} 文字目：${problem(word, at)}）。`,
};
