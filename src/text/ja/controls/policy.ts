import type { PolicyReasons } from '../../../core/controls/policy/reasons.ts';
import type { ControlTexts } from '../../control-text.ts';
import { at, opt, rule, started, unproved } from './words.ts';

export const policy: ControlTexts<PolicyReasons> = {
  'CT-21': {
    title: '決定されたとおりに執行された',
    failing: '許されていないアクションが効果を生じた',
    population: '記録にあるすべてのアクション。開始せず効果も残さなかったアクションは守られたものとする。拒否の後、必要な承認の前、その承認が拒否または期限切れとなった後に開始した場合、および記録のみのポリシーの下で本番環境において開始した場合は不成立とする。',
    rationale: '否と言って従われない関門は、関門ではない。記録のみの拒否は何も止めていない。',
    facts: {
      'not-executed': (v) => `実行されていません${opt(v, 'decision', '。決定は ', ' でした')}。`,
      'permitted': (v) => `実行前の${at(v, 'decidedAt')}に、${rule(v)}許可されています。`,
      'approved': (v) => `承認を要し、実行前の${at(v, 'approvedAt')}に承認されています。`,
      'denied-yet-executed': (v) => `${at(v, 'decidedAt')}に${rule(v)}拒否されました。それにもかかわらず開始しています。${started(v)}${opt(v, 'effects', '。効果は ')}。`,
      'denied-in-log-only': (v) => `${at(v, 'decidedAt')}に${rule(v)}拒否されましたが、ポリシーは記録のみのモードで、何も止めません。${started(v)}${opt(v, 'effects', '。効果は ')}。`,
      'pending-yet-executed': (v) => `${rule(v)}承認を要しましたが、承認の前に開始しました。${started(v)}${opt(v, 'approvedAt', '。承認は ', ' でした')}。`,
      'approval-denied-yet-executed': (v) => `承認は${at(v, 'deniedAt')}に${opt(v, 'approver', ' ', ' により')}拒否されました。それにもかかわらず開始しています。${started(v)}。`,
      'approval-expired-yet-executed': (v) => `承認の要求は${at(v, 'expiredAt')}に、承認されないまま期限切れとなりました。それにもかかわらず開始しています。${started(v)}。`,
      'log-only-in-production': (v) => `${rule(v)}記録のみのモードのポリシーの下で、本番環境において実行されました${opt(v, 'decision', '。決定は ', ' でした')}。このようなポリシーは、何を決定しても何も止めません。`,
      'no-decision': (v) => `実行されましたが、ポリシーの決定が記録にありません。${started(v)}。`,
      'decision-after-start': (v) => `${started(v)}。最初のポリシー決定は${at(v, 'decidedAt')}で、それより後です。`,
      'started-then-blocked': (v) => `${rule(v)}拒否され、${at(v, 'startedAt')}に開始し、その後阻止されました。その間に効果が生じたかどうかは、記録からは分かりません。`,
      'approval-unproved': unproved,
    },
    exceptions: {
      'denied-yet-executed': '拒否されたアクションが実行された',
      'denied-in-log-only': 'ポリシーが拒否したアクションが、記録のみのモードのため実行された',
      'pending-yet-executed': '必要な承認の前にアクションが実行された',
      'approval-denied-yet-executed': '承認が拒否されたアクションが実行された',
      'approval-expired-yet-executed': '承認の要求が期限切れとなったアクションが実行された',
      'log-only-in-production': '記録のみのポリシーの下で、本番環境においてアクションが実行された',
    },
  },
};
