import type { ApprovalReasons } from '../../../core/controls/approval/reasons.ts';
import type { ControlTexts, Values } from '../../control-text.ts';
import { at, count, duration, name, notKept, opt, placeOf, started, unproved } from './words.ts';

const approver = (v: Values): string => name(v, 'approver', '誰か');
const inPlace = (v: Values): string => (placeOf(v, 'environment') === '' ? '' : `${placeOf(v, 'environment')}環境で`);
const needed = (v: Values): string => `${inPlace(v)}必要な承認は${count(v, 'required')}です`;
const granted = (v: Values): string => `${approver(v)}が${at(v, 'decidedAt')}に承認しました`;
const emergency = (v: Values): string => `${name(v, 'principal', '誰か')}が${at(v, 'openedAt')}に緊急アクセスを開始しました`;
const closed = (v: Values): string => `${emergency(v)}。終了は${at(v, 'closedAt')}です`;
const override = (v: Values): string => `${approver(v)}が${at(v, 'overriddenAt')}に、リリース${opt(v, 'release', ' ', ' ')}についてゲート${opt(v, 'gate', ' ', ' ')}を迂回しました`;
const shipped = (v: Values): string => `リリースの出荷は${at(v, 'shippedAt')}です`;

/** 誰が承認してよいか、および通常の道の外で行われることについて。 */
export const approvers: ControlTexts<Pick<ApprovalReasons, 'CT-28' | 'CT-29' | 'CT-30' | 'CT-31'>> = {
  'CT-28': {
    title: '十分な人数が承認し、いずれも承認する権限を持っていた',
    failing: '必要な人数の、権限のある人の承認がないまま、アクションが実行された',
    population: '開始したか効果を生じ、承認を要したか承認のあるすべてのアクション。決定が求める人数が開始より前に承認していなければならず、いずれもその環境で、すべての対象について承認してよいロールを持ち、ID プロバイダーのスナップショットで無効でなく、ほかの誰も持たないアカウントによるものでなければならない。求められた各ロールも応じていなければならない。アクションがほかに何へ及び得たかは見ない。認められない承認がほかにあっても差し支えない。アクションの承認のうち最後の 64 件を見る。再び開始されたアクションは、開始ごとに確かめる。',
    rationale: '承認の価値は、その背後にある人の権限の価値である。',
    facts: {
      'entitled': (v) => `${needed(v)}。開始より前に、${approver(v)}が${opt(v, 'role', 'ロール ', ' により')}承認しています。`,
      'too-few': (v) => `${needed(v)}が、与えられたのは${opt(v, 'approvals', ' ', ' 件') || 'それより少ない数'}です。${started(v)}。`,
      'no-role': (v) => `${approver(v)}が${at(v, 'approvedAt')}に承認しましたが、${inPlace(v)}承認してよいロールを持ちません。${started(v)}。`,
      'disabled': (v) => `${approver(v)}が${at(v, 'approvedAt')}に承認しましたが、ID プロバイダーで${opt(v, 'takenAt', ' ', ' までに')}無効になっていました。${started(v)}。`,
      'not-a-person': (v) => `承認したのは${name(v, 'approver')}で、人ではありません。${started(v)}。`,
      'shared-account': (v) => `承認に使われたアカウント${opt(v, 'account', ' ', ' ')}は、二者以上が持つものです。${started(v)}。`,
      'stage-missing': (v) => `ロール${opt(v, 'role', ' ', ' ')}の承認が求められましたが、そのロールの誰も承認していません。${started(v)}。`,
      'disabled-later': (v) => `${approver(v)}が承認しましたが、ID プロバイダーで${opt(v, 'takenAt', ' ', ' までに') || 'その後'}無効になっています。承認の時点ですでにそうであったかどうかを判定できません。`,
      'not-in-directory': (v) => `${approver(v)}が承認しましたが、ID プロバイダーのスナップショットに記載がなく、有効であったかどうかを判定できません。`,
      'role-unknown': (v) => `${approver(v)}が承認に用いたロールを記述するスナップショットがなく、承認してよいかどうかを判定できません。`,
      'approver-unknown': (v) => `承認したのは${name(v, 'approver')}ですが、ID スナップショットにその名がなく、権限のある人かどうかを判定できません。`,
      'approval-unproved': unproved,
      'not-kept': notKept,
    },
    exceptions: {
      'too-few': '必要な数より少ない承認でアクションが実行された',
      'no-role': '承認してよいロールを持たない者が承認した',
      'disabled': '無効になっていた者が承認した',
      'not-a-person': '必要な承認を与えたのが人ではなかった',
      'shared-account': '複数の者が持つアカウントで承認された',
      'stage-missing': '承認を求められたロールが承認していない',
    },
  },
  'CT-29': {
    title: '承認は検討の上で与えられる',
    failing: '読まずに与えられた兆候のある承認がある',
    population: 'サービスでもエージェントでもない者が与えたすべての承認。要求を読むことのできる時間より早い決定、一分間に多数の承認、勤務時間外（UTC）の承認、証拠があるのに開かずに与えた承認、または多数の回答で一度も拒否していない者の承認は兆候とする。証拠とは、アクションが回答より前に記録したもの、および、アクションが名を挙げるかマージするコミットの変更とテストが記録したファイルをいい、その数も実行の時も問わない。決定より前に一つでもファイルを開いていれば、どのファイルかを問わず足りる。何も開かれておらず、マージするコミットの変更またはテストが記録にない場合は、判定できない。ID スナップショットが一人の人に属するとする名は一つに数える。そこに名のない者は複数の名を持ち得るため、そのような名についてはその名だけで示される兆候を数え、別のそのような名が開いた証拠があれば開いていないとはせず、兆候がなければ判定できないとする。その人が別の場所で読んだもの、およびどのイベントによってもコミットに結び付かないファイルは見えない。',
    rationale: '何に対してもただちに諾と言う監督は、監督ではない。これらは尋ねるべき兆候であり、証明ではない。',
    facts: {
      'considered': (v) => `${granted(v)}。要求の${duration(v, 'after')}後です。`,
      'decided-fast': (v) => `${granted(v)}。要求の${duration(v, 'after')}後です。要求を読むには${duration(v, 'limit')}を要します。`,
      'in-bulk': (v) => `${granted(v)}。一分間に与えた承認${count(v, 'approvals')}の一つです。`,
      'outside-hours': (v) => `${granted(v)}。勤務時間外です。`,
      'evidence-not-opened': (v) => `${granted(v)}。その証拠を一つも開いていません。`,
      'never-refused': (v) => `${granted(v)}。要求${count(v, 'answers')}を一度も拒否していません。`,
      'request-not-recorded': (v) => `${granted(v)}。それより前の要求が記録になく、どれだけ検討したかを判定できません。`,
      'evidence-unknown': (v) => `${granted(v)}。その前に何も開いていません。マージするものの変更とテストの両方が記録にはなく、開くべきものがあったかどうかを判定できません。`,
      'approver-unknown': (v) => `${granted(v)}。ID スナップショットにその名がなく、同じ人が別の名でも承認したか、別の名で証拠を開いたかどうかを判定できません。`,
    },
    exceptions: {
      'decided-fast': '要求を読むことのできる時間より早く承認された',
      'in-bulk': 'まとめて承認された',
      'outside-hours': '勤務時間外に承認された',
      'evidence-not-opened': '証拠を開かずに承認された',
      'never-refused': 'すべてを承認する者がいる',
    },
  },
  'CT-30': {
    title: '緊急アクセスには理由があり、査閲されている',
    failing: '緊急アクセスが、伴うべきもののないまま使われた',
    population: '記録にあるすべての緊急アクセス。理由、インシデントまたは変更のチケット、上限内の終了がなければならず、終了後にその下でアクションがあってはならない。終了後の上限内に、別の人が査閲し、正当と認めていなければならない。一つの ID が二度開始されている場合は判定できない。理由が妥当であったかどうかは、その査閲による。',
    rationale: '緊急アクセスは、ほかのすべての関門を迂回する。それを正しく保つのは、後から別の人が見ることである。',
    facts: {
      'justified': (v) => `${emergency(v)}。続いたのは${duration(v, 'lasted')}です。${name(v, 'reviewer', '誰か')}が${at(v, 'reviewedAt')}に正当と認めています。`,
      'no-reason': (v) => `${emergency(v)}が、理由がありません。`,
      'no-ticket': (v) => `${emergency(v)}が、チケットがありません。`,
      'routine-work': (v) => `${emergency(v)}が、チケットは通常の作業のものです${opt(v, 'ticket', '（', '）')}。`,
      'granted-too-long': (v) => `${emergency(v)}。期限は${at(v, 'until')}ですが、上限は${duration(v, 'limit')}です。`,
      'open-too-long': (v) => `${closed(v)}が、上限は${duration(v, 'limit')}です。`,
      'not-closed': (v) => `${emergency(v)}が、誰も終了させていません。`,
      'used-after-end': (v) => `${emergency(v)}。終了は${at(v, 'endedAt')}ですが、その下でのアクション${opt(v, 'action', ' ', ' ')}が${at(v, 'startedAt')}に開始しています。`,
      'no-review': (v) => `${closed(v)}。${duration(v, 'limit')}以内に誰も査閲していません。`,
      'reviewed-by-its-user': (v) => `${emergency(v)}。査閲したのは${name(v, 'reviewer', '同じ人')}だけで、同じ人です。`,
      'reviewed-before-its-end': (v) => `${closed(v)}。査閲はそれより前の${at(v, 'reviewedAt')}のものだけです。`,
      'reviewed-late': (v) => `${emergency(v)}。${name(v, 'reviewer', '誰か')}が査閲したのは${at(v, 'reviewedAt')}で、上限の${duration(v, 'late')}後です。`,
      'not-justified': (v) => `${emergency(v)}。査閲により正当ではないとされました${opt(v, 'reviewer', '（最初の査閲者は ', '）')}。`,
      'opening-not-recorded': () => '終了または査閲は記録にありますが、誰がいつ開始したかが記録にありません。',
      'still-open': (v) => `${emergency(v)}。記録の終わりにまだ続いています。`,
      'review-pending': (v) => `${closed(v)}。査閲の期限${opt(v, 'by', '（', '）')}より前に記録が終わっています。`,
      'reviewer-unknown': (v) => `${emergency(v)}。その者と${name(v, 'reviewer', '査閲者')}の少なくとも一方の名が ID スナップショットになく、二人であるかどうかを判定できません。`,
      'ticket-unknown': (v) => `${emergency(v)}。そのチケット${opt(v, 'ticket', ' ', ' ')}がチケットシステムの抽出になく、何のためであったかを判定できません。`,
      'opened-twice': (v) => `${emergency(v)}。同じ緊急アクセスが${at(v, 'againAt')}に${name(v, 'again', '誰か')}のために再び開始されており、終了し査閲されたのがどちらかを判定できません。`,
      'not-kept': notKept,
    },
    exceptions: {
      'no-reason': '緊急アクセスが理由なく開始された',
      'no-ticket': '緊急アクセスがチケットなく開始された',
      'routine-work': '緊急アクセスが通常の作業に使われた',
      'granted-too-long': '緊急アクセスが上限を超える期限で開始された',
      'open-too-long': '緊急アクセスが上限を超えて続いた',
      'not-closed': '緊急アクセスが終了していない',
      'used-after-end': '緊急アクセスが終了後に使われた',
      'no-review': '緊急アクセスが査閲されていない',
      'reviewed-by-its-user': '緊急アクセスを使った本人が査閲した',
      'reviewed-before-its-end': '緊急アクセスが終了前に査閲された',
      'reviewed-late': '緊急アクセスの査閲が遅れた',
      'not-justified': '緊急アクセスが正当ではないとされた',
    },
  },
  'CT-31': {
    title: 'リリースゲートの迂回は、権限によるものに限られる',
    failing: 'リリースゲートが、伴うべきもののないまま迂回された',
    population: 'リリースゲートのすべての迂回。それをしてよいロールを持つ人、理由、期限、その後に行うことの合意がなければならない。リリースは迂回の時点から期限の前までに出荷され、その後に検証されなければならない。合意されたことが行われたかどうかは、その検証によってのみ分かる。',
    rationale: '痕跡なく迂回できる関門は、提案にすぎない。',
    facts: {
      'overridden-by-right': (v) => `${override(v)}${opt(v, 'role', '（ロール ', '）')}。リリースは${at(v, 'verifiedAt')}に検証されています。`,
      'approver-not-human': (v) => `${override(v)}。迂回した者は人ではありません。`,
      'approver-not-authorised': (v) => `${override(v)}が、それをしてよいロールを持ちません。`,
      'no-reason': (v) => `${override(v)}が、理由がありません。`,
      'no-expiry': (v) => `${override(v)}が、期限がありません。`,
      'no-follow-up': (v) => `${override(v)}が、その後に行うことの合意がありません。`,
      'shipped-after-expiry': (v) => `${override(v)}。期限は${at(v, 'expiresAt')}です。${shipped(v)}が、期限を過ぎていました。`,
      'shipped-before': (v) => `${override(v)}。${shipped(v)}が、それより前です。`,
      'not-verified': (v) => `${override(v)}。${shipped(v)}が、その後に検証されていません。`,
      'approver-unknown': (v) => `${override(v)}が、ID スナップショットにその名がなく、それをしてよい人かどうかを判定できません。`,
      'role-unknown': (v) => `${override(v)}が、そのロールを記述するスナップショットがなく、それをしてよいかどうかを判定できません。`,
      'release-not-recorded': (v) => `${override(v)}。リリースが出荷されたかどうかは記録にありません。`,
      'verification-pending': (v) => `${override(v)}。${shipped(v)}が、検証を待つには記録の終わりが近すぎます。`,
      'not-kept': notKept,
    },
    exceptions: {
      'approver-not-human': 'リリースゲートを迂回したのが人ではなかった',
      'approver-not-authorised': 'リリースゲートを、それをしてよいロールを持たない者が迂回した',
      'no-reason': 'リリースゲートが理由なく迂回された',
      'no-expiry': 'リリースゲートが期限なく迂回された',
      'no-follow-up': 'その後に行うことの合意なく、リリースゲートが迂回された',
      'shipped-after-expiry': '迂回の期限を過ぎたゲートをリリースが通った',
      'shipped-before': 'リリースが通った後にゲートが迂回された',
      'not-verified': '迂回されたゲートを通ったリリースが検証されていない',
    },
  },
};
