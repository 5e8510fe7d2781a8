import type { IdentityReasons } from '../../../core/controls/identity/reasons.ts';
import type { ControlTexts, Values } from '../../control-text.ts';
import { access } from './access.ts';
import { at, name, notKept, opt, text } from './words.ts';

const line = (v: Values): string => `${name(v, 'actor', '要求者')}からの責任の線`;
const person = (v: Values): string => `${name(v, 'actor', '要求者')}について責任を負う${name(v, 'person', '人')}`;
const directory = (v: Values): string => `${opt(v, 'takenAt', ' ', ' の ')}ID プロバイダーのスナップショット`;
const agent = (v: Values): string => name(v, 'agent', 'エージェント');
const acted = (v: Values): string => `${agent(v)}は${at(v, 'time')}に活動しました`;

export const identity: ControlTexts<IdentityReasons> = {
  'CT-12': {
    title: 'すべてのアクションについて、責任を負う人がいる',
    failing: '在籍中の責任者がいないアクションが、実行または要求された',
    population: '実行されたかどうかを問わず、記録にあるすべてのアクション。責任の線は、エージェントから登録簿の責任者へ、サービスからその管理者へとたどり、ID プロバイダーのスナップショットで有効な人で終わらなければならない。スナップショットはそれより前のアクションについて述べるものとし、そこで有効な人は、アクションの開始時にも有効であったものとする。そこで無効な人は、それより後のアクションについてのみ不成立とし、前のものについては判定できない。その人がアクションに関わったかどうかは見ない。再び開始されたアクションは、開始ごとに確かめる。',
    rationale: 'エージェントが何をしても、それについて責任を負い、止めることのできる人がいなければならない。',
    facts: {
      'answered-for': (v) => `${person(v)}は、${directory(v)}で有効です。`,
      'agent-unregistered': (v) => `登録簿に${name(v, 'actor', '要求した名')}のエージェントがなく、責任を負う人がいません。`,
      'owner-unknown': (v) => `${line(v)}は${name(v, 'name')}に至りますが、ID スナップショットにその名がありません。`,
      'nobody-answers': (v) => `${line(v)}は${name(v, 'name')}で終わり、それについて責任を負う人がいません。`,
      'answering-in-circles': (v) => `${line(v)}は${name(v, 'name')}に戻り、どの人にも至りません。`,
      'person-disabled': (v) => `${person(v)}は、${directory(v)}で無効になっています。アクションは${at(v, 'time')}のもので、それより後です。`,
      'no-registry': (v) => `バンドルにエージェント登録簿がなく、${name(v, 'actor', '要求者')}について誰が責任を負うかを判定できません。`,
      'no-principals': (v) => `バンドルに人とサービスの一覧がなく、${name(v, 'name')}が何であるかを判定できません。`,
      'no-directory': (v) => `${person(v)}の名はありますが、バンドルに ID プロバイダーのスナップショットがなく、その人が有効であったかどうかを判定できません。`,
      'person-not-in-directory': (v) => `${person(v)}の名が、ID プロバイダーのスナップショットにありません。`,
      'person-disabled-later': (v) => `${person(v)}は、アクションより後の${directory(v)}で無効になっています。当時アカウントがまだ有効であったかどうかは、記録からは分かりません。`,
      'directory-older': (v) => `${person(v)}は${directory(v)}で有効ですが、スナップショットはアクションより前のものです。`,
      'not-kept': notKept,
    },
    exceptions: {
      'agent-unregistered': '責任を負う人のないエージェントがアクションを要求した',
      'owner-unknown': '責任者の名がどの ID スナップショットにもないエージェントがアクションを要求した',
      'nobody-answers': '誰のためでもなくアクションが要求された',
      'answering-in-circles': '責任が人に至らないエージェントがアクションを要求した',
      'person-disabled': '責任者のアカウントが無効になったエージェントがアクションを要求した',
    },
  },
  'CT-13': {
    title: 'エージェントとして活動する者は、登録され有効である',
    failing: '登録されていない、または無効化されたエージェントが活動した',
    population: 'エージェントが要求したすべてのアクション、およびほかのイベントにのみ現れるすべてのエージェント（最後のイベントによる）。登録簿にそのエージェントがちょうど一度あり、要求の時点までに無効化するイベントがあってはならない。無効化されたミリ秒では遅い。登録簿で無効でありながら、いつからかを述べるイベントがないエージェントは判定できない。無効化より前に要求され、その後も続いたアクション、および形式に語のないエージェントの個々のインスタンスは見ない。',
    rationale: '誰も登録していないエージェントは、誰も見ていない。無効化されたものは活動してはならない。',
    facts: {
      'registered': (v) => `${agent(v)}は登録簿にあり、${at(v, 'time')}までに無効化されていません。`,
      'unregistered': (v) => `${acted(v)}が、登録簿にその名のエージェントがありません。`,
      'disabled': (v) => `${acted(v)}が、${at(v, 'disabledAt')}に${opt(v, 'by', ' ', ' により')}無効化されていました。`,
      'registered-twice': (v) => `登録簿に${agent(v)}が${text(v, 'entries', '複数')}回あり、どれが活動したかは誰にも言えません。`,
      'no-registry': (v) => `バンドルにエージェント登録簿がなく、${agent(v)}が登録されていたかどうかを判定できません。`,
      'disabled-sometime': (v) => `${acted(v)}。登録簿では無効ですが、いつからかを述べるイベントがありません。`,
      'not-kept': notKept,
    },
    exceptions: {
      'unregistered': '登録されていないエージェントが活動した',
      'disabled': '無効化されたエージェントが活動した',
      'registered-twice': '二度以上登録されたエージェントが活動した',
    },
  },
  ...access,
};
