/** 検査の事実、逸脱の値、保管ログの詳細の見出し。英語では鍵の綴りがそのまま読めるため、鍵ごとの語を持たない。 */
const LABELS: Readonly<Record<string, string>> = {
  'container': 'コンテナー', 'bytes-hashed': 'ハッシュしたバイト数', 'files-matching': '一致したファイル', 'files-listed': '一覧のファイル', 'files-present': '手元のファイル', 'links-tested': '確かめたつながり', 'linksTested': '確かめたつながり',
  'values-disclosed': '開示された値', 'values-redacted': '伏せられた値', 'redactions-declared': '宣言された伏せ字', 'sequence-range': '番号の範囲', 'references': '参照', 'actions': 'アクション', 'rows': '行',
  'signatures': '署名', 'valid-signatures': '有効な署名', 'threshold': '必要な署名の数', 'trust-pack': 'トラストパック', 'trust-pack-digest': 'トラストパックのダイジェスト', 'trust-pack-age-days': 'トラストパックの経過日数',
  'causes-compared': '照らした原因', 'causes-not-compared': '照らさなかった原因', 'period': '対象期間', 'time-stamps': 'タイムスタンプ', 'proven-by': '存在の証明された時刻', 'signed-head': '署名付きヘッド',
  'heads-compared-with-remembered': '以前のものと照らしたヘッド', 'agreeing decisions': '一致した決定', 'advisory decisions': '記録のみの決定', 'questions to Cedar': 'Cedar への問い', 'previous-run': '以前の検証', 'streams-before': '以前のストリーム',
  'documents': '文書', 'mapped': '対応付けたレコード', 'unknown-kind': '対応付けのない種類', 'malformed': '読み取れないレコード', 'unread-members': '読み取らなかったメンバー', 'repeated-ids': '重複した ID',
  'entries': '項目', 'lines': '行', 'logs': 'ログ', 'records': 'レコード', 'algorithm': 'アルゴリズム', 'bytes': 'バイト数', 'content': '内容', 'content type': '内容の種類', 'dropped': '省かれたもの', 'first': '最初', 'last': '最後', 'form': '形式',
  'holder': '保持者', 'identity claimed': '主張された ID', 'issuer claimed': '主張された発行元', 'issued': '発行日時', 'issuer': '発行元', 'manifest': 'マニフェスト', 'manifest threshold': 'マニフェストに必要な署名の数', 'media type': 'メディアタイプ', 'name': '名前',
  'next update': '次回の更新', 'this update': '今回の更新', 'not read': '読み取らなかったもの', 'origin': 'オリジン', 'payload bytes': 'ペイロードのバイト数', 'payload type': 'ペイロードの種類', 'purposes': '用途', 'size': '大きさ', 'stale after days': '古くなるまでの日数',
  'bundle': 'バンドル', 'bundle_id': 'バンドル', 'Sigstore trusted root': 'Sigstore の信頼ルート', 'old-key-compromised': '旧鍵の危殆化', 'holder-differs': '保持者の相違',
  'approved': '承認されたもの', 'executed': '実行されたもの', 'expected': '期待した値', 'computed': '計算した値', 'digest': 'ダイジェスト', 'describedDigest': '記述から計算したダイジェスト', 'decidedDigest': '決定の対象のダイジェスト',
  'finishedDigest': '終了時のダイジェスト', 'citedDigest': '引用されたダイジェスト', 'foundDigest': '見つかったダイジェスト', 'signedDigest': '署名されたダイジェスト', 'populationDigest': '母集団のダイジェスト', 'package': '作業パッケージ', 'approval': '承認',
  'software': 'ソフトウェア', 'issuedAt': '発行日時', 'run': '検証', 'paper': '用紙', 'format': '形式', 'role': '役割', 'key': '鍵', 'kept': '保持', 'result': '結果', 'evidence': '証拠', 'runs': '検証結果の数', 'case': 'ケース', 'asOf': '判定基準時',
  'integrity': '完全性', 'authenticity': '真正性', 'time': '時刻', 'completeness': '網羅性', 'policy': 'ポリシー', 'controls': '統制', 'review': 'レビュー', 'reviewDigest': 'レビューのダイジェスト',
};

/** 鍵の見出し。知らない鍵は null。 */
export const labelOf = (key: string): string | null => (Object.hasOwn(LABELS, key) ? LABELS[key] ?? null : null);

/** 検査の事実の値のうち、数と語から成るもの。ほかはそのまま。 */
export function factValue(value: string): string {
  const [, some, all, agree] = /^(\d{1,15}) of (\d{1,15})( agree)?$/u.exec(value) ?? [];
  if (some !== undefined && all !== undefined) return `${all} 件中 ${some} 件${agree === undefined ? '' : 'が一致'}`;
  const [, asked, remembered] = /^(\d{1,15}) asked, (\d{1,15}) answered from memory$/u.exec(value) ?? [];
  if (asked !== undefined && remembered !== undefined) return `${asked} 件を尋ね、${remembered} 件は記憶から答えた`;
  return value === 'archive' ? 'アーカイブ' : value === 'folder' ? 'フォルダー' : value;
}
