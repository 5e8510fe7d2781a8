import { formatNumber } from '../../format.ts';
import { displayName } from '../../names.ts';
import type { TextLike } from '../../catalogue.ts';
import type { chainScreen as english } from '../../en/screens/chain.ts';

const event = (seq: number): string => `イベント ${formatNumber(seq)}`;
const those = (n: number): string => `${formatNumber(n)} 件のイベント`;

export const chainScreen: TextLike<typeof english> = {
  marks: { changed: '変更', broken: '不連続', gap: '欠落', fork: '分岐', duplicate: '位置違い', unreadable: '読み取り不能' },
  none: 'この証拠のログは読み取られておらず、たどる連鎖がありません。',
  noneInExport: '監査エクスポートは連鎖したログではありません。記録どうしをつなぐものがありません。',
  toVerdict: '判定へ',
  noLogTitle: 'ログなし',
  answer: {
    links: (count, name, end) => (count === 0 ? `ログ「${displayName(name, 40)}」にイベントはありません。` : `「${displayName(name, 40)}」の${count === 1 ? '唯一のイベント' : `全 ${formatNumber(count)} 件のイベント`}は途切れなくつながっています${end}。`),
    ends: {
      valid: '（信頼する鍵が署名したヘッドまで）',
      'unknown-key': '（ただし、終端のヘッドの署名者は判定不能）',
      invalid: '（ただし、終端の署名付きヘッドは不成立）',
      none: '（ただし、終端を示す署名付きヘッドなし）',
      root: '（ただし、署名されたルートは得られない）',
    },
    changedOne: (seq) => `${seq === null ? '一件のイベント' : event(seq)}が記録後に変更されています。以降はすべてつながっているため、一件だけが置き換えられています。`,
    changedMany: (n) => `${those(n)}が記録後に変更されています。それぞれに続くものはつながっているため、個々の記録が置き換えられています。`,
    changedBroken: (n, seq) => `${n === 1 && seq !== null ? event(seq) : those(n)}が変更され、続くイベントもつながっていません。`,
    brokenOne: (seq, relinks) => `連鎖は${seq === null ? '一か所' : `${event(seq)} の前`}で切れています${relinks ? '。そこから先は再びつながっています' : ''}。`,
    brokenMany: (n) => `連鎖は ${formatNumber(n)} か所で切れています。その間のイベントはつながっています。`,
    gapOne: (from, to) => (from === to ? `${event(from)} が欠けています。` : `イベント ${formatNumber(from)} ～ ${formatNumber(to)} が欠けています。`),
    gap: (places, missing) => `${formatNumber(places)} か所で ${formatNumber(missing)} 件のイベントが欠けています。`,
    around: '残りは互いにつながっています。',
    fork: (seq) => `ログは${seq === null ? '' : `${event(seq)} で`}二つに分岐し、それぞれの履歴の内部ではつながっています。`,
    duplicate: (n) => `${those(n)}が誤った位置にあるか、番号が重複しています。`,
    unreadable: (n) => `${formatNumber(n)} 行をイベントとして読み取れません。`,
    spelled: (n) => `${those(n)}が唯一のバイト形ではありません。`,
    short: (name, held, signed) => `「${displayName(name, 40)}」のイベントは ${held} 件で、署名された件数は ${signed} 件です。`,
    rewritten: (size) => `以前のバンドルでは、このログの${size === null ? '' : `最初の ${formatNumber(size)} 件に`}別のイベントが含まれています。いずれかが書き直されています。`,
    otherEnd: '両端のイベントが、署名されたものではありません。',
  },
  log: 'ログ',
  logOf: (name, count, breaks) => `${displayName(name, 32)}、${formatNumber(count)} 件${breaks === 0 ? '' : `（途切れ ${formatNumber(breaks)}）`}`,
  parts: { links: 'つながり', heads: 'ヘッド', inclusion: '包含証明', breaks: '途切れ' },
  part: '連鎖の部分',
  strip: {
    name: 'ログ全体', place: 'ログ内の位置', at: event, nowhere: 'イベントが選択されていません',
    summary: (count, found) => `左から右へ ${formatNumber(count)} 件のイベント。${found}`,
    clean: '途切れ、欠落、分岐、変更はありません。', mark: (n, words, id) => (n === 1 ? `${words}：イベント ${displayName(id, 60)}` : `${words}：${formatNumber(n)} か所（最初はイベント ${displayName(id, 60)}）`), legend: (word, n) => `${word} ${formatNumber(n)}`,
    checkpoint: '署名付きヘッド', seen: '以前に見た位置', start: '先頭', continues: '続き', beyond: 'ここにあるイベントより先',
    waiting: 'ログを描いています…',
  },
  table: { title: 'ログ内の箇所', mark: '種類', count: '件数', event: '最初のイベント', empty: '途切れ、欠落、分岐、変更、番号の重複はありません。' },
  links: {
    table: 'つながり', seq: '番号', time: '時刻', type: 'イベント', hash: 'ハッシュ', link: 'つながり', summary: (n, all) => `${formatNumber(n)} / ${formatNumber(all)} 件`, none: '絞り込みに合うイベントはありません。',
    holds: (seq) => (seq === 0 ? 'ログの先頭' : `${formatNumber(seq - 1)} につながる`),
    broken: '直前につながらない', start: '先頭につながらない', gap: '欠落の直後', fork: '同じ親を持つ二つ目', duplicate: '番号の重複', order: '順序違い',
    changed: (seq) => `変更あり。${formatNumber(seq - 1)} につながる`, spelled: '別の表記', unheld: '不成立', unsigned: (seq) => `${seq === 0 ? 'ログの先頭' : `${formatNumber(seq - 1)} につながる`}が、ファイルは署名どおりでない`,
  },
  heads: {
    table: 'ヘッド', what: 'ヘッド', reaches: '到達位置', root: 'ルート', who: '表明者', outcome: '結果',
    begins: 'ログの先頭', continues: '前のバンドル', late: 'それ以前', here: 'ここにあるイベント', checkpoint: '署名付きヘッド', seen: 'このワークステーションで見たもの',
    genesis: 'ログ自身の名による', stated: (proof) => `マニフェストの記載（ハッシュ ${formatNumber(proof)} 個の証明付き）`, missing: 'このバンドルにない', computed: 'ここでイベントから計算', byRun: '署名なし',
    signed: (names) => `署名者 ${names}`, key: (name) => `鍵「${name}」`, noKey: 'トラストパックにない鍵', file: 'チェックポイントを開く', own: 'このバンドルで知ったもの', from: (name, at) => `${name}（${at}）で知ったもの`, nothingSeen: 'このログを以前に見たことはない', first: '比べるものなし',
    noCheckpoint: 'ログにチェックポイントがない',
    origin: '起源', last: '最後のイベントのハッシュ',
    says: { pass: '成立', continuesPass: '続きと証明', same: '一致', grown: '見た範囲で一致' },
  },
  inclusion: {
    choose: 'イベントを選ぶと、そこからログのルートまでの道筋が、各段の計算とともにここに示されます。',
    none: 'ログの先頭より後から始まるため、このバンドルだけでは木を再構成できません。ルートは、マニフェストがそれ以前について示すものから検証済みです。',
    answer: (seq, holds, steps) => holds ? `${event(seq)} はログにあります：${steps === 0 ? '葉がそのままルートです' : `葉から ${formatNumber(steps)} 段でルートに至ります`}。` : `${event(seq)} からは、署名されたものとは別のルートが得られます。`,
    other: (seq) => `${event(seq)} の記録されたハッシュはログにありますが、ここにあるイベントからは別の値が得られます。ログに記録されたものは、このイベントではありません。`,
    place: (leaf, size) => `${formatNumber(size)} 枚中 ${formatNumber(leaf)} 番の葉。以下の値はすべてこのワークステーションが計算したもので、印のある値は前の段からのものです。`,
    leaf: '葉', hash: 'イベントの記録されたハッシュ', step: (n) => `第 ${n} 段`, left: '左', right: '右', own: '前の段から',
    covers: (from, to) => `イベント ${formatNumber(from)} ～ ${formatNumber(to - 1)} を含む`, leafResult: 'SHA-256(00, ハッシュ) の値', stepResult: 'SHA-256(01, 左, 右) の値', root: '計算したルート', signed: '検証で確認されたルート', checkpoint: '署名付きヘッドのルート', list: '葉からルートまでの各段',
    handOver: 'このイベントを引き渡す', handingOver: 'ログを読んでいます…', handOverNote: 'イベント、この道筋、署名付きヘッドを収めた一つのファイルです。ログの鍵を持つ人は、バンドルなしで検証できます。値の非開示は端末で指定できます。',
    handedOver: (name) => `${name} を保存し、保管ログに記しました。`, notHandedOver: 'イベントは引き渡されませんでした。',
  },
  breaks: {
    none: 'このログのつながりと番号について、検出事項はありません。', more: (n) => `ほか ${formatNumber(n)} 件が検証結果にあります`,
    relinks: '一件だけか、以降すべてか', one: (n) => `${those(n)}がその場で変更され、続くものはつながっています。`, rest: (n) => `${those(n)}が続くものとともに変わっています。そこから先は別のログであるか、切り取られています。`,
  },
};
