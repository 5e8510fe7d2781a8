import type { TextLike } from '../catalogue.ts';
import type * as english from '../en/events.ts';

export const exportEventTypes: TextLike<typeof english.exportEventTypes> = {
  'system.read': 'システムの参照', 'system.changed': 'システムの変更', 'role.assumed': 'ロールの引き受け', 'session.opened': 'セッションの開始', 'credential.changed': '認証情報の変更',
  'log.changed': 'ログ設定の変更', 'key.used': '鍵の使用', 'model.called': 'モデルの呼び出し', 'tool.called': 'ツールの呼び出し', 'agent.invoked': 'エージェントの起動', 'agent.created': 'エージェントの作成',
  'agent.planned': 'エージェントの計画', 'workflow.invoked': 'ワークフローの起動', 'pipeline.started': 'パイプラインの開始', 'exception.recorded': '例外の記録', 'message.recorded': 'メッセージの記録',
  'otlp.span': '対応のないスパン', 'otlp.span-event': '対応のないスパンイベント',
};

export const eventTypes: TextLike<typeof english.eventTypes> = {
  'log.opened': 'ログの開始', 'agent.enabled': 'エージェントの有効化', 'agent.disabled': 'エージェントの無効化', 'agent.heartbeat': '稼働通知', 'role.bound': 'ロールの付与', 'role.unbound': 'ロールの剥奪',
  'policy.published': 'ポリシーの公開', 'work.queued': '作業の登録', 'work.leased': '作業のエージェントへの割り当て', 'work.finished': '作業の終了', 'lock.acquired': 'リソースのロック', 'lock.released': 'リソースのロック解除',
  'action.requested': 'アクションの要求', 'policy.decided': 'ポリシーの決定', 'approval.requested': '承認の要求', 'approval.granted': '承認', 'approval.denied': '承認の拒否', 'approval.expired': '承認要求の期限切れ',
  'package.issued': '作業パッケージの発行', 'package.rejected': '作業パッケージの却下', 'package.executed': '作業パッケージの実行', 'action.started': 'アクションの開始', 'action.completed': 'アクションの完了',
  'action.failed': 'アクションの失敗', 'action.blocked': 'アクションの阻止', 'data.read': 'データの読み取り', 'data.written': 'データの書き込み', 'artifact.recorded': '成果物の記録', 'test.completed': 'テスト実行の完了',
  'ticket.opened': 'チケットの起票', 'ticket.closed': 'チケットの完了', 'pull-request.opened': 'プルリクエストの作成', 'pull-request.merged': 'プルリクエストのマージ', 'pipeline.completed': 'パイプラインの完了',
  'release.shipped': 'リリースの出荷', 'verification.completed': '検証の完了', 'incident.declared': 'インシデントの宣言', 'rollback.completed': 'ロールバックの完了',
  'credential.issued': '認証情報の発行', 'credential.revoked': '認証情報の失効', 'delegation.granted': '権限の委任', 'break-glass.opened': '緊急アクセスの開始', 'break-glass.closed': '緊急アクセスの終了', 'break-glass.reviewed': '緊急アクセスの査閲',
  'gate.overridden': 'ゲートの迂回', 'change.approved': '変更の承認', 'policy.evaluation-failed': 'ポリシーの決定不能', 'evidence.viewed': '証拠の閲覧', 'data.transferred': 'データの移転', 'data.sanitised': 'データの無害化',
  'fleet.limited': 'フリートの上限設定', 'agent.version-changed': 'エージェントの版の変更', 'rollback.rehearsed': 'ロールバックの訓練', 'incident.classified': 'インシデントの分類', 'incident.reported': 'インシデントの報告',
  'metric.reported': '指標の報告', 'log.outage-declared': 'ログ停止の申告', 'record.purged': 'レコードの削除',
};
