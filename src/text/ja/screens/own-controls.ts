import type { TextLike } from '../../catalogue.ts';
import type { ownControlsText as english } from '../../en/screens/own-controls.ts';
import { displayName } from '../../names.ts';
import { formatNumber } from '../../format.ts';

export const ownControlsText: TextLike<typeof english> = {
  title: '自分の統制',
  note: '統制ファイルは、SQL で記録に問います。読み取られて検査されたのち、記録以外を読まないインスタンスで、時間、行数、メモリの制限の下で実行されます。結果は他の結果の横に示され、検証にも判定にもレポートにも入らず、このウィンドウを閉じるまで保たれます。',
  load: '統制ファイルを実行…',
  running: (name) => `${name} を実行しています…`,
  mark: '自分のもの',
  remove: (id) => `${id} を片付ける`,
  removeShort: '片付ける',
  malformed: (name, why, offset) => `${name} は統制ではありません：${why}${offset === null ? '' : `（${formatNumber(offset)} バイト目）`}。`,
  refused: (id, query, problem, detail) => `${displayName(id)} は拒否されました。${query}${problem}${detail === '' ? '' : `（${displayName(detail, 300)}）`}。何も結果とは見なされません。`,
  failed: (name, problem) => `${name} は実行されませんでした。${problem}`,
  tooLarge: (name) => `${name} は統制ファイルの上限（256 KiB）より大きいです。`,
  fileDigest: 'ファイルのダイジェスト',
  keptOnly: '成立した対象は数えられ、一覧にはありません。',
  queries: { population: '母集団のクエリは、', exceptions: '逸脱のクエリは、', undecided: '判定不能のクエリは、' },
  problems: {
    'not-one-select': '一つの SELECT ではありません',
    'not-parsed': 'SQL として読み取れません',
    'unknown-table': '記録のものではない表を求めています',
    'forbidden-function': '他所を読むか、毎回異なる答えを返す関数を使っています',
    'sample': '毎回異なる標本を取ります',
    'no-subject': 'subject という列がありません',
    'too-many-columns': '事実が持てるより多くの列があります',
    'subject-missing': 'subject のない行を返します',
    'subject-twice': '同じ subject を二度返します',
    'outside-population': '母集団にない subject を挙げています',
    'too-many-rows': '読み取る以上の行を返します',
    'too-long': '許される時間を超えます',
    'too-much-memory': '許される以上のメモリを要します',
    'failed': '失敗します',
  },
};
