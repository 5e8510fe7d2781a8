import type { policy as english } from '../../en/problems/policy.ts';
import type { TextLike } from '../../catalogue.ts';

/** 決定の再評価。 */
export const policy: TextLike<typeof english> = {
  'cedar-broke': '評価器がその途中で停止しました',
  'cedar-count': '読み取る数を超えるポリシーがあります',
  'cedar-depth': '入れ子の深さまたは演算子の数が、読み取る上限を超えるポリシーがあります',
  'cedar-size': 'ポリシーテキストに許される大きさを超えています',
  'cedar-syntax': 'Cedar ではありません',
  'cedar-template': '何も埋めることのないテンプレートがあります',
  'evaluation-broke': '評価器がその途中で停止しました',
  'evaluation-cell': 'その環境とリスク区分について、境界が二つのことを述べています',
  'evaluation-policies': 'その版のポリシーが、この要求に対して誤りを生じました',
  'evaluation-unreadable': 'その版の Cedar テキストを読み取れません',
  'input-agent': 'エージェントが何者かを、エージェント登録簿が一度だけ、漏れなく述べてはいません',
  'input-descriptor': '決定の対象となったダイジェストを持つアクションの記述がありません',
  'input-graph': 'その時点で有効なシステムグラフのスナップショットが一つに定まりません',
  'input-inputs': '決定の入力が記録されていません',
  'input-target': 'アクションが示すシステムが、その時点で有効なスナップショットにないか、示されていません',
  'policy-absent': 'その版がバンドルにありません',
  'policy-cedar': '版が示す Cedar テキストがバンドルにないか、バイトが異なります',
  'policy-not-in-force': 'バンドルにあるどの版も、その時点で有効ではありませんでした',
  'policy-other-digest': 'バンドルにあるこの版のバイトが、決定に用いたものと異なります',
  'policy-two': '二つの版が同時に始まり、どちらも他方に続くものではありません',
};
