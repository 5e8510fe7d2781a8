import type { TextLike } from '../catalogue.ts';
import type { terms as english } from '../en/terms.ts';

const purposes: TextLike<typeof english.purposes> = {
  'manifest': 'バンドル', 'checkpoint': 'ログのヘッド', 'approval': '承認', 'work-package': '作業パッケージ', 'receipt': '実行証明', 'countersignature': '副署', 'document': '文書',
  'timestamp': 'タイムスタンプ',
};

/** 検出事項が問題のほかに持つ語を、文の一部にしたもの。値の名前ごと。 */
export const terms: TextLike<typeof english> = {
  field: {
    'checksum': 'チェックサム', 'compressed-size': '圧縮後の大きさ', 'data-descriptor': 'データの後の記述', 'date': '日付', 'extra-fields': '追加フィールド', 'flags': 'フラグ',
    'length': '長さ', 'local-header': 'データの前の記述', 'method': '圧縮方式', 'name': '名前', 'size': '大きさ', 'stored-size': '格納時の大きさ', 'time': '時刻',
  },
  limit: { 'directory-size': '一覧の大きさの上限', 'name-length': '名前の長さの上限' },
  part: { envelope: '封筒', header: 'ヘッダー', payload: '内容', serialization: '外形', signature: '署名', x5c: '証明書チェーン' },
  what: {
    'content': '内容', 'created-at': 'バンドルの作成', 'custody-log': '保管ログ', 'document': '文書', 'event': 'イベント', 'event-after-created-at': 'イベント', 'sign-offs': 'サインオフ',
    'signature': '署名',
  },
  role: { preparer: '作成者', reviewer: '査閲者' },
  purpose: purposes,
  purposes,
  reason: {
    unspecified: '理由の記載なし', keyCompromise: '鍵の危殆化', cACompromise: '認証局の危殆化', affiliationChanged: '所属の変更', superseded: '置き換え', cessationOfOperation: '使用終了',
    certificateHold: '保留', removeFromCRL: 'リストからの削除', privilegeWithdrawn: '権限の取り下げ', aACompromise: '属性認証局の危殆化',
  },
  kind: {
    'evidence-bundle': '証拠バンドル', 'sigstore-bundle': 'Sigstore バンドル', 'signed-document': '署名付き文書', 'custody-log': '保管ログ', 'audit-export': '監査エクスポート',
    'sign-off': 'サインオフのファイル', 'portable-case': '可搬ケース', 'event-proof': 'イベントとその証明', 'unreadable': '読み取れなかったファイル',
  },
};
