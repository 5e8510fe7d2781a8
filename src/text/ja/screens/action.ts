import { displayName } from '../../names.ts';
import type { TextLike } from '../../catalogue.ts';
import type { actionText as english } from '../../en/screens/action.ts';

const AUTONOMY: Readonly<Record<string, string>> = { observe: '観察', propose: '提案', 'execute-with-approval': '承認を得て実行', execute: '実行' };
const GATES: Readonly<Record<string, string>> = { none: '承認不要', 'one-approver': '一人の承認が必要', 'two-approvers': '二人の承認が必要', forbidden: '禁止' };
const MODES: Readonly<Record<string, string>> = { enforce: '執行', 'log-only': '記録のみ：何も止めない' };

const word = (table: Readonly<Record<string, string>>, key: string): string => (Object.hasOwn(table, key) ? table[key] ?? key : displayName(key));

export const actionText: TextLike<typeof english> = {
  boundary: '境界',
  most: '自律度の上限',
  gate: 'ゲート',
  mode: 'モード',
  autonomy: (key) => word(AUTONOMY, key),
  gates: (key) => word(GATES, key),
  modes: (key) => word(MODES, key),
  allowed: '許される自律度の上限',
  asked: '要求された自律度',
  modeOfCell: '欄のモード',
  modeOfDecision: '決定のモード',
  noCell: 'ポリシーのファイルに、この環境とリスク区分の欄がありません。',
  noBoundary: (version) => `ポリシー ${version} 版の境界が証拠にないため、この決定のもととなる欄を示せません。`,
  asStated: 'ポリシーのファイルが述べるとおりの欄です。境界と Cedar テキストを合わせて再評価しても同じ決定になるかどうかは、決定とともに CT-20 に示します。',
  blast: 'グラフで到達し得る範囲',
  rolledBack: (release) => (release === null ? '記録あり' : `記録あり（${release}）`),
  noRollback: (plan) => (plan === null ? 'ロールバックの記録はなく、要求にもその計画がありません。' : `ロールバックの記録はありません。計画：${plan}`),
};
