import type { given as english } from '../../en/problems/given.ts';
import type { TextLike } from '../../catalogue.ts';

/** 証拠とは別に人が渡すファイル。 */
export const given: TextLike<typeof english> = {
  'ends-before-start': '始まりより前に終わっています',
  'fingerprint-of-another': 'フィンガープリントが、その証明書のダイジェストではありません',
  'introduced-outside-window': '日付が、鍵の有効期間の外にあります',
  'keyid-of-another': 'keyid が、その鍵のダイジェストではありません',
  'log-without-key': 'このログに、ログのヘッドのための鍵がありません',
  'no-authority': '認証局が一つもありません',
  'not-a-revocation-list': '読み取れない失効リストがあります',
  'pack-digest': 'ダイジェストが別のパックのものです',
  'pack-order': 'テストが ID の順に並んでいません',
  'repeated': '同じものが二度並ぶ一覧があります',
  'signature-of-another': '紹介する鍵による署名ではありません',
  'stray-finding': '検査が、含まれていない検出事項を指しています',
  'uncounted-facts': 'テストに、件数より多くの事実が並んでいます',
};
