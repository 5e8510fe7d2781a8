import type { ApprovalReasons } from '../../../core/controls/approval/reasons.ts';
import type { ControlTexts, Values } from '../../control-text.ts';
import { at, conflicting, digest, duration, invalid, name, notKept, opt, started, text, unproved } from './words.ts';

/** By what somebody gains; the name follows. */
const GAINS: Readonly<Record<string, string>> = {
  'role': 'その中でロールを与えられたのは', 'credential': 'その中で認証情報を発行されたのは', 'delegation': 'その中で権限を委任されたのは',
  'break-glass': 'その中で緊急アクセスを開かれたのは', 'agent': 'その中で有効にされたのは', 'passed-on': 'それに用いた権限を委任したのは', 'emergency': 'その根拠となる緊急アクセスを開かれたのは',
};
/** それが誰のものか、記録にない場合。 */
const unknownGain = (v: Values): string => (v['id'] === undefined
  ? `${gain(v)}${name(v, 'beneficiary')}ですが、その背後の人が誰かは記録になく`
  : `その根拠となる${v['what'] === 'emergency' ? '緊急アクセス' : '委任'}${opt(v, 'id', ' ', ' ')}が誰のものかは記録から確かには分からず`);
const gain = (v: Values): string => GAINS[v['what'] ?? ''] ?? '利益を得たのは';

export const approval: ControlTexts<Pick<ApprovalReasons, 'CT-25' | 'CT-26' | 'CT-27'>> = {
  'CT-25': {
    title: '本番環境への書き込みは、実行前に人が承認した',
    failing: '本番環境への書き込みが、事前に人の承認なく実行された',
    population: 'リポジトリの変更、マージ、または本番環境の変更で、開始したか効果を生じ、本番環境を環境とするか本番システムを対象とするすべてのアクション。承認は人が開始より前に与え、開始の時点で期限が切れていないものでなければならない。同じミリ秒では遅い。再び開始されたアクションは、開始ごとに確かめる。',
    rationale: '顧客に及ぶ変更に対する人の監督は、エージェントだけで通ってはならない関門である。',
    facts: {
      'approved-before': (v) => `開始の${duration(v, 'early')}前、${at(v, 'approvedAt')}に${name(v, 'approver', '誰か')}が承認しています。`,
      'no-approval': (v) => `承認が記録にありません。${started(v)}。`,
      'approval-after-start': (v) => `${started(v)}。${name(v, 'approver', '誰か')}の承認は${at(v, 'approvedAt')}で、${v['late'] === '0' ? '同じミリ秒であり、事前とは言えません' : `開始の${duration(v, 'late')}後です`}。`,
      'approval-denied': (v) => `${name(v, 'approver', '誰か')}が${at(v, 'deniedAt')}に拒否しました。それにもかかわらず開始しています。${started(v)}。`,
      'approval-expired': (v) => (v['approver'] === undefined ? `承認の要求は${at(v, 'expiredAt')}に、承認されないまま期限切れとなりました。${started(v)}。` : `${name(v, 'approver')}の承認の有効期限は${at(v, 'expiredAt')}まででした。${started(v)}。`),
      'approver-not-human': (v) => `承認したのは${name(v, 'approver')}で、人ではありません${opt(v, 'approverKind', '（', '）')}。${started(v)}。`,
      'approval-invalid': invalid,
      'approval-unproved': unproved,
      'approver-unknown': (v) => `承認したのは${name(v, 'approver')}ですが、ID スナップショットにその名がなく、人かどうかを判定できません。`,
      'approvals-conflict': conflicting,
      'not-kept': notKept,
    },
    exceptions: {
      'no-approval': '本番環境への書き込みが、人の承認なく実行された',
      'approval-after-start': '本番環境への書き込みが、人の承認より前に実行された',
      'approval-denied': '拒否された本番環境への書き込みが実行された',
      'approval-expired': '承認の要求が期限切れとなった本番環境への書き込みが実行された',
      'approver-not-human': '本番環境への書き込みを承認したのが人ではなかった',
      'approval-invalid': '署名の成立しない承認により、本番環境への書き込みが実行された',
    },
  },
  'CT-26': {
    title: '承認者は要求者、作成者、利益を得る者から独立している',
    failing: '要求から独立していない者が承認した',
    population: '承認が一つ以上あるすべてのアクションと、リリースゲートのすべての迂回。承認は、承認者が要求者、または要求したエージェントの責任者である場合は、ID スナップショットがその人に属するとするどのアカウントによるものでも不成立とする。マージについては、マージされるコミットを作成した者、またはそれを作成したエージェントの責任者である場合も同じ。承認者がそれにより利益を得る場合も同じ。アクションにより利益を得るのは、そのアクション自身のイベントがロール、認証情報、委任された権限、緊急アクセスを与える相手、有効にするエージェント、アクションに用いる権限を委任の始まりで与えた者、アクションの根拠である緊急アクセスを開かれた者、およびこれらの責任者である。ゲートの迂回は、迂回した者がそのリリースを行ったか、マージされたものを作成したか、それを行ったエージェントの責任者である場合に不成立とする。変更される資源の所有者は、それによって利益を得る者ではなく、権限のある者である。コミットの変更が記録にない場合、利益を得るものの責任者が分からない場合、委任または緊急アクセスの一つの ID が二者に与えられている場合、またはパラメーターや対象が承認者かその責任下のエージェントやサービスの名を挙げる場合は、判定できない。人の上司、同名の人、委任の途中で権限を渡した者、アクションのイベントが伝えない利益、ポリシーの版が誰を利するかは見ない。ロールとポリシーの変更そのものは CT-23 で見る。',
    rationale: '自分のエージェントの作業を承認することは、自分の作業を承認することである。',
    facts: {
      'independent': (v) => `承認者は${name(v, 'approver')}、要求者は${name(v, 'requester')}、その責任者は${name(v, 'owner')}です。`,
      'approver-is-owner': (v) => `承認した${name(v, 'approver')}${opt(v, 'account', '（アカウント ', '）')}は、要求したエージェント（${name(v, 'requester')}）の責任者です。`,
      'approver-is-requester': (v) => `承認した${name(v, 'approver')}は、要求した本人です。`,
      'account-of-owner': (v) => `${name(v, 'approver')}がアカウント${name(v, 'account')}で承認しました。このアカウントは${name(v, 'owner')}のもの、またはその責任下のもので、その人は要求したエージェント（${name(v, 'requester')}）の責任者です。`,
      'account-of-requester': (v) => `${name(v, 'approver')}がアカウント${name(v, 'account')}で承認しました。このアカウントは要求者（${name(v, 'requester')}）のものです。`,
      'approver-is-author': (v) => `承認したのは${name(v, 'approver')}${opt(v, 'account', '（アカウント ', '）')}です。マージされるコミット${opt(v, 'commit', ' ', ' ')}を作成したのは${name(v, 'author')}で、承認者本人であるか、承認者が責任を負うものです。`,
      'author-unknown': (v) => `承認したのは${name(v, 'approver')}です。マージされるコミット${opt(v, 'commit', ' ', ' ')}を誰が作成したかは記録になく、別の人かどうかを判定できません。`,
      'approver-is-beneficiary': (v) => `承認したのは${name(v, 'approver')}${opt(v, 'account', '（アカウント ', '）')}です。${gain(v)}${name(v, 'beneficiary')}で、承認者本人であるか、承認者が責任を負うものです。`,
      'beneficiary-unknown': (v) => `承認したのは${name(v, 'approver')}です。${unknownGain(v)}、別の人かどうかを判定できません。`,
      'approver-named': (v) => `承認したのは${name(v, 'approver')}です。パラメーターまたは対象が${name(v, 'name')}の名を挙げており、承認者本人であるか、承認者が責任を負うものです。それにより何を得るかは記録になく、判定できません。`,
      'not-kept': notKept,
      'override-independent': (v) => `${name(v, 'approver')}がリリース${opt(v, 'release', ' ', ' ')}のためにゲート${name(v, 'gate', '')}を迂回しましたが、そのリリースを行っても、その中身を作成してもいません。`,
      'override-for-oneself': (v) => `${name(v, 'approver')}がリリース${opt(v, 'release', ' ', ' ')}のためにゲート${name(v, 'gate', '')}を迂回しました。リリースを行ったか、その中身を作成したのは${name(v, 'author')}で、迂回した本人であるか、その人が責任を負うものです。`,
      'override-unknown': (v) => `${name(v, 'approver')}がリリース${opt(v, 'release', ' ', ' ')}のためにゲート${name(v, 'gate', '')}を迂回しました。${v['who'] === undefined ? 'リリースを行い、その中身を作成した者のすべては記録になく' : `${name(v, 'who')}の背後の人が誰かは記録になく`}、別の人かどうかを判定できません。`,
      'owner-unknown': (v) => `登録簿に${name(v, 'requester')}の責任者の名がなく、${name(v, 'approver')}が独立しているかどうかを判定できません。`,
      'approver-unknown': (v) => `承認者${name(v, 'approver')}は ID スナップショットになく、独立した人かどうかを判定できません。`,
      'approval-unproved': unproved,
    },
    exceptions: {
      'approver-is-owner': '要求したエージェントの責任者が承認した',
      'approver-is-requester': '要求者自身が承認した',
      'account-of-owner': '要求したエージェントの責任者のアカウントで承認された',
      'account-of-requester': '要求者自身のアカウントで承認された',
      'approver-is-author': 'マージされるものを作成した者、またはその責任者が承認した',
      'approver-is-beneficiary': 'それにより利益を得る者が承認した',
      'override-for-oneself': '自分のリリースのために、自らリリースゲートを迂回した者がいる',
    },
  },
  'CT-27': {
    title: '承認は、実行されたものそのものに結び付いている',
    failing: '実行されたものが承認されたものではない',
    population: '開始したか効果を生じ、承認のあるすべてのアクション。実行されたダイジェストは、決定に用いた版のポリシーの下で承認されたものでなければならない。期限に達した承認は期限切れであり、一つの承認は一回の開始に限り有効であり、再び開始するには、前の開始の後に与えられた、そのとき開始されるものについての承認を要する。対象とパラメーターはダイジェストに含まれる。承認者の連なりの版は形式にないため、比べない。',
    rationale: '承認と実行の間に、変更がすり替えられることがある。両者を結び付けるのはダイジェストである。',
    facts: {
      'bound': (v) => `実行されたもの（${digest(v, 'executedDigest')}）は、ポリシー${text(v, 'policyVersion', '（名なし）')}版の下で${name(v, 'approver')}が承認したものであり、期限内です。`,
      'digest-not-approved': (v) => `実行されたもののダイジェストは${digest(v, 'executedDigest')}、承認されたものは${digest(v, 'approvedDigest')}です。${started(v)}。これに及ぶ承認はありません。`,
      'digest-changed': (v) => `開始時のダイジェストは${digest(v, 'executedDigest')}、終了時は${digest(v, 'finishedDigest')}です。`,
      'policy-version-differs': (v) => `承認はポリシー${text(v, 'approvedVersion', '（名なし）')}版、決定は${text(v, 'policyVersion', '（名なし）')}版によるものです。${started(v)}。`,
      'approval-expired': (v) => `${name(v, 'approver')}の承認は${at(v, 'expiresAt')}に期限切れとなりました。${started(v)}。${v['late'] === '0' ? 'ちょうど期限の時点です' : `期限の${duration(v, 'late')}後です`}。`,
      'approval-used-twice': (v) => `承認${opt(v, 'approvalId', ' ', ' ')}はすでに使われていました${opt(v, 'otherAction', '。使ったのは ', ' です')}${opt(v, 'usedAt', '。時刻は ', ' です')}。同じ承認で開始しています。${started(v)}。`,
      'approval-invalid': invalid,
      'approval-unproved': unproved,
      'digest-not-described': (v) => `実行されたもののダイジェストは${digest(v, 'executedDigest')}、要求の記述のものは${digest(v, 'describedDigest')}です。このダイジェストが何を指すかは判定できません。`,
      'digest-not-recorded': () => '効果が残っていますが、ダイジェストを示す開始も終了も記録になく、何が実行されたかを判定できません。',
      'no-decision': (v) => `開始前のポリシー決定が記録になく、ポリシーの版を照合できません。${started(v)}。`,
    },
    exceptions: {
      'digest-not-approved': '実行されたものが承認されたものではない',
      'digest-changed': '終了したものが開始したものではない',
      'policy-version-differs': '決定とは異なる版のポリシーの下で承認された',
      'approval-expired': '期限切れの承認でアクションが実行された',
      'approval-used-twice': '一つの承認が二度使われた',
      'approval-invalid': '署名の成立しない承認でアクションが実行された',
    },
  },
};
