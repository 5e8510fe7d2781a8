import type { TextLike } from '../../catalogue.ts';
import type { firstFailuresText as english } from '../../en/screens/first-failures.ts';
import { counted } from '../format.ts';

export const firstFailuresText: TextLike<typeof english> = {
  title: '失敗が最初に現れた段階',
  what: '失敗',
  headline: (changes, reached, untold) =>
    `失敗した変更は ${counted(changes)}で、${reached === 0 ? '本番に達したものはありません' : `うち ${counted(reached)}はそれでも本番に達しました`}${untold === 0 ? '' : `（${counted(untold)}は判定不能）`}。`,
  noFailure: (checks) => `確認 ${counted(checks)}に失敗はなく、インシデントの記録もありません。`,
  nobodyLooked: 'テスト、パイプライン、検証、インシデントのいずれも記録にありません。確認されていないのであり、失敗がないこととは異なります。',
  definition: '失敗した変更をそれぞれ一度、記録が最初に失敗を述べる段階で数えます。テストは実行された環境、パイプラインは CI、検証とインシデントはそのリリースの環境によります。変更とは、一つのコミットとそのマージすべてです。',
  limits: '変更を含んでいても、そのマージとして記録されていない後のコミットは別の変更です。アクションの失敗は変更の失敗ではありません。CI/CD の抽出だけにあるものや、使えないイベントがあれば、本番に達したかは判定不能となります。',
  unread: (n) => `確認、マージ、リリースのイベント ${counted(n)}が使えず、ほかにも失敗やリリースがあるかもしれません。`,
  stage: '段階',
  stageUntold: '段階は判定不能',
  parts: { checks: 'その段階での確認', first: '最初に失敗した変更', reached: '本番に達した', kept: '達していない', untold: '判定不能' },
  notLookedAt: '確認なし',
  of: (n, all) => `${counted(all)}中 ${counted(n)}`,
  cell: (stage, part, figure) => `${stage}、${part}：${figure}`,
  rowsOf: (stage, part) => `${stage}：${part}`,
  reading: '読み取り中…',
  columns: { kind: '種類', subject: '対象', commit: 'コミット', time: '時刻', reach: '本番' },
  kinds: { test: 'テスト', pipeline: 'パイプライン', verification: '検証', incident: 'インシデント' },
  failed: (kind) => `${kind}（失敗）`,
  noCommit: '記載なし',
  reaches: { reached: '達した', kept: '達していない', untold: '判定不能' },
  toFailure: '最初の失敗を「証拠」で表示',
  toCheck: '確認を「証拠」で表示',
  toRelease: '本番への最初のリリース',
};
