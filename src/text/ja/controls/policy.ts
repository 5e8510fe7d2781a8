import type { PolicyReasons } from '../../../core/controls/policy/reasons.ts';
import type { ControlTexts, Values } from '../../control-text.ts';
import { riskClasses } from '../words.ts';
import { at, conflicting, digest, duration, name, notKept, opt, placeOf, rule, started, text, unproved, worded } from './words.ts';

const AUTONOMY: Readonly<Record<string, string>> = { 'observe': '観察', 'propose': '提案', 'execute-with-approval': '承認を得て実行', 'execute': '実行' };
const autonomy = (v: Values, key: string, otherwise: string): string => {
  const word = worded(AUTONOMY, v, key, '');
  return word === '' ? otherwise : `「${word.trim()}」`;
};
const ran = (v: Values): string => `実行時の自律度は${autonomy(v, 'autonomy', '（記載なし）')}です`;
const environment = (v: Values, key: string, otherwise: string): string => `${placeOf(v, key) || otherwise}環境`;
/** "ポリシー 3 版、本番環境、リスク区分「高」について、", or nothing. */
function place(v: Values): string {
  const risk = worded(riskClasses, v, 'riskClass', '').trim();
  const parts = [opt(v, 'policyVersion', 'ポリシー ', ' 版'), placeOf(v, 'environment') === '' ? '' : environment(v, 'environment', ''), risk === '' ? '' : `リスク区分「${risk}」`];
  const said = parts.filter((part) => part !== '').join('、');
  return said === '' ? '' : `${said}における`;
}
const failed = (v: Values): string => `${opt(v, 'failedAt', ' ', ' に')}ポリシーは決定を与えられませんでした${opt(v, 'failure', '（', '）')}`;
const lapsed = (v: Values): string => `承認の要求は${at(v, 'expiredAt')}に期限切れとなりました`;
const decided = (v: Values): string => `${rule(v)}決定されました`;

export const policy: ControlTexts<Omit<PolicyReasons, 'CT-23'>> = {
  'CT-19': {
    title: 'アクションの実行前に決定があった',
    failing: 'それについてのポリシー決定が前にないまま、アクションが実行された',
    population: '開始したか効果を生じたすべてのアクション。決定は開始より前で（同じミリ秒では遅い）、実行されたダイジェストについてのものでなければならない。何が決定されたか、それが守られたかは、ここでは見ない。再び開始されたアクションは、開始ごとに確かめる。',
    rationale: 'どのポリシーも決定していないものは誰にも統制されておらず、別のものについての決定は決定ではない。',
    facts: {
      'decided-before': (v) => `開始の${duration(v, 'early')}前、${at(v, 'decidedAt')}に${rule(v)}決定されています${opt(v, 'decision', '。決定は ', ' でした')}。`,
      'no-decision': (v) => `それについてのポリシー決定が記録にありません。${started(v)}。`,
      'decision-after-start': (v) => `${started(v)}。最初の決定は${rule(v)}${at(v, 'decidedAt')}で、${v['late'] === '0' ? '同じミリ秒であり、前とは言えません' : `開始の${duration(v, 'late')}後です`}。`,
      'decision-on-another-action': (v) => `実行されたもののダイジェストは${digest(v, 'executedDigest')}、${rule(v)}決定されたものは${digest(v, 'decidedDigest')}です。${started(v)}。これに及ぶ決定はありません。`,
      'digest-not-recorded': () => '実行されましたが、ダイジェストを示す開始も終了も、または記述が記録になく、決定されたものと比べることができません。',
      'digest-not-described': (v) => `実行されたもののダイジェストは${digest(v, 'executedDigest')}、要求の記述のものは${digest(v, 'describedDigest')}です。何が決定されたかを判定できません。`,
      'not-kept': notKept,
    },
    exceptions: {
      'no-decision': 'ポリシー決定のないままアクションが実行された',
      'decision-after-start': '決定より前にアクションが実行された',
      'decision-on-another-action': '別のものについての決定でアクションが実行された',
    },
  },
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
    population: '記録にあるすべてのアクション。開始せず効果も残さなかったアクションは守られたものとする。拒否の後、必要な承認の前、その承認が拒否または期限切れとなった後に開始した場合、および記録のみのポリシーの下で本番環境において開始した場合は不成立とする。再び開始されたアクションは、開始ごとに確かめる。',
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
      'approvals-conflict': conflicting,
      'not-kept': notKept,
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
  'CT-22': {
    title: '自律度は境界の内にとどまる',
    failing: 'アクションが、境界の許す以上に自律的に実行された',
    population: '開始したか効果を生じたすべてのアクション。その自律度を、開始時に有効なポリシーの版における、その環境とリスク区分の欄に照らす。対象が本番環境にあれば、要求が何を述べようと本番環境のものとする。実行を求め、開始前に承認を得たものは、承認を得た実行とする。リスク区分は述べられたものを用いる。承認が欠けていた場合は CT-21 と CT-25 が示す。再び開始されたアクションは、開始ごとに確かめる。',
    rationale: '境界は、エージェントが単独で行ってよいと人が合意したものである。誰も区分していない場所は閉じているのであり、リスクが最も低いのではない。',
    facts: {
      'within-boundary': (v) => `${ran(v)}。${place(v)}境界は${autonomy(v, 'maxAutonomy', 'それ以上')}です。`,
      'within-boundary-by-approval': (v) => `求めた自律度は${autonomy(v, 'autonomy', '（記載なし）')}で、実行前に承認されています。${place(v)}境界は${autonomy(v, 'maxAutonomy', 'それ以上')}です。`,
      'above-boundary': (v) => `${ran(v)}が、${place(v)}境界は${autonomy(v, 'maxAutonomy', 'より低いもの')}です。${started(v)}。`,
      'above-boundary-in-log-only': (v) => `${ran(v)}が、${place(v)}境界は${autonomy(v, 'maxAutonomy', 'より低いもの')}です。ただし記録のみのモードで、何も止めません。${started(v)}。`,
      'environment-understated': (v) => `${environment(v, 'statedEnvironment', '別の')}のものとして要求されましたが、対象は${environment(v, 'environment', '本番')}にあります。自律度は${autonomy(v, 'autonomy', '（記載なし）')}で、そこでの境界${autonomy(v, 'maxAutonomy', '')}を超えます。${started(v)}。`,
      'no-boundary': (v) => `${place(v)}境界がポリシーにありません。そのような場所は閉じています。${started(v)}。`,
      'unclassified': (v) => `環境、リスク区分、または自律度の記載がなく、境界を定められません。${started(v)}。`,
      'target-unclassified': (v) => `その時点のシステムグラフに、対象の${name(v, 'target', '一つ')}がどこで動くかの記載がなく、環境は要求者の言葉にすぎません。${started(v)}。`,
      'no-policy-in-force': (v) => `有効であったポリシーの版が、バンドルで一つに定まりません。${started(v)}。`,
      'boundary-stated-twice': (v) => `${place(v)}境界をポリシーが二つ述べており、どちらによるべきかを判定できません。`,
      'not-kept': notKept,
    },
    exceptions: {
      'above-boundary': 'アクションが、境界の許す以上に自律的に実行された',
      'above-boundary-in-log-only': 'アクションが、記録のみの境界を超えて自律的に実行された',
      'environment-understated': '本番環境に対するアクションが別の環境のものとして要求され、境界を超えた',
      'no-boundary': '境界の定められていない場所でアクションが実行された',
    },
  },
  'CT-24': {
    title: 'ポリシーが決定できないとき、何も実行されない',
    failing: 'ポリシーが決定を与えていないのに、アクションが実行された',
    population: 'アクションについてポリシーエンジンが決定できなかったすべての事例、および期間内に期限切れとなるまで誰も承認も拒否もしなかったすべての承認要求。それぞれをアクションで示す。決定不能からその後の決定までの間、または期限切れから人の承認までの間に、何も実行されてはならない。許可として記録された決定不能は、何も実行されなくても不成立とする。',
    rationale: '壊れると開く関門は、壊すことのできる誰に対しても開いている。',
    facts: {
      'nothing-ran': (v) => `${failed(v)}。その後、実行されていません。`,
      'ran-before': (v) => `${failed(v)}。実行はそれより前で、再び実行されてはいません。`,
      'decided-afterwards': (v) => `${failed(v)}。開始前の${at(v, 'decidedAt')}に決定されています。`,
      'lapsed-and-stopped': (v) => `${lapsed(v)}。その後、実行されていません。`,
      'answered-afterwards': (v) => `${lapsed(v)}。開始前の${at(v, 'approvedAt')}に${name(v, 'approver', '人')}が承認しています。`,
      'permitted-by-failure': (v) => `${failed(v)}。それが許可として扱われました。`,
      'ran-after-failure': (v) => `${failed(v)}。それにもかかわらず開始しています。${started(v)}${opt(v, 'effect', '。決定不能の扱いは ', ' と記録されています')}。`,
      'approved-by-timeout': (v) => `${lapsed(v)}。${at(v, 'approvedAt')}に承認されましたが、人によるものではありません${opt(v, 'approver', '（', '）')}。`,
      'ran-after-lapse': (v) => `${lapsed(v)}。承認はありません。それにもかかわらず開始しています。${started(v)}。`,
      'approver-unknown': (v) => `${lapsed(v)}。その後${name(v, 'approver')}が承認しましたが、ID スナップショットにその名がなく、人かどうかを判定できません。`,
    },
    exceptions: {
      'permitted-by-failure': 'ポリシーの決定不能が許可として扱われた',
      'ran-after-failure': 'ポリシーが決定を与えていないのに、アクションが実行された',
      'approved-by-timeout': '時間切れにより承認が与えられた',
      'ran-after-lapse': '承認の要求が期限切れとなったのに、アクションが実行された',
    },
  },
};
