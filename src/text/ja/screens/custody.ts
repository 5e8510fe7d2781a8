import type { CustodyEntry } from '../../../core/custody/entry.ts';
import { formatInstant, formatNumber, shortDigest } from '../../format.ts';
import { displayName } from '../../names.ts';
import type { TextLike } from '../../catalogue.ts';
import type * as english from '../../en/screens/custody.ts';
import { axes, outcomes } from '../axes.ts';
import { counted, formatBytes } from '../format.ts';

type Detail = CustodyEntry['detail'];
const named = (detail: Detail, key: string, before = '：', after = ''): string => (detail[key] ? `${before}${displayName(detail[key], 80)}${after}` : '');
const hex = (detail: Detail, key: string, before: string): string => (detail[key] ? `${before}${shortDigest(detail[key])}` : '');
const size = (text: string | undefined): string => (text !== undefined && /^\d{1,15}$/.test(text) ? `、${formatBytes(Number(text))}` : '');

/** Looked up by what a log's author wrote: own members only. */
const words: Readonly<Record<string, string>> = Object.assign(Object.create(null), outcomes);

/** One verdict of a run, where the log holds its six outcomes: those that are not "成立". */
function verdict(detail: Detail): string {
  if (detail['result'] !== undefined) return `：${displayName(detail['result'], 120)}`;
  const answers = Object.entries(axes).flatMap(([axis, { name }]) => {
    const outcome = detail[axis];
    return outcome === undefined || words[outcome] === undefined ? [] : [{ name, outcome }];
  });
  if (answers.length === 0) return '';
  const others = ['fail', 'indeterminate', 'not-checked', 'not-applicable'].flatMap((outcome) => {
    const names = answers.filter((each) => each.outcome === outcome).map(({ name }) => name);
    return names.length === 0 ? [] : [`${names.join('と')}は${words[outcome]}`];
  });
  return others.length === 0 ? '：すべての軸で成立' : `：${others.join('、')}`;
}

const ROLES: Readonly<Record<string, string>> = { preparer: '作成者', reviewer: '査閲者' };

export const acts: TextLike<typeof english.acts> = {
  'vault-created': (d) => `保管庫の作成${named(d, 'software', '（', '）')}`,
  'evidence-imported': (d) => `証拠の取り込み${named(d, 'name')}${size(d['size'])}`,
  'evidence-verified': (d) => `証拠の検証${verdict(d)}`,
  'trust-pack-set': (d) => `トラストパックの設定${named(d, 'name')}${d['issuedAt'] ? `（${formatInstant(d['issuedAt'])} 発行）` : ''}`,
  'report-written': (d) => `報告書の作成${named(d, 'paper', '（', '）')}${hex(d, 'sha256', '、SHA-256 ')}`,
  'case-exported': (d) => `ケースの書き出し${d['evidence'] === 'enclosed' ? '（証拠を同梱）' : d['evidence'] === undefined ? '' : '（証拠なし）'}`,
  'case-imported': () => 'ケースの取り込み',
  'import-failed': (d) => `取り込みの失敗${d['because'] === 'full' ? '：ディスクの空きが不足' : d['because'] === 'read-only' ? '：ディスクは読み取り専用' : d['because'] === 'denied' ? '：ディスクが書き込みを拒否' : ''}${d['kept'] === 'true' ? '（以前の写しを保持）' : '（何も保持せず）'}`,
  'import-cancelled': (d) => `取り込みの中止${d['kept'] === 'true' ? '（以前の写しを保持）' : '（何も保持せず）'}`,
  'evidence-rehashed': (d) => (d['result'] === 'same' ? '証拠の再ハッシュ：取り込んだときのまま' : '証拠の再ハッシュ：取り込んだときのままではない'),
  'evidence-purged': (d) => `証拠の抹消${named(d, 'name')}${d['runs'] ? `（検証結果 ${counted(Number(d['runs']))}を含む）` : ''}`,
  'review-signed': (d) => `レビューへの署名${d['role'] ? `（${Object.hasOwn(ROLES, d['role']) ? ROLES[d['role']] ?? '' : displayName(d['role'], 80)}として）` : ''}${hex(d, 'key', '、鍵 ')}`,
  'evidence-handed-out': (d) => `証拠の写しの持ち出し${named(d, 'name')}`,
  'event-handed-out': (d) => `一件のイベントの証明付きでの引き渡し${named(d, 'event')}`,
  'control-kept': (d) => `自分の統制をケースに保存${named(d, 'control')}${named(d, 'by', '、')}${hex(d, 'sha256', '、SHA-256 ')}`,
  'control-put-away': (d) => `自分の統制の片付け${named(d, 'control')}${named(d, 'by', '、')}`,
  'waiver-given': (d) => `免除の付与${named(d, 'control')}${named(d, 'subject', '、')}${named(d, 'by', '、')}${named(d, 'until', '、', ' まで')}`,
  'waiver-withdrawn': (d) => `免除の取り下げ${named(d, 'control')}${named(d, 'subject', '、')}${named(d, 'by', '、')}${d['why'] ? `：${displayName(d['why'], 400)}` : ''}`,
  'review-purged': (d) => `ケースのレビュー作業の抹消${d['lines'] ? `（記録 ${counted(Number(d['lines']), '行')}）` : ''}`,
  'log-repaired': (d) => `途切れたログの末尾の切り離し${named(d, 'bytes', '：', ' バイト')}`,
};

export const custodyScreen: TextLike<typeof english.custodyScreen> = {
  own: 'このワークステーション',
  ofCase: 'このケースのログ',
  whose: '対象のログ',
  holds: (n) => `保管ログは成立します：${formatNumber(n)} 項目すべてのハッシュが記録どおりで、直前の項目につながっています。`,
  fails: (titles) => `保管ログは成立しません：${titles}。`,
  empty: '保管ログに項目がありません。',
  checked: (at) => `${formatInstant(at)} にファイルから計算しました。署名はありません。終端が切り取られていないことは、別の場所に保管したハッシュだけが示します。`,
  checking: 'すべてのハッシュを計算し直しています…',
  compute: '計算し直す',
  export: 'ログを書き出す',
  exported: (name, sha256) => `ログを書き出しました：${name}、SHA-256 ${sha256.slice(0, 16)}…`,
  notExported: 'ログは書き出されませんでした。',
  table: '保管ログ',
  shown: (n, all) => `${formatNumber(n)} / ${formatNumber(all)} 項目`,
  outcome: (word) => words[word] ?? word,
  none: '絞り込みに合う項目はありません。',
  columns: { seq: '番号', at: '日時', act: '行われたこと', subject: '対象', hash: 'ハッシュ' },
  findings: (n) => `ログに関する検出事項 ${counted(n)}`,
  head: '最後の項目のハッシュ：写しを持つ人に読み上げるか、別の場所に書き留めてください。',
  entry: {
    number: '番号', what: '行われたこと', act: '行為', when: '日時', clock: 'そのワークステーション自身の時計による', subject: '対象', prev: '直前の項目', hash: 'ハッシュ',
    proof: '証明', raw: '生データ', missing: '保管ログにそのような項目はありません。',
    covers: 'ハッシュはほかのすべての欄と直前の項目のハッシュに及び、痕跡なく変更、移動、除去することはできません。',
  },
};
