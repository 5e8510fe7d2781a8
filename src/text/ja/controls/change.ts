import type { PolicyReasons } from '../../../core/controls/policy/reasons.ts';
import type { ControlTexts, Values } from '../../control-text.ts';
import { at, name, notKept, opt } from './words.ts';

const change = (v: Values): string =>
  `${name(v, 'by', '誰か')}が${at(v, 'changedAt')}に${v['kind'] === 'role' ? 'ロール' : 'ポリシー'}${opt(v, 'changed', ' ', ' ')}${opt(v, 'version', '（', ' 版）')}を${v['kind'] === 'role' ? '付与' : '公開'}しました`;

/** 規則そのものの変更について。 */
export const changes: ControlTexts<Pick<PolicyReasons, 'CT-23'>> = {
  'CT-23': {
    title: 'ポリシーとロールの変更は統制の下にある',
    failing: 'ポリシーまたはロールが統制なく変更された',
    population: 'イベントが伝える、ポリシーの版のすべての公開と、ロールのすべての付与。加えて、ファイルによれば記録の期間に始まり、それを伝えるイベントのないすべての版とロール。一つのイベントは一つのロールを伝える。イベントは、ロールの始まり以前にあり、付与したものが始まりまでに期限を迎えず、その後かつ始まりの二秒より前にロールが剥奪されていないものか、始まりから十五分以内にあり、その時点でファイルによればロールが続いているものでなければならない。その十五分の前に記録が終わる場合は判定できない。その版またはロールに対する承認が前（イベントより前に始まったロールでは、始まりから二秒後まで）になければならず、承認者は、変更した者でも、承認を求めた者でも、それにより利益を得る者（ロールを得る者、またはロールを得るエージェントやサービスの責任者）でもあってはならない。一つの承認は一つの変更に限り有効で、ロールの承認は誰に対するかを述べない。変更するのは、エージェントでも、利益を得る者でもあってはならない。最初のものを除き、版は公開より前に始まってはならず、置き換える版より古くてはならない。境界のゲートはその版とともに変わる。リリースゲートの変更とロールが許すことの変更には、それを伝えるイベントがないため見ない。ロールの剥奪、ロールがイベントより前に使われたか、イベントの述べる期限まで続くか、およびポリシーの版が誰を利するかも見ない。',
    rationale: '一人で規則を変えられる者は、どの規則にも縛られない。',
    facts: {
      'approved': (v) => `${change(v)}。その前の${at(v, 'approvedAt')}に${name(v, 'approver', '誰か')}が承認しています。`,
      'by-an-agent': (v) => `${change(v)}。変更した者はエージェントです。`,
      'by-its-beneficiary': (v) => `${change(v)}が、付与を受けたのは同じ人、またはその人が責任を負うものです${opt(v, 'beneficiary', '（', '）')}。`,
      'version-went-back': (v) => `${change(v)}が、置き換える版${opt(v, 'replaces', '（', '）')}より古いものです。`,
      'retroactive': (v) => `${change(v)}が、効力は${at(v, 'effectiveFrom')}からで、それより前です。`,
      'not-told': (v) => (v['kind'] === 'role'
        ? `${name(v, 'principal', '誰か')}が${at(v, 'from')}からロール${opt(v, 'changed', ' ', ' ')}を持っています。その変更を伝えるイベントが記録にありません。`
        : `ポリシー${opt(v, 'changed', ' ', ' ')}${opt(v, 'version', '（', ' 版）')}が${at(v, 'from')}に発効しています。その変更を伝えるイベントが記録にありません。`),
      'began-before-approved': (v) => `${change(v)}。ID スナップショットによれば始まりは${at(v, 'from')}ですが、承認は${at(v, 'approvedAt')}で、その後です。`,
      'approved-afterwards': (v) => `${change(v)}が、承認は${at(v, 'approvedAt')}で、前ではありません。`,
      'not-approved': (v) => `${change(v)}が、以前の変更に使われていない、その承認が記録にありません。`,
      'approved-by-its-author': (v) => `${change(v)}が、承認したのも同じ人です${opt(v, 'approver', '（', '）')}。`,
      'approved-by-its-requester': (v) => `${change(v)}。承認した${name(v, 'approver', '人')}は、承認を求めた本人です。`,
      'approved-by-its-beneficiary': (v) => `${change(v)}が、承認した${name(v, 'approver', '人')}は、付与を受けた本人、または付与を受けたもの${opt(v, 'beneficiary', '（', '）')}の責任者です。`,
      'approvals-not-told': (v) => `${change(v)}。記録は変更の承認のすべてを伝えておらず、承認されたかどうかは分かりません。`,
      'approver-unknown': (v) => `${change(v)}。承認したのは${name(v, 'approver')}ですが、ID スナップショットにその名がなく、別の人かどうかを判定できません。`,
      'beneficiary-unknown': (v) => `${change(v)}。付与を受けた${name(v, 'beneficiary', '者')}の責任者が誰かは記録になく、承認した${name(v, 'approver', '人')}が利益を得るかどうかを判定できません。`,
      'version-not-in-the-bundle': (v) => `${change(v)}。その版がバンドルになく、公開より前に始まったかどうかを判定できません。`,
      'event-may-follow': (v) => `${name(v, 'principal', '誰か')}が${at(v, 'from')}からロール${opt(v, 'changed', ' ', ' ')}を持っています。その変更を伝えるイベントが記録になく、それが遅いと言える前に記録が終わっています。`,
      'not-kept': notKept,
    },
    exceptions: {
      'by-an-agent': 'エージェントがポリシーまたはロールを変更した',
      'by-its-beneficiary': '自分、または自分が責任を負うものにロールを付与した者がいる',
      'version-went-back': 'ポリシーの新しい版が古い版に置き換えられた',
      'retroactive': 'ポリシーの版が、過去に遡る効力で公開された',
      'not-told': 'ポリシーまたはロールが変更され、それを伝えるイベントがない',
      'approved-afterwards': 'ポリシーまたはロールが、承認より前に変更された',
      'began-before-approved': 'ロールが承認より前に始まり、そのイベントが後から記録された',
      'not-approved': 'ポリシーまたはロールが、承認なく変更された',
      'approved-by-its-author': '変更した本人が変更を承認した',
      'approved-by-its-requester': '承認を求めた本人が変更を承認した',
      'approved-by-its-beneficiary': '付与を受けた本人、またはその責任者がロールを承認した',
    },
  },
};
