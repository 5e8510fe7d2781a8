import type { PolicyReasons } from '../../../core/controls/policy/reasons.ts';
import type { ControlTexts, Values } from '../../control-text.ts';
import { at, opt, rule, started, text, unproved } from './words.ts';

const decided = (v: Values): string => `${rule(v)}決定されました`;

export const policy: ControlTexts<PolicyReasons> = {
  'CT-20': {
    title: 'ポリシーを再評価すると、記録された決定が得られる',
    failing: '記録された決定が、有効なポリシーの述べるものではない',
    population: '記録にある、アクションに対するすべてのポリシー決定。それぞれをアクションで示す。その時点で有効な境界と Cedar テキストが、記録とは異なる決定、モード、規則、義務を与える場合、または決定が別の版や別の入力を示す場合は不成立とする。入力が真実であったかどうかは問わない。',
    rationale: '決定の記録の価値は、その背後にあるポリシーの価値である。どのポリシーも与えていない決定を書ける者に、関門はない。',
    facts: {
      'agrees': (v) => `再評価しても、${rule(v)}同じ決定になります。`,
      'advisory-agrees': (v) => `再評価しても、${rule(v)}同じ決定になります。決定は記録のみのモードで、何も拘束していません。`,
      'decision-differs': (v) => `記録では${rule(v)}${text(v, 'recordedDecision', '（不明）')}と決定されていますが、ポリシーによれば${opt(v, 'computedRule', '、規則 ', ' により')}${text(v, 'computedDecision', '異なる決定')}です。`,
      'version-differs': (v) => `${decided(v)}が、有効であったのは${text(v, 'computedVersion', '別の')}版です。`,
      'inputs-differ': (v) => `${decided(v)}が、その環境、リスク区分、または自律度は、アクションの記述にあるものではありません。`,
      'mode-differs': (v) => `${decided(v)}。記録されたモードは${text(v, 'recordedMode', '（不明）')}ですが、ポリシーによれば${text(v, 'computedMode', '別のモード')}です。`,
      'rule-differs': (v) => `${decided(v)}が、決定を与える規則は${text(v, 'computedRule', '別のもの')}です。`,
      'obligations-differ': (v) => `${decided(v)}。記録された義務は${text(v, 'recordedObligations', '（不明）')}ですが、ポリシーが求めるのは${text(v, 'computedObligations', '別の義務')}です。`,
      'advisory-differs': (v) => `記録では、記録のみのモードで${rule(v)}${text(v, 'recordedDecision', '（不明）')}と決定されていますが、ポリシーによれば${opt(v, 'computedRule', '、規則 ', ' により')}${text(v, 'computedDecision', '異なる決定')}です。`,
      'policy-missing': (v) => `${decided(v)}が、決定のもとがバンドルにないか、有効ではありませんでした。`,
      'input-missing': (v) => `${decided(v)}が、ポリシーの求める入力${opt(v, 'missing', '（', '）')}がバンドルにありません。`,
      'evaluation-error': (v) => `${decided(v)}が、ポリシーを評価できませんでした。`,
      'not-replayed': (v) => `${decided(v)}が、この決定は再評価していません。`,
    },
    exceptions: {
      'decision-differs': 'ポリシーが与えない決定が記録された',
      'version-differs': '有効でない版のポリシーで決定された',
      'inputs-differ': 'アクションのものではない入力に基づいて決定された',
      'mode-differs': 'ポリシーが与えないモードで決定が記録された',
      'rule-differs': '決定を与えるものではない規則で決定が記録された',
      'obligations-differ': 'ポリシーが求める義務のないまま決定が記録された',
      'advisory-differs': '記録のみのモードで、ポリシーが与えない決定が記録された',
    },
  },
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
