import type { TextLike } from '../../catalogue.ts';
import type * as english from '../../en/report/evidence.ts';
import { formatNumber } from '../../format.ts';
import { counted } from '../format.ts';

export const signers: TextLike<typeof english.signers> = {
  none: '証拠に対する署名は見つかりませんでした。',
  about: '証拠に対する署名',
  columns: { signature: '署名', signer: '署名者と鍵' },
  outcomes: { 'valid': '有効', 'invalid': '無効', 'unknown-key': '未知の鍵', 'refused': '拒否' },
  unknown: 'トラストパックにない鍵',
  since: (at) => `${at} から信頼`,
  vouched: (by) => `保証：${by}`,
};

export const streams: TextLike<typeof english.streams> = {
  about: (name) => `ストリーム ${name}`,
  origin: 'オリジン',
  events: 'イベント',
  counted: (count, first, last) => `${counted(count)}、番号 ${formatNumber(first)} ～ ${formatNumber(last)}`,
  time: '期間',
  between: (from, to) => `${from} ～ ${to}`,
  head: 'ヘッド',
  root: 'マークルルート',
  signedHead: '署名付きヘッド',
  noHead: 'なし：このストリームの終端を示すものが証拠にありません。',
  outcomes: { 'valid': '署名は有効', 'invalid': '署名は無効', 'unknown-key': '未知の鍵による署名' },
  over: (outcome, size) => `${outcome}、イベント ${counted(size)}に及ぶ`,
  gaps: '欠番',
  noGaps: 'なし',
  gap: (missing, from, to) => `イベント ${counted(missing)}が欠落：番号 ${formatNumber(from)}${from === to ? '' : ` ～ ${formatNumber(to)}`}`,
  gapBetween: (gap, after, before) => `${gap}（${after} から ${before} までの間）`,
  files: 'ファイル',
  moreFiles: (n) => `ほかのファイル ${counted(n)}`,
};

const UNITS: Readonly<Record<string, string>> = {
  'events': 'イベント', 'entries': '項目', 'manifest': 'マニフェスト', 'manifests': 'マニフェスト', 'files': 'ファイル', 'streams': 'ストリーム', 'signatures': '署名', 'checkpoints': 'チェックポイント',
  'approvals': '承認', 'clocks': '時計', 'decisions': '決定', 'control tests': '統制テスト', 'artifacts': '成果物', 'bytes': 'バイト', 'documents and events': '文書とイベント', 'pages': 'ページ',
  'records': 'レコード', 'time-stamps': 'タイムスタンプ', 'times': '時刻', 'packages and receipts': '作業パッケージと実行証明', 'countersignatures': '副署', 'sign-offs': 'サインオフ', 'rows': '行', 'roles': '役割',
};

export const checksTable: TextLike<typeof english.checksTable> = {
  about: '検査、その結果、検査した量',
  columns: { result: '結果', check: '検査', examined: '検査した量' },
  explained: (axis, explains) => `${axis}。${explains}`,
  fact: (label, value) => (value === '' ? label : `${label}：${value}`),
  policy: (version) => `ポリシー ${version}`,
  examined: (n, unit) => (Object.hasOwn(UNITS, unit) ? `${UNITS[unit] ?? ''} ${counted(n)}` : counted(n)),
};

export const files: TextLike<typeof english.files> = {
  lead: (n) => `ファイル ${counted(n)}。「一致」は、バイトから計算したダイジェストが、署名付きマニフェストのものと同じであることを示します。`,
  about: '証拠のファイル',
  columns: { status: '状態', file: 'ファイルと SHA-256', bytes: 'バイト' },
  statuses: { 'matches': '一致', 'differs': '不一致', 'missing': '欠落', 'unlisted': '一覧になし', 'seal': '封印', 'manifest': 'マニフェスト', 'not-read': '未読', 'unsigned': '署名なし' },
  noDigest: 'ダイジェストなし：バイトを読み取っていません',
};

export const custody: TextLike<typeof english.custody> = {
  none: '本報告書に伴う保管ログはありません。証拠は保管庫の外で検証しました。',
  lead: 'このワークステーションにおける行為を、その時計により示します。各ハッシュは当該項目と直前のハッシュに及ぶため、一つだけを変更または除去することはできません。',
  skips: 'ほかの証拠に関する項目を省いているため、番号は連続しません。',
  withheld: '一部でも伏せた最初の項目から先は、ハッシュを記載しません。伏せた内容を推測して照合できるためです。ハッシュは保管ログそのものにすべてあります。',
  about: '保管ログ',
  columns: { number: '番号', time: '日時', act: '行為と、項目のハッシュ' },
  fact: (label, value) => `${label}：${value}`,
};
