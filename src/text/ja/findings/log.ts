import { formatNumber } from '../../format.ts';
import type { Sentences } from '../../sentence.ts';
import { compared, event, file, given, place, problem } from '../values.ts';

type F = Parameters<typeof given>[0];
const stream = (f: F): string => given(f, 'stream', 'ログ ', ' ') || 'ログ';
const OTHER_COPY = 'ログの別の写しと比べてください。';

/** イベントについて：それぞれのハッシュ、直前とのつながり、番号、そして全体の木。 */
export const log = {
  'json.malformed': {
    title: '文書が JSON として正しくない',
    found: (f) => `${file(f, '文書')}${place(f)}を読み取れません${problem(f)}。`,
    meaning: 'それが述べることを確認できませんでした。それに拠るものは検査していません。',
    next: 'バイトを確認し、書かれたままの文書を作成元に求めてください。',
  },
  'json.duplicate-key': {
    title: '文書が同じことを二度、おそらく異なって述べている',
    found: (f) => `${file(f, '文書')}${place(f)}の一つのオブジェクトに同じメンバーが二度あります${given(f, 'key', '（', '）')}。`,
    meaning: '最初の値を読むプログラムと最後の値を読むプログラムがあるため、誠実な二人の読み手が別の事実を見ることがあります。',
    next: 'この文書に頼らず、両方の値を確認してください。',
  },
  'json.not-canonical': {
    title: '文書が唯一のバイト形ではない',
    found: (f) => `${file(f, '文書')}${place(f)}は JSON として正しいものの、正規形（RFC 8785）ではありません${problem(f)}。`,
    meaning: '同じ意味を幾通りにも書けることになり、封印されたバンドルではそれを許しません。',
    next: '封印されたままの文書を作成元に求めてください。',
  },
  'json.limit-exceeded': {
    title: '文書が上限より大きいか、入れ子が深い',
    found: (f) => `${file(f, '文書')}${place(f)}が上限を超えています${problem(f)}。${compared(f, '上限は', '文書では')}`,
    meaning: '悪意ある文書がこの機器の資源を使い尽くさないよう、そこで読み取りをやめました。内容は検証していません。',
    next: '正当にこの大きさであれば、上限を上げて再検証してください。上限は検証のたびに表示されます。',
  },
  'event.malformed': {
    title: 'イベントがイベントの形をしていない',
    found: (f) => `${event(f)}${place(f)}をイベントとして読み取れません${problem(f)}。`,
    meaning: 'ログのこの位置で何が起きたかを確認できませんでした。',
    next: `行を確認し、${OTHER_COPY}`,
  },
  'event.not-canonical': {
    title: 'イベントが唯一のバイト形ではない',
    found: (f) => `${event(f)}${place(f)}は JSON として正しいものの、正規形（RFC 8785）ではありません${problem(f)}。`,
    meaning: '意味が同じであっても、記録された後に行が書き直されています。',
    next: `行を、${OTHER_COPY}`,
  },
  'event.hash-mismatch': {
    title: 'イベントが記録されたときのままではない',
    found: (f) => `${event(f)}が自身のハッシュと一致しません。${compared(f, '記録されたハッシュは', '内容から計算した値は')}${relinks(f)}`,
    meaning: '書かれた後に、イベントの内容または記録されたハッシュが変更されています。イベントの述べることに頼ることはできません。',
    next: 'イベントを、元のシステムにある写しと比べてください。',
  },
  'event.prev-mismatch': {
    title: 'イベントが直前のイベントにつながらない',
    found: (f) => `${event(f)}が示す直前のイベントは、実際に前にあるものではありません。${compared(f, '前のイベントのハッシュは', 'このイベントがつながる先は')}${f.values?.['linksToContent'] === true ? '前のイベントの内容にはつながっており、変えられたのはその記録されたハッシュだけです。' : ''}`,
    meaning: '連鎖はここで切れています。この二つのイベントの間で、何かが除去、挿入、置換、または移動されています。',
    next: `両側のイベントとその番号・時刻を確認してください。この区間を、${OTHER_COPY}`,
  },
  'event.withheld-mismatch': {
    title: '開示された値が約束された値ではない',
    found: (f) => `${event(f)}が開示する${given(f, 'name', ' ', ' の')}値は、記録されたダイジェストと一致しません${problem(f)}。${compared(f, '記録されたダイジェストは', '開示された値から計算した値は')}`,
    meaning: 'イベントが記録された後に、示された値がすり替えられています。イベント自体には影響しません。',
    next: '開示された値は不明なものとして扱い、元の値とそのソルトを求めてください。',
  },
  'chain.genesis-mismatch': {
    title: 'ログが示された先頭から始まっていない',
    found: (f) => `${stream(f)}の最初のイベントが、このログの名前に属する先頭につながりません。${compared(f, '先頭のハッシュは', 'イベントがつながる先は')}`,
    meaning: '最初のイベントより前が除去されたか、別のログの名前で差し出されています。',
    next: '先頭からのログを作成元に求めてください。',
  },
  'chain.gap': {
    title: 'イベントが欠けている',
    found: (f) => `${stream(f)}で、${missing(f)}。`,
    meaning: '記録されたイベントが取り除かれたか、使われなかった番号があります。欠けたイベントが述べていたことは分かりません。',
    next: '欠落の両側を確認し、欠けたイベントを作成元に求めてください。',
  },
  'chain.fork': {
    title: 'ログが二つに分岐している',
    found: (f) => `${event(f)}が続くイベントには、${stream(f)}の別のイベントが同じ番号・別の内容ですでに続いています。${compared(f, '一方のハッシュは', '他方は')}`,
    meaning: 'ここから先は二つの履歴があり、それぞれの内部ではつながっています。ログの履歴は一つであり、誰かが別のものを並べて書いたことになります。',
    next: 'ここから両方の履歴をたどり、どちらが記録されたものかをログの運用者に尋ね、署名付きヘッドと比べてください。',
  },
  'chain.duplicate-sequence': {
    title: '二つのイベントが同じ番号を持つ',
    found: (f) => `${event(f)}の番号は、${stream(f)}の別のイベントがすでに持っています。`,
    meaning: 'ログの二つの版が混ざったか、イベントが挿入されています。記録されたものは、そのうち一つだけです。',
    next: '両方のイベントと、次のイベントがどちらにつながるかを確認してください。',
  },
  'chain.out-of-order': {
    title: 'イベントが誤った位置にある',
    found: (f) => `${event(f)}が、より大きい番号のイベントの後にあります。${compared(f, '期待した番号は', 'イベントの番号は')}`,
    meaning: '記録された後に、ログのイベントが移動されています。',
    next: `この区間を、${OTHER_COPY}`,
  },
  'chain.count-mismatch': {
    title: 'ログの件数が署名された件数と異なる',
    found: (f) => `${stream(f)}は別の件数で署名されています。${compared(f, 'マニフェストの値は', 'ログの件数は')}${given(f, 'missingFrom', '欠けているのは末尾のイベント ', given(f, 'missingTo', ' ～ ', ' です。'))}`,
    meaning: 'マニフェストが作られた後に、イベントがログから除去されたか、加えられています。',
    next: '欠落と終端の切り取りを確認し、署名されたときのログを作成元に求めてください。',
  },
  'chain.head-mismatch': {
    title: 'ログの端が署名されたものと異なる',
    found: (f) => `${stream(f)}の端のイベント${given(f, 'seq', '（', '）')}が、マニフェストの示すものではありません。${compared(f, 'マニフェストの値は', 'ログでは')}`,
    meaning: 'マニフェストが作られた後に、ログの端が切り取られたか、延ばされたか、置き換えられています。',
    next: 'ログの両端を、別の写しと比べてください。',
  },
  'merkle.root-mismatch': {
    title: 'イベントから署名されたルートが得られない',
    found: (f) => `${stream(f)}のイベントから計算したマークルルートが、署名された値ではありません。${compared(f, '署名された値は', '計算した値は')}`,
    meaning: 'ルートが署名された後に、少なくとも一つのイベントが変更、除去、追加、または移動されています。ルートだけではどれかは分かりません。',
    next: '個々のイベントに関する検出事項が場所を示します。それがなければ、ログ全体が整合的に書き直されています。',
  },
} as const satisfies Partial<Sentences>;

/** What the verifier saw of the following event: links tell one replaced record from a rewritten rest. */
function relinks(f: F): string {
  const found = f.values?.['relinks'];
  if (typeof found !== 'boolean') return '';
  return found ? '以降はすべてつながっているため、この一件だけがその場で変更されています。' : '続くイベントもこれにつながっていません。';
}

function missing(f: F): string {
  const from = f.values?.['from'];
  const to = f.values?.['to'];
  if (typeof from !== 'number' || typeof to !== 'number') return `欠番があります${given(f, 'missing', '（', '）')}`;
  if (from === to) return `イベント ${given(f, 'from', '')} が欠けています`;
  return `イベント ${given(f, 'from', '')} ～ ${given(f, 'to', '')} が欠けています（計 ${formatNumber(to - from + 1)} 件）`;
}
