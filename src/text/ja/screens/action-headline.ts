import type { TextLike } from '../../catalogue.ts';
import type { actionHeadlineText as english } from '../../en/screens/action-headline.ts';

const WHERE: Readonly<Record<string, string>> = { production: '本番環境で', staging: 'ステージング環境で', ci: 'CI で', development: '開発環境で' };
const DECIDED = { permit: '許可しました', deny: '拒否しました', 'require-approval': '承認を求めました' } as const;

export const actionHeadlineText: TextLike<typeof english> = {
  asked: (who, where, title) => `${who} が${where === null ? '' : WHERE[where] ?? ''}次のことを要求しました：「${title}」。`,
  all: (sentences) => sentences.join(''),
  noDecision: 'ポリシーの決定は記録されていません',
  decided: (decision, logOnly) => `ポリシーは${logOnly ? '記録のみのモード（何も止めない）で' : ''}${DECIDED[decision]}`,
  approved: (names) => `${names} が承認しました`,
  refused: (names) => `${names} が拒否しました`,
  expired: '承認の要求は期限切れとなりました',
  noApproval: '承認は記録されていません',
  gate: (clauses) => `${clauses.join('。')}。`,
  denied: '拒否された', neverStarted: '開始していない', ran: '実行された',
  failed: '失敗', blocked: '阻止', completed: '完了', shipped: '出荷', incident: 'インシデントの発生', rolledBack: 'ロールバック', noEnd: '終了の記録なし',
  end: (clauses) => `結果：${clauses.join('、')}。`,
};
