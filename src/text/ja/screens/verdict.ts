import { formatNumber } from '../../format.ts';
import type { TextLike } from '../../catalogue.ts';
import type { verdictText as english } from '../../en/screens/verdict.ts';

export const verdictText: TextLike<typeof english> = {
  relations: {
    'previous.contradicts': '直前のものと矛盾：二つのログのいずれかが書き直されている',
    'previous.version-rewritten': '内容の変わらないはずの名前で、別の内容を持つ',
    'previous.gap': '直前の終端より後から始まる：間のイベントが欠けている',
    'previous.behind': '直前のものより前で終わる',
    'previous.log-missing': '直前のものにあるログがない',
    'previous.reissued': '直前のバンドルを封印し直したもの',
    'previous.not-sound': 'それ自体が成立しないバンドルに続く',
    'previous.continues': '直前のものから続く',
  },
  firstOfCase: 'このケースに前のものはない',
  notCompared: 'まだ照らし合わせていない',
  membersTitle: (count) => `このケースのバンドル ${formatNumber(count)} 件`,
  membersNote: '期間の順。それぞれを、同じログの直前のものに照らして検証しています。',
  membersAlone: 'このケースのバンドルは 1 件',
  membersAloneNote: '同じログの前後のバンドルを取り込むと、互いに照らし合わせます。重なり、続き、欠落、矛盾が検出事項となります。',
  compareTitle: 'この証拠の以前の検証',
  compareNone: '検証はこの一回だけです。',
  compareWith: '比べる相手',
  noComparison: '比較しない',
  sameRun: '同じ検証：入力も答えも同じです。',
  sameAnswers: '二つの検証の答えは同じです。',
  answersDiffer: (count) => `二つの検証の答えは ${formatNumber(count)} 件異なります。`,
  before: '以前',
  now: 'この検証',
  appeared: (count) => `この検証で新たに現れた検出事項 ${formatNumber(count)} 件`,
  gone: (count) => `以前の検証にあり、この検証にない検出事項 ${formatNumber(count)} 件`,
  inputsSame: '入力は同じです。',
  hashed: (at) => `保管庫の写しは ${at} にハッシュを計算し、取り込んだときのままです。`,
  hashing: (share) => `保管庫の写しのハッシュを計算し直しています：${share}`,
  changed: (at) => `保管庫の写しが、取り込んだときのままではありません（${at} に検出）。以下の内容は、いまディスクにあるバイトについてのものではありません。`,
  notHashed: (at, why) => `保管庫の写しのハッシュを計算し直せませんでした（${why}）。最後に無事を確認したのは ${at} です。`,
};
