import type { TextLike } from '../catalogue.ts';
import type * as english from '../en/words.ts';

/** 記録の語彙を表す語。 */

export const actionKinds: TextLike<typeof english.actionKinds> = {
  'ticket.open': 'チケットの起票', 'test.run': 'テストの実行', 'repository.modify': 'リポジトリの変更', 'repository.merge': 'リポジトリへのマージ', 'production.change': '本番環境の変更', 'data.query': 'データの照会',
};
export const actionOutcomes: TextLike<typeof english.actionOutcomes> = {
  'completed': '完了', 'failed': '失敗', 'blocked': '阻止', 'denied': '拒否', 'expired': '期限切れ', 'in-progress': 'この記録では未完了', 'rolled-back': 'ロールバック済み',
};
export const severities: TextLike<typeof english.severities> = { critical: '重大', high: '高', medium: '中', low: '低' };
export const layers: TextLike<typeof english.layers> = {
  identity: 'ID とロール', policy: 'ポリシーエンジン', orchestrator: 'オーケストレーター', fleet: 'エージェントフリート', evidence: '証拠・監査ストア',
};
export const actorKinds: TextLike<typeof english.actorKinds> = { agent: 'エージェント', person: '人', service: 'サービス', role: 'ロールセッション' };
export const environments: TextLike<typeof english.environments> = { development: '開発', ci: 'CI', staging: 'ステージング', production: '本番' };
export const riskClasses: TextLike<typeof english.riskClasses> = { low: '低', medium: '中', high: '高', critical: '重大' };
/** 頭の一字がグラフの帯に入るため、四つとも異なる字で始める。 */
export const dataClasses: TextLike<typeof english.dataClasses> = { public: '公開', internal: '社内', confidential: '秘密', restricted: '限定' };
export const reversibilities: TextLike<typeof english.reversibilities> = { reversible: '元に戻せる', compensable: '補償できる', irreversible: '元に戻せない' };

export const NOT_STATED = '記載なし';

export const labels: TextLike<typeof english.labels> = {
  sha256: 'SHA-256', keyid: '鍵', asOf: '判定基準時', 'as-of': '判定基準時', merkleRoot: 'マークルルート', 'merkle-root': 'マークルルート', treeSize: '木の大きさ', 'tree-size': '木の大きさ',
  seq: '番号', record_id: 'レコード ID', actionDigest: 'アクションのダイジェスト', executedDigest: '実行されたダイジェスト', approvedDigest: '承認されたダイジェスト',
  approvedAt: '承認日時', startedAt: '開始日時', decidedAt: '決定日時', expiresAt: '有効期限', mergedAt: 'マージ日時', policyVersion: 'ポリシーの版',
  approver: '承認者', account: 'アカウント', owner: 'エージェントの責任者', late: '遅れ',
};

export const sourceFormats: TextLike<typeof english.sourceFormats> = { 'aws-cloudtrail': 'AWS CloudTrail', 'otlp-traces': 'OpenTelemetry トレース（OTLP/JSON）' };
