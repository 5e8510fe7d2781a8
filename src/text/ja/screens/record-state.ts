import type { TextLike } from '../../catalogue.ts';
import type { recordStateText as english } from '../../en/screens/record-state.ts';

export const recordStateText: TextLike<typeof english> = {
  broken: 'この記録は成立していません。ここに示すのは作成元の言葉です。',
  untold: 'この記録が記録された当時のままかどうかは判定できません。ここに示すのは作成元の言葉です。',
  unsigned: 'このエクスポートには署名がありません。ここに示すのは作成元の言葉です。',
  why: '理由',
  noRecord: '表示できる記録はありません',
  otherKind: 'この証拠は、エージェントの行動の記録ではありません。何であるかは判定と証拠の画面に示します。',
  noEvents: '表示できるイベントはありません',
  noEventsSentence: 'この証拠のログは読み取られていないため、何が行われたかは分かりません。',
  toVerdict: '判定へ',
  toBytes: 'バイトを見る',
};
