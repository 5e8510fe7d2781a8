import type { TextLike } from '../../catalogue.ts';
import type { matrixLabels as english } from '../../en/screens/matrix-labels.ts';

export const matrixLabels: TextLike<typeof english> = {
  actions: 'アクション',
  timeline: '時系列',
  reading: '読み込んでいます…',
  readingTheMatrix: '行列を読み込んでいます…',
  asOf: (asOf) => `判定基準時 ${asOf}`,
  matrix: '行列',
  theSameAsA: '同じものを一覧で（T）',
  table: '表',
};
