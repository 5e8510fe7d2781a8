import type { TextLike } from '../../catalogue.ts';
import type { reviewLabels as english } from '../../en/screens/review-labels.ts';

export const reviewLabels: TextLike<typeof english> = {
  of: (count, count2) => `${count} / ${count2} 件`,
  on: (what) => `（${what}）`,
  note: 'メモ',
  tag: 'タグ',
  bookmark: 'ブックマーク',
  of2: (count, count2, of) => `${of} ${count2} 件中 ${count} 件`,
  none: 'なし',
  population: '母集団',
  drawn: '抽出日時',
  theSignOff: 'サインオフ',
  showMore: (count) => `さらに ${count} 件を表示`,
  state: '状態',
  partOfTheReview: 'レビューの部分',
};
