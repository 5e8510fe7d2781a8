import type { task as english } from '../../en/problems/task.ts';
import type { TextLike } from '../../catalogue.ts';

/** 証拠に対して求められ、行えないこと。 */
export const task: TextLike<typeof english> = {
  'copy-changed': '保管中の写しが、取り込んだものではなくなっています',
  'earlier-part': 'ログの以前の部分についての記載が、証明に足りません',
  'file-exchanged': '検証したファイルではなくなっています',
  'hash': 'ハッシュとして読めないものがあります',
  'log-broken': 'ログが成立していません。どこかは検証で分かります',
  'log-not-to-head': 'ログが署名付きヘッドに至りません。どこかは検証で分かります',
  'log-too-long': '表示するには長すぎます。検証はすべて読みました',
  'no-file': 'ファイルが指定されていません',
  'no-manifest': '読み取れるマニフェストがありません',
  'no-proof': 'イベントから、読み取れる証明を作れません',
  'no-record': '読み取れる記録がありません',
  'no-redaction': 'この形式では何も伏せられません',
  'not-a-trust-pack': 'トラストパックではありません',
  'not-an-archive': '読み取れるアーカイブではありません',
  'not-waivers': '免除のファイルではありません',
  'pages-only': '署名できるのは、人が読むページだけです',
  'portable-large': '可搬ケースの上限の大きさを超えています',
  'sample-large': 'この方法で抽出できる数を超えています',
};
