import type { Finding } from '../../../core/findings/index.ts';
import type { Sentences } from '../../sentence.ts';
import { compared, event, file, given, problem } from '../values.ts';

const decision = (f: Finding): string => `${given(f, 'action', 'アクション ', ' に対する') || 'ある'}決定${f.at.event === undefined ? '' : `（${event(f).trim()}）`}`;
const version = (f: Finding): string => given(f, 'version', '（', ' 版）');
const ofVersion = (f: Finding): string => given(f, 'version', ' ', ' 版') || '不明な版';
const counted = (f: Finding): string => (f.values?.['count'] === undefined ? '一部の決定' : given(f, 'decisions', '決定 ', ' 件中 ') + given(f, 'count', f.values?.['decisions'] === undefined ? '決定 ' : '', ' 件'));

function rules(f: Finding): string {
  const [recorded, computed] = [given(f, 'recordedRule', '記録された規則は '), given(f, 'computedRule', 'ポリシーによる規則は ')];
  const parts = [recorded, computed].filter((part) => part !== '');
  return parts.length === 0 ? '' : `${parts.join('、')} です。`;
}

/** 記録された決定を、有効なポリシーで再評価した結果について。 */
export const policy = {
  'policy.decision-differs': {
    title: 'ポリシーの決定が記録と異なる',
    found: (f) => `${decision(f)}は、有効なポリシー${version(f)}の述べるものではありません。${compared(f, '記録は', 'ポリシーの決定は')}${rules(f)}`,
    meaning: 'ポリシーエンジンがポリシーどおりに動かなかったか、決定が誤って記録されたか、バンドルのポリシーが決定に用いたものではありません。',
    next: 'アクションを開き、実行されたかどうかを確認してください。当時ポリシーまたはエンジンを誰が変えたかを尋ね、仕様に従って決定を手で再評価してください。',
  },
  'policy.version-differs': {
    title: '有効でない版のポリシーで決定された',
    found: (f) => `${decision(f)}が示す版は、その時点で有効ではありませんでした。${compared(f, '記録された版は', '有効であった版は')}`,
    meaning: 'エンジンは、取り下げられたか、まだ公開されていないポリシーを用いました。それが許したものは、公開されたポリシーが許すものとは限りません。',
    next: 'このアクションについて両方の版が述べることを比べ、エンジンがいつ新しい版に移ったかを尋ねてください。',
  },
  'policy.inputs-differ': {
    title: 'アクションのものではない入力に基づく決定である',
    found: (f) => `${decision(f)}は、アクションの記述にない環境、リスク区分、または自律度に基づいています。`,
    meaning: '決定は、要求されたものとは別のものに対するものです。実際よりリスクを低く告げられたアクションは、通してはならない関門を通ります。',
    next: '決定の入力とアクションの記述を比べ、エンジンが入力をどこから得たかを尋ねてください。',
  },
  'policy.mode-differs': {
    title: '執行か記録のみかが、記録とポリシーで異なる',
    found: (f) => `${decision(f)}のモードは、有効なポリシー${version(f)}が与えるものではありません。${compared(f, '記録は', 'ポリシーによれば')}`,
    meaning: '記録のみのモードの拒否は何も止めません。ポリシーが執行とするところで記録が記録のみであれば、関門は開いていました。',
    next: '決定に反してアクションが実行されたか、誰がモードを切り替えたかを確認してください。',
  },
  'policy.rule-differs': {
    title: '決定は正しいが、規則が異なる',
    found: (f) => `${decision(f)}が示す規則は、決定を与える規則${version(f)}ではありません。${compared(f, '記録は', 'ポリシーによれば')}`,
    meaning: '何が決定されたかはポリシーから導かれます。なぜそう決定されたかが誤って記録されたか、エンジンが別の道筋で至っています。',
    next: '両方の規則を確認してください。決定を規則ごとに数える報告は、この分だけ誤っています。',
  },
  'policy.obligations-differ': {
    title: '決定は正しいが、義務が異なる',
    found: (f) => `${decision(f)}に伴う義務は、有効なポリシー${version(f)}が求めるものではありません。${compared(f, '記録は', 'ポリシーが求めるのは')}`,
    meaning: '義務は、何人が承認するか、作業をパッケージにして署名するかなど、併せて行うべきことを定めます。ポリシーが求めるより少なければ、関門は低くなっています。',
    next: 'アクションが実行されたとき、どの義務が守られたかを確認してください。',
  },
  'policy.advisory-differs': {
    title: '記録のみの決定が、ポリシーの述べるものではない',
    found: (f) => `${decision(f)}は記録のみのモードで、有効なポリシー${version(f)}の述べるものではありません。${compared(f, '記録は', 'ポリシーの決定は')}`,
    meaning: '何も拘束していないため、これにより通ったものはありません。しかし、このモードが目的とする試行は、ポリシーが実際に行うこととは別のものを示しています。',
    next: '違いが説明されるまで、この試行によってポリシーを評価しないでください。',
  },
  'policy.missing-policy': {
    title: '決定に用いたポリシーがここにない',
    found: (f) => `${decision(f)}${version(f)}を再評価できません${problem(f)}。`,
    meaning: '決定がポリシーから導かれるかどうかは、決定に用いたテキストそのものがなければ判定できません。',
    next: 'その版のポリシーファイルを、公開されたままの形で求めてください。',
  },
  'policy.missing-input': {
    title: 'ポリシーが求めるものがここにない',
    found: (f) => `${decision(f)}を再評価できません${problem(f)}${given(f, 'name', '（', '）')}。`,
    meaning: 'ポリシーが求めるものであり、代わりの値は仮定していません。',
    next: 'それを含む登録簿またはグラフのスナップショットを求めてください。',
  },
  'policy.evaluation-error': {
    title: 'ポリシーを評価できなかった',
    found: (f) => `${decision(f)}${version(f)}を再評価できません${problem(f)}${given(f, 'policies', '（', '）')}。`,
    meaning: 'Cedar は誤りを生じたポリシーを除いて答えるため、アクションを禁じたかもしれない規則を欠いた答えになります。そのような答えは採りません。',
    next: '同じ誤りに当たったとき、エンジンが拒否したか、アクションを実行させたかを確認してください。',
  },
  'policy.unreadable': {
    title: '読み取れないポリシーがある',
    found: (f) => `${ofVersion(f)}の${file(f, 'Cedar テキスト')}を使用できません${problem(f)}。`,
    meaning: 'この版による決定は、ここでは再評価できません。このテキストを受け取ったエンジンも読めなかったはずであり、そうでなければ別のテキストを用いていました。',
    next: 'エンジンが用いたテキストと、これが有効な間にどのように決定したかを尋ねてください。',
  },
  'policy.replay-limit': {
    title: 'すべての決定を再評価してはいない',
    found: (f) => `${counted(f)}を、一つのバンドルに費やす作業量を超えるため省きました。`,
    meaning: 'それらについては何も分かりません。上限は、一つのバンドルが機械を何日も占有するのを防ぐもので、時間ではなく作業量で数えます。',
    next: 'より短い期間のバンドルを求め、その決定が一致するかを確認してください。',
  },
  'policy.advisory': {
    title: '記録のみのモードの決定がある',
    found: (f) => `${counted(f)}は何も拘束していません。ポリシーはこれらを記録するのみで、執行しません。`,
    meaning: 'ほかと同じく再評価しました。その中の拒否は何も止めていません。',
    next: '拒否されたアクションのうちどれが実行されたか、このモードでよいと誰が決めたかを確認してください。',
  },
  'policy.cedar-not-bound': {
    title: 'どの境界も名を挙げない Cedar テキストがある',
    found: (f) => `${file(f, 'Cedar テキスト')}が${ofVersion(f)}の境界とともにありますが、境界はそのダイジェストを示していません。`,
    meaning: 'どの決定もこれに結び付かないため、再評価には用いず、境界だけで決定しました。',
    next: 'エンジンがこれを用いたかどうかを作成元に尋ねてください。',
  },
} as const satisfies Partial<Sentences>;
