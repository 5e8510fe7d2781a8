import { formatNumber } from '../../format.ts';
import { displayName } from '../../names.ts';
import type { TextLike } from '../../catalogue.ts';
import type * as english from '../../en/screens/evidence.ts';
import { counted } from '../format.ts';
import { terms } from '../terms.ts';

/** 証明書、トークン、署名が持つオブジェクト識別子を語で示す。 */
const OIDS: Readonly<Record<string, string>> = {
  '1.2.840.113549.1.1.1': 'RSA', '1.2.840.113549.1.1.10': 'RSA-PSS', '1.2.840.113549.1.1.5': 'RSA（SHA-1）', '1.2.840.113549.1.1.11': 'RSA（SHA-256）', '1.2.840.113549.1.1.12': 'RSA（SHA-384）',
  '1.2.840.113549.1.1.13': 'RSA（SHA-512）', '1.2.840.10045.2.1': '楕円曲線', '1.2.840.10045.4.3.2': 'ECDSA（SHA-256）', '1.2.840.10045.4.3.3': 'ECDSA（SHA-384）', '1.2.840.10045.4.3.4': 'ECDSA（SHA-512）',
  '1.3.101.112': 'Ed25519', '1.3.14.3.2.26': 'SHA-1', '2.16.840.1.101.3.4.2.1': 'SHA-256', '2.16.840.1.101.3.4.2.2': 'SHA-384', '2.16.840.1.101.3.4.2.3': 'SHA-512',
  '1.2.840.113549.1.7.1': 'データ', '1.2.840.113549.1.9.16.1.4': 'タイムスタンプ', '2.5.29.14': '主体者鍵識別子', '2.5.29.15': '鍵用途', '2.5.29.17': '主体者別名', '2.5.29.18': '発行者別名', '2.5.29.19': '基本制約',
  '2.5.29.20': 'リスト番号', '2.5.29.28': '発行配布点', '2.5.29.30': '名前制約', '2.5.29.31': '失効リスト配布点', '2.5.29.32': '証明書ポリシー', '2.5.29.35': '認証局鍵識別子', '2.5.29.36': 'ポリシー制約',
  '2.5.29.37': '拡張鍵用途', '2.5.29.37.0': '任意の用途', '1.3.6.1.5.5.7.1.1': '発行者へのアクセス', '1.3.6.1.5.5.7.3.1': 'サーバー', '1.3.6.1.5.5.7.3.2': 'クライアント', '1.3.6.1.5.5.7.3.3': 'コード署名',
  '1.3.6.1.5.5.7.3.4': '電子メール', '1.3.6.1.5.5.7.3.8': 'タイムスタンプ発行',
};

export const oidText = (oid: string): string => (Object.hasOwn(OIDS, oid) ? OIDS[oid] ?? oid : displayName(oid));

/** RFC 5280 section 4.2.1.3, bit by bit. */
const KEY_USAGES: Readonly<Record<string, string>> = {
  digitalSignature: '署名', contentCommitment: '否認防止', keyEncipherment: '鍵の暗号化', dataEncipherment: 'データの暗号化',
  keyAgreement: '鍵合意', keyCertSign: '証明書への署名', cRLSign: '失効リストへの署名', encipherOnly: '暗号化のみ', decipherOnly: '復号のみ',
};

const DEFECTS: Readonly<Record<string, string>> = {
  'no-number': '番号がない', 'critical-number': '番号が重要と指定されている', 'critical-extension': 'ここでは解釈できない条件がある',
  'critical-entry-extension': '項目に、ここでは解釈できない条件がある', 'duplicate-entry': '同じ項目が二度ある',
  delta: '別のリストからの差分のみである', indirect: 'ほかの発行者の証明書に関する', 'relative-name': '場所を発行者からの相対名で示している',
  'some-reasons': '一部の理由のみを示している', 'attribute-certificates': '属性証明書に関する', 'no-next-update': '次回の予定がない',
  'remove-from-list': '別のリストから項目を除くものである', 'number-range': '番号が負であるか長すぎる', 'no-key-identifier': '署名した鍵が示されていない',
  'critical-key-identifier': '鍵の識別子が重要と指定されている', 'empty-point': '対象を限っているが、その対象を示していない',
  'point-not-critical': '対象の範囲が重要と指定されていない', 'early-generalized-time': '後年のための形式で時刻を記している',
};

const word = (table: Readonly<Record<string, string>>, key: string): string => (Object.hasOwn(table, key) ? table[key] ?? key : displayName(key));

export const evidenceText: TextLike<typeof english.evidenceText> = {
  filesAgainstManifest: (listed, matches, odd) => {
    const words = { differs: '相違', missing: '欠落', unlisted: '一覧外', 'not-read': '未読' } as const;
    const parts = (['differs', 'missing', 'unlisted', 'not-read'] as const).filter((key) => odd[key] > 0).map((key) => `${words[key]} ${counted(odd[key])}`);
    if (listed === 0 && odd.unlisted > 0) return `署名された内容一覧は読み取られていません。アーカイブ内の ${formatNumber(odd.unlisted)} ファイルは、どこにも記載がありません。`;
    if (parts.length === 0 && matches === listed) return `一覧の全 ${formatNumber(listed)} ファイルがマニフェストと一致します。`;
    return `一覧の ${formatNumber(listed)} ファイル中 ${formatNumber(matches)} 件がマニフェストと一致します（${parts.join('、') || 'ほかに検出なし'}）。`;
  },
  keyUsage: (usage) => word(KEY_USAGES, usage),
  reason: (reason) => (reason === null ? '理由の記載なし' : word(terms.reason, reason)),
  defect: (defect) => word(DEFECTS, defect),
  ownWords: 'ここに示すのは、それ自身の言葉です。成立するかどうかは、このページではなく検証結果が示します。',
  contentOf: (name) => `${name} の内容`,
  copyDigest: 'ダイジェストをコピー',
  showBytes: 'バイトを表示',
  found: 'この検証の検出',
  notAsNamed: (kind, why, offset) => `このファイルは${kind}とされていますが、そのようには読み取れません：${why}${offset === null ? '' : `（${formatNumber(offset)} バイト目）`}。以下にバイトをそのまま示します。`,
  tooLarge: (kind) => `このファイルは${kind}とされていますが、その形で表示するには大きすぎます。「テキスト」と「バイト」で全体を見られます。`,
  kinds: {
    events: 'ログ', json: 'JSON', text: 'テキスト', junit: 'テスト報告書', otlp: 'トレース', diff: '変更差分', reproduction: '再現手順', envelope: '署名付き封筒',
    checkpoint: 'チェックポイント', certificate: '証明書', crl: '失効リスト', timestamp: 'タイムスタンプ', cms: '署名付きデータ', binary: 'ファイル',
  },
  chain: (count, leaf, top) => (count === 1 ? `${top} が発行した ${leaf} の証明書です。` : `${leaf} から ${top} の発行したものまで、${formatNumber(count)} 枚の証明書です。`),
  noCertificates: 'このファイルに証明書はありません。',
  otherBlocks: (labels) => `ほかに ${labels} を含みますが、表示しません。`,
  pathFound: (name) => `この検証では、鍵は次の経路で ${name} のものとされます`,
  pathNone: 'この検証では、信頼する認証局への経路は不要だったか、見つかりませんでした。',
  crl: (issuer, count, next) => `${issuer} の失効リスト：失効は${count === 0 ? 'ありません' : ` ${formatNumber(count)} 件です`}${next === null ? '' : `。次回の予定は ${next} までです`}。`,
  crlLimits: (defects) => `証明書が失効していないことは示せません：${defects}。`,
  entriesMore: (count) => `ほか ${formatNumber(count)} 項目は「バイト」で見られます。`,
  stamp: (time, accuracy) => `示された時刻は ${time} です${accuracy === null ? '（精度の記載なし）' : `（誤差 ${accuracy}）`}。`,
  stampNone: '読み取れる時刻がありません。',
  stampStatus: (status) => `それを包む応答は「${status}」と述べていますが、誰も署名していません。`,
  signedData: (signers, content) => `${content === null ? '別にある内容' : `内部の ${formatNumber(content)} バイト`}に対する署名 ${formatNumber(signers)} 件を持つ署名付きデータです。`,
  signerElsewhere: '証明書は同梱されていません',
  checkpoint: (origin, size, signatures) => `${origin} は、イベントが ${formatNumber(size)} 件あると表明しています（署名行 ${formatNumber(signatures)}）。`,
  envelope: (signatures) => (signatures === 0 ? '誰も署名していない封筒です。' : `署名 ${formatNumber(signatures)} 件の封筒です。`),
  statement: (subjects, predicate) => `${formatNumber(subjects)} ファイルに関する in-toto ステートメント（種類 ${predicate}）です。`,
  subjectsMore: (count) => `ほか ${formatNumber(count)} 件の対象は「テキスト」で見られます。`,
  diff: (files, added, removed) => `${formatNumber(files)} ファイルの変更：追加 ${formatNumber(added)} 行、削除 ${formatNumber(removed)} 行。`,
  noDiff: 'このファイルに変更はありません。',
  diffShort: '最後のハンクが、示された行数より前に終わっています。',
  tests: (total, passed, failed, skipped) => `テスト ${formatNumber(total)} 件：合格 ${formatNumber(passed)}、失敗 ${formatNumber(failed)}、省略 ${formatNumber(skipped)}。`,
  spans: (count, whole, errors) => `${whole} にわたるスパン ${formatNumber(count)} 件、エラー${errors === 0 ? 'なし' : ` ${formatNumber(errors)} 件`}。`,
  steps: (count) => `記録された再現手順 ${formatNumber(count)} 段階です。Proofroom はどれも実行しません。`,
  part: (from, to, total) => `${total} バイト中 ${from} ～ ${to} をテキストとして表示。`,
};
