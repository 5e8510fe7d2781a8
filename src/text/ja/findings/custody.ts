import { formatNumber } from '../../format.ts';
import type { Sentences } from '../../sentence.ts';
import { compared, given, number, place, problem } from '../values.ts';

type F = Parameters<typeof given>[0];
const entry = (f: F): string => given(f, 'seq', '項目 ', ' ') || 'ある項目';
const OTHER_COPY = 'この区間を、ログの別の写しと比べてください。';

/** 保管ログについて：証拠に対して行われたことを、欠けた行が分かるように連鎖させた記録。 */
export const custody = {
  'custody.malformed': {
    title: '保管ログの行が項目ではない',
    found: (f) => `行${place(f)}を保管ログの項目として読み取れません${problem(f)}。`,
    meaning: 'この時点で何が行われたかは分かりません。両側の項目をこれを越えてつなぐことはできません。',
    next: '行を確認し、ログの別の写しと比べてください。',
  },
  'custody.not-canonical': {
    title: '項目が唯一のバイト形ではない',
    found: (f) => `${entry(f)}${place(f)}は JSON として正しいものの、正規形（RFC 8785）ではありません。`,
    meaning: '意味が同じであっても、記録された後に行が書き直されています。Proofroom は正規形以外を書きません。',
    next: '行を、ログの別の写しと比べてください。',
  },
  'custody.entry-changed': {
    title: '保管ログの項目が変更された',
    found: (f) => `${entry(f)}が自身のハッシュと一致しません。${compared(f, '記録されたハッシュは', '内容から計算した値は')}${relinks(f)}`,
    meaning: '何が、いつ、何に対して行われたかの記載が、記録された後に変えられています。',
    next: '項目を、ログの別の写し、またはそのワークステーションで印刷した報告書と比べてください。',
  },
  'custody.link-broken': {
    title: '項目が直前の項目につながらない',
    found: (f) => `${entry(f)}が示す直前の項目は、${f.values?.['start'] === true ? 'すべての保管ログに共通する先頭' : '実際に前にある項目'}ではありません。${compared(f, '期待した値は', '項目が示すのは')}${f.values?.['linksToContent'] === true ? '直前の項目の内容にはつながっており、変えられたのはその項目の記録されたハッシュだけです。' : ''}`,
    meaning: 'ここで項目が除去、挿入、置換、または移動されています。',
    next: `両側の項目とその時刻を確認してください。${OTHER_COPY}`,
  },
  'custody.torn-line': {
    title: '保管ログが行の途中で終わっている',
    found: (f) => `最後の完全な項目の後に、改行で終わらない${given(f, 'bytes', ' ', ' ')}バイトがあります${place(f)}。`,
    meaning: 'ファイルが切り取られたか、最後の行が損傷しています。ワークステーションはこのような残りを切り離し、その旨を記録しますが、このログはそうしていません。',
    next: 'ログを改めて求めてください。書き込み中に複製したのであれば、もう一度複製してください。',
  },
  'custody.gap': {
    title: '保管ログの項目が欠けている',
    found: (f) => `${missing(f)}${f.values?.['start'] === true ? 'ログが先頭から始まっていません。' : ''}`,
    meaning: 'その時点で行われたことがログから取り除かれています。',
    next: 'ログ全体を求め、欠落の両側で何が行われたかを確認してください。',
  },
  'custody.out-of-order': {
    title: '項目が誤った位置にある',
    found: (f) => `${entry(f)}が次の番号を持っていません。${compared(f, '期待した番号は', '項目の番号は')}`,
    meaning: '項目が繰り返し、挿入、または移動されています。',
    next: OTHER_COPY,
  },
  'custody.unsigned': {
    title: '保管ログには誰も署名していない',
    found: () => 'ログに署名はありません。示されたワークステーションが書いたということは、そのワークステーション自身の言葉です。',
    meaning: 'つながりは、以後内部が変更されていないことを示しますが、誰が書いたかは示しません。',
    next: 'ハッシュの一つを、そのワークステーションで印刷した報告書と比べるか、所有者に読み上げてもらってください。',
  },
  'custody.clock-went-back': {
    title: 'ワークステーションの時計が戻った',
    found: (f) => `${entry(f)}の日時が、直前の項目より前です。${compared(f, '直前の項目は', 'この項目は')}`,
    meaning: 'ワークステーションの時計が戻されています。項目の順序は時計ではなくログ自体によるものです。',
    next: 'ここから先は、時刻ではなく項目の順序に拠ってください。',
  },
  'custody.end-unproved': {
    title: '保管ログに続きがあるかどうか判定できない',
    found: (f) => `ログは${given(f, 'seq', '項目 ', '') || '最後の項目'}で終わっています${f.computed === undefined ? '' : `（ハッシュ ${given({ ...f, values: { hash: f.computed } }, 'hash', '')}）`}。これが最後であったことを示すものはログにありません。`,
    meaning: '完全な項目の後で切り取られたログは、もともと短かったログと見分けがつきません。',
    next: '複製時点の最後の項目の番号とハッシュを、別の経路でワークステーションの所有者に尋ねてください。',
  },
  'custody.behind-seen': {
    title: 'この保管ログがより先まであるのを見ている',
    found: (f) => `このワークステーションは、ここにあるより多くの項目を持つこのログを見ています。${compared(f, '以前に見たのは', 'この写しでは')}`,
    meaning: '以前の写しであるか、終端が切り取られています。',
    next: '長い方の写しを用いてください。これがより新しいとされるのであれば、後の項目がどこへ行ったかを尋ねてください。',
  },
  'custody.contradicts-seen': {
    title: 'この保管ログは以前に見たものと矛盾する',
    found: (f) => `このワークステーションは、先頭が同じで項目の異なるこのログを見ています${given(f, 'size', '（', ' 項目の時点）')}。${compared(f, '当時のルートは', 'ここでは')}`,
    meaning: '増えるだけのログでは起こりません。二つの写しのいずれかが書き直されています。',
    next: '両方の写しを保管し、共通する最後の項目から比べてください。',
  },
} as const satisfies Partial<Sentences>;

function relinks(f: F): string {
  const found = f.values?.['relinks'];
  if (typeof found !== 'boolean') return '';
  return found ? '次の項目はこれにつながっているため、この項目だけがその場で変更されています。' : '次の項目もこれにつながっていません。';
}

function missing(f: F): string {
  const [from, to] = [number(f, 'from'), number(f, 'to')];
  if (from === null || to === null) return '欠番があります。';
  return from === to ? `項目 ${formatNumber(from)} が欠けています。` : `項目 ${formatNumber(from)} ～ ${formatNumber(to)} が欠けています。`;
}
