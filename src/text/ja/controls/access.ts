import type { IdentityReasons } from '../../../core/controls/identity/reasons.ts';
import type { ControlTexts, Values } from '../../control-text.ts';
import { actionKinds } from '../words.ts';
import { at, duration, name, notKept, opt, placeOf, started, text, worded } from './words.ts';

const PURPOSES: Readonly<Record<string, string>> = { test: 'テスト', observe: '観察', remediate: '是正' };

const actor = (v: Values): string => name(v, 'actor', 'そのエージェント');
const agent = (v: Values): string => name(v, 'agent', 'エージェント');
const holder = (v: Values): string => name(v, 'holder', '保持者');
const role = (v: Values): string => `ロール${opt(v, 'role', ' ', ' ')}`;
const scope = (v: Values): string => `スコープ${opt(v, 'scope', ' ', ' ')}`;
const credential = (v: Values): string => `認証情報${name(v, 'credential', '（名なし）')}`;
const delegation = (v: Values): string => `委任${opt(v, 'delegation', ' ', ' ')}`;
const parent = (v: Values): string => `引き継ぐ委任${opt(v, 'parent', '（', '）')}`;
const depth = (v: Values): string => (/^\d+$/.test(v['depth'] ?? '') ? ` ${v['depth']} 段` : '数段');
const roles = (v: Values): string => (v['first'] === undefined || v['first'] === v['second'] ? `ロール${opt(v, 'first', ' ', ' ')}` : `ロール${name(v, 'first')}と${name(v, 'second', '別のもの')}`);
const since = (v: Values): string => `${at(v, 'since')}から${opt(v, 'account', '（後者は名前 ', ' によるもの）')}`;
const uses = (v: Values): string => `実行したアクション${opt(v, 'ran', ' ', ' 件')}中${text(v, 'uses', 'いくつか')}件で使われました`;

/** どの権利によるか：ロール、認証情報、委任を見る本人確認のテスト。 */
export const access: ControlTexts<Pick<IdentityReasons, 'CT-14' | 'CT-15' | 'CT-16' | 'CT-17' | 'CT-18'>> = {
  'CT-14': {
    title: '実行されたものは、実行した者に許されていた',
    failing: 'エージェントに権利のないアクションが実行された',
    population: '開始したか効果を生じたすべてのアクション。許されたといえるのは、開始時に付与されていたロールの許可が、その種類、環境、すべての対象に及ぶ場合、登録簿または有効な委任がエージェントに与えるスコープにより、かつその時点のグラフでもすべての対象に触れられる場合、または要求が名を挙げる有効な緊急アクセスによる場合である。要求の名指す委任または緊急アクセスが、それまでに一つの ID で異なる条件により複数回与えられ、その一部だけが許す場合は、ほかの権利が許さない限り判定できない。外部システムを除き、対象が本番環境にあれば、アクションが何を名乗ろうと本番環境のものとする。付与は最初のミリ秒から最後のミリ秒の前まで有効である。登録簿はエージェントがどのスコープを持つかを述べるが、いつからかは述べない。権利が必要であったか、正しく与えられたかは見ない。再び開始されたアクションは、開始ごとに確かめる。',
    rationale: '与えられた権利以上のことができるエージェントには、それ自身の定める限界しかない。',
    facts: {
      'role-granted': (v) => `${started(v)}。${actor(v)}の${role(v)}が許していました。`,
      'scope-granted': (v) => `${started(v)}。${actor(v)}の${scope(v)}が許し、グラフがその対象を許していました。`,
      'emergency-access': (v) => `${started(v)}。緊急アクセス${opt(v, 'breakGlass', ' ', ' ')}によるものです。`,
      'not-granted': (v) => `${started(v)}。当時${actor(v)}に付与されていたどのロールも、どのスコープも、${placeOf(v, 'environment') || 'その'}環境における${worded(actionKinds, v, 'kind', 'このようなアクション')}を許していません${opt(v, 'scope', '。使われたスコープ ', ' は与えられていません')}。`,
      'target-not-granted': (v) => `${started(v)}。${actor(v)}は${opt(v, 'role', 'ロール ', ' により')}${opt(v, 'scope', 'スコープ ', ' により')}このようなことを許されていますが、対象の${name(v, 'target', '一つ')}については許されていません。`,
      'binding-ended': (v) => `${started(v)}。${actor(v)}の${role(v)}は${at(v, 'until')}に終了していました。`,
      'binding-not-begun': (v) => `${started(v)}。${actor(v)}の${role(v)}が始まったのは${at(v, 'from')}で、それより後です。`,
      'no-grants': (v) => `バンドルにエージェント登録簿もロールの付与もなく、${actor(v)}に何の権利があったかを判定できません。`,
      'role-unknown': (v) => `${actor(v)}が持つロール${opt(v, 'role', '（', '）')}を記述するスナップショットがなく、これを許すかどうかを判定できません。`,
      'scope-unread': (v) => `${actor(v)}の${scope(v)}は、何を許すかを述べていません。`,
      'graph-silent': (v) => `${actor(v)}の${scope(v)}はこれを許しますが、その時点で有効などのグラフにも、エージェントが何に触れてよいかの記載がありません。`,
      'granted-twice': (v) => `${started(v)}。実行したのは${actor(v)}です。その名指す${name(v, 'name', '委任または緊急アクセス')}は、同じ ID で異なる条件により複数回与えられており、これを許すかどうかを判定できません。`,
      'environment-unknown': (v) => `${actor(v)}がどの環境で活動したかを、アクションもグラフも述べていません。`,
      'not-kept': notKept,
    },
    exceptions: {
      'not-granted': 'エージェントに権利のないアクションが実行された',
      'target-not-granted': 'エージェントに権利のないシステムにアクションが及んだ',
      'binding-ended': '終了したロールによりアクションが実行された',
      'binding-not-begun': '始まっていないロールによりアクションが実行された',
    },
  },
  'CT-15': {
    title: 'エージェントの持つスコープは、使うものに限られる',
    failing: 'エージェントが、使わないか、名の示すより広いスコープを持つ',
    population: '登録簿がエージェントに与えるすべてのスコープ。ワイルドカードである場合、テストまたは観察のためのフリートに属するエージェントに本番環境の変更を許す場合、または記録の期間にエージェントが実行したどのアクションも、名によっても種類と環境によってもそれを使わなかった場合に指摘する。いずれも兆候であり、必要となる日に備えたスコープもあり得る。ロールと委任は見ない。',
    rationale: '誰にも必要のないものは、侵入者にしか役立たない。',
    facts: {
      'used': (v) => `${agent(v)}は${scope(v)}を持ち、${uses(v)}。`,
      'wildcard': (v) => `${agent(v)}の持つ${scope(v)}はワイルドカードです。${uses(v)}。`,
      'privileged-in-another-fleet': (v) => `${agent(v)}の持つ${scope(v)}は本番環境の変更を許しますが、属するフリート${opt(v, 'fleet', ' ', ' ')}の目的は${worded(PURPOSES, v, 'purpose', '別のこと')}です。${uses(v)}。`,
      'unused': (v) => `${agent(v)}は${scope(v)}を持ちますが、実行したアクション${opt(v, 'ran', ' ', ' 件')}のどれにも使っていません。`,
      'fleet-unknown': (v) => `${agent(v)}の持つ${scope(v)}は本番環境の変更を許しますが、属するフリートの目的を述べるスナップショットがありません。`,
    },
    exceptions: {
      'wildcard': 'エージェントがワイルドカードのスコープを持つ',
      'privileged-in-another-fleet': 'そのためのフリートではないエージェントが、本番環境を変更できる',
      'unused': 'エージェントが、使わなかったスコープを持つ',
    },
  },
  'CT-16': {
    title: '認証情報は有効で、古すぎず、一人の保持者だけが使う',
    failing: '有効でない、古すぎる、または使用者自身のものでない認証情報が使われた',
    population: '誰かを認証したと記録にあるすべての認証情報（ID による）。発行から期限および失効の前までに、保持者だけが、発行後パックの許す期間を超えずに使わなければならない。期限または失効のミリ秒では遅く、許される最大の期間ちょうどは認める。一人の人のアカウントは一人の使用者とする。認証情報を示さないイベント、誰も使わなかった認証情報、別のものへ適時に更新されたかどうかは見ない。署名する鍵は CT-07 による。異なる条件で再び発行された ID は、複数の者が使った場合を除き判定できない。',
    rationale: '期限を過ぎて生き続け、または手から手へ渡る認証情報は、誰が行ったかを何も語らない。',
    facts: {
      'in-order': (v) => `${credential(v)}は${name(v, 'user', '一人の保持者')}が使い、最後は${at(v, 'usedAt')}です${opt(v, 'issuedAt', '。発行は ', ' です')}${opt(v, 'expiresAt', '。期限は ', ' です')}。`,
      'used-after-revocation': (v) => `${credential(v)}は${at(v, 'revokedAt')}に失効し、その後${at(v, 'usedAt')}に使われました。`,
      'used-after-expiry': (v) => `${credential(v)}は${at(v, 'expiresAt')}に期限切れとなり、その後${at(v, 'usedAt')}に使われました。`,
      'used-before-issue': (v) => `${credential(v)}は${at(v, 'usedAt')}に使われましたが、発行は${at(v, 'issuedAt')}で、それより後です。`,
      'shared': (v) => `${credential(v)}は${opt(v, 'users', ' ', ' 者') || '複数の者'}が使いました。${name(v, 'user', 'ある者')}と${name(v, 'second', '別の者')}が含まれます。`,
      'used-by-another': (v) => `${credential(v)}は${name(v, 'principal', '別の者')}のものですが、${name(v, 'user', '別の使用者')}が使いました。`,
      'too-old': (v) => `${credential(v)}は、発行の${duration(v, 'age')}後、${at(v, 'usedAt')}に使われました。許されるのは${duration(v, 'limit')}までです。`,
      'issue-unknown': (v) => `${credential(v)}は${name(v, 'user', 'ある者')}が使いましたが、いつ発行されいつまで有効かを述べるスナップショットもイベントもありません。`,
      'issued-twice': (v) => `${name(v, 'credential', '認証情報')}の ID は${v['issuedAt'] === undefined ? '' : `${at(v, 'issuedAt')}に発行され、`}${at(v, 'again')}に異なる条件で再び発行されました。どちらが使われ、それが有効だったかは判定できません。`,
      'not-kept': notKept,
    },
    exceptions: {
      'used-after-revocation': '失効後の認証情報が使われた',
      'used-after-expiry': '期限切れの認証情報が使われた',
      'used-before-issue': '認証情報が発行より前に使われた',
      'shared': '一つの認証情報が複数の使用者に使われた',
      'used-by-another': '認証情報が、その保持者でない者に使われた',
      'too-old': '許される期間を超えた認証情報が使われた',
    },
  },
  'CT-17': {
    title: '委任された権利は段ごとに狭まり、人から始まる',
    failing: '渡すべき権利がないまま、または人からではなく、権利が渡された',
    population: 'イベントが伝えるすべての委任、および委任の下で要求されたすべてのアクション。委任は、引き継ぐ委任の保持者から、それが有効な間に与えられなければならず、引き継ぐ委任にないスコープを持ってはならない。段数はパックの許す数を超えず、自らに戻らず、人から始まらなければならない。アクションは委任の保持者のもので、開始のたびに、すべての段が有効な間に開始しなければならない。段が終わるミリ秒では遅く、許される最大の段数は認める。引き継ぐ委任、またはアクションの名指す委任の ID が異なる条件で再び与えられている場合は、そのそれぞれ（アクションについては、それより前のもの）によっても認められないときに限り不成立とする。ほかの場合、および上の段の ID にそれがあった場合は判定できないが、どの条件によっても認められるアクションは成立とする。一つの ID の条件は最初の八つまでを見る。記録の始まる前のものなど、記録にない段は判定できない。始まりの人自身に権利があったかどうかは見ない。',
    rationale: '渡されるたびに大きくなる権利や、誰も与えていない権利は、誰の決定でもない。',
    facts: {
      'narrows': (v) => `${delegation(v)}は${name(v, 'giver', '人')}から始まり、${depth(v)}で、引き継ぐ委任を超えるものを持ちません。`,
      'used-in-time': (v) => `${name(v, 'agent', 'その保持者')}は、すべての段が有効な${at(v, 'usedAt')}に、${delegation(v)}の下で活動しました。`,
      'wider-than-parent': (v) => `${delegation(v)}は、${parent(v)}にないスコープ${name(v, 'scope', '（名なし）')}を持ちます。`,
      'too-deep': (v) => `${delegation(v)}は始まりまで${depth(v)}です。許されるのは${opt(v, 'limit', ' ', ' 段') || 'それより少ない段数'}までです。`,
      'circular': (v) => `${delegation(v)}は${name(v, 'name', '自ら')}に戻り、どこからも始まっていません。`,
      'broken-hop': (v) => `${delegation(v)}は${name(v, 'from')}からのものですが、${parent(v)}の保持者は${name(v, 'holder', '別の者')}です。`,
      'passed-on-before-granted': (v) => `${delegation(v)}は${at(v, 'grantedAt')}に与えられましたが、${parent(v)}は${at(v, 'parentAt')}のもので、それより後です。`,
      'passed-on-after-expiry': (v) => `${delegation(v)}は${at(v, 'grantedAt')}に与えられましたが、${parent(v)}は${at(v, 'expiresAt')}に期限切れとなっていました。`,
      'giver-not-a-person': (v) => `${delegation(v)}は${name(v, 'giver', '何者か')}から始まりますが、人ではありません。`,
      'used-by-another': (v) => `${name(v, 'agent', '別のエージェント')}が${delegation(v)}の下で活動しましたが、保持者は${name(v, 'holder', '別の者')}です。`,
      'used-before-granted': (v) => `${name(v, 'agent', 'その保持者')}は${at(v, 'usedAt')}に${delegation(v)}の下で活動しましたが、与えられたのは${at(v, 'grantedAt')}で、それより後です。`,
      'used-after-expiry': (v) => `${name(v, 'agent', 'その保持者')}は${at(v, 'usedAt')}に${delegation(v)}の下で活動しましたが、それ自身またはその前の段は${at(v, 'expiresAt')}に期限切れとなっていました。`,
      'hop-not-recorded': (v) => `委任${name(v, 'name', '（名なし）')}に拠りますが、それを伝えるイベントがなく、何が渡されたかを判定できません。`,
      'granted-twice': (v) => `${delegation(v)}の拠る${name(v, 'name', 'ID')}は、異なる条件で複数回与えられており、どれによるかを判定できません。`,
      'giver-unknown': (v) => `${delegation(v)}は${name(v, 'giver', '何者か')}から始まりますが、ID スナップショットにその名がなく、人かどうかを判定できません。`,
      'not-kept': notKept,
    },
    exceptions: {
      'wider-than-parent': '委任が、引き継ぐ委任を超えるものを持つ',
      'too-deep': '権利が、許される段数を超えて渡された',
      'circular': '委任が互いを引き継いでいる',
      'broken-hop': '権利が、それを持たない者から渡された',
      'passed-on-before-granted': '権利が、与えられるより前に渡された',
      'passed-on-after-expiry': '権利が、期限切れの後に渡された',
      'giver-not-a-person': '委任が人から始まっていない',
      'used-by-another': 'エージェントが他者の委任の下で活動した',
      'used-before-granted': 'エージェントが、与えられる前の委任の下で活動した',
      'used-after-expiry': 'エージェントが、期限切れの委任の下で活動した',
    },
  },
  'CT-18': {
    title: '二人に分けるべきロールを、一人で持つ者はいない',
    failing: '二人に分けるべきロールを、一人が持っている',
    population: '記録の期間のいずれかの時点でロールを持ったすべての者。一つのアカウントを共有する者は一人の保持者とする。一人の保持者が同時に、変更を提案して承認できる場合、一つの環境で承認してデプロイできる場合、または管理しながら監査記録を書き出せる場合は不成立とする。提案は repository.modify または change.propose、承認は approve、デプロイは repository.merge、production.change または release.ship、管理は role.bind または policy.publish、書き出しは evidence.export または audit.export の許可をいう。リリースの予定を立てることはデプロイではなく、証拠を読むことは書き出しではない。ロールが何を許すかを見るのであり、それで何が行われたか、およびエージェントのスコープは見ない。',
    rationale: '二重の確認には二人が要る。両方のロールを持つ者は、一人で両方になれる。',
    facts: {
      'separated': (v) => `${holder(v)}は、二人に分けるべきものを併せ持っていません。`,
      'propose-and-approve': (v) => `${holder(v)}は、${roles(v)}により、${since(v)}、変更を提案し承認することができます。`,
      'approve-and-deploy': (v) => `${holder(v)}は、${roles(v)}により、${since(v)}${placeOf(v, 'environment') === '' ? '' : `、${placeOf(v, 'environment')}環境で`}承認しデプロイすることができます。`,
      'administer-and-export': (v) => `${holder(v)}は、${roles(v)}により、${since(v)}、管理しながらその監査記録を書き出すことができます。`,
      'role-unknown': (v) => `${holder(v)}が持つロール${opt(v, 'role', '（', '）')}を記述するスナップショットがなく、何を許すかを判定できません。`,
    },
    exceptions: {
      'propose-and-approve': '一人が変更を提案し承認できる',
      'approve-and-deploy': '一人が変更を承認しデプロイできる',
      'administer-and-export': '一人が管理しながらその記録を書き出せる',
    },
  },
};
