import type { TextLike } from '../catalogue.ts';
import type * as english from '../en/axes.ts';

export const axes: TextLike<typeof english.axes> = {
  integrity: { name: '完全性', question: 'バイトは記録されたときのままか' },
  authenticity: { name: '真正性', question: '誰が署名したか。その鍵を信頼するか' },
  time: { name: '時刻', question: 'いつ起きたか。それは誰の時計によるか' },
  completeness: { name: '網羅性', question: '切り取りや欠落はないか' },
  policy: { name: 'ポリシー', question: '記録された決定はポリシーから導かれるか' },
  controls: { name: '統制', question: '守られるべき統制は守られたか' },
};

export const outcomes: TextLike<typeof english.outcomes> = {
  'pass': '成立',
  'fail': '不成立',
  'indeterminate': '判定不能',
  'not-checked': '未検査',
  'not-applicable': '対象外',
};

export const axisFails: TextLike<typeof english.axisFails> = {
  integrity: '記録されたままではないものがあります',
  authenticity: '署名があるべき状態にありません',
  time: '時刻に矛盾があります',
  completeness: '切り取り、欠落、または追加があります',
  policy: '記録された決定がポリシーから導かれません',
  controls: '守られなかった統制があります',
};

export const axisUnknown: TextLike<typeof english.axisUnknown> = {
  integrity: 'すべてが記録されたままかどうかは判定できません',
  authenticity: 'すべての署名が信頼する相手のものかどうかは判定できません',
  time: 'いつ起きたかは、作成元から独立には判定できません',
  completeness: '切り取りや欠落があるかどうかは判定できません',
  policy: '決定がポリシーから導かれるかどうかは判定できません',
  controls: 'すべての統制が守られたかどうかは判定できません',
};
