import type { DataReasons } from '../../../core/controls/data/reasons.ts';
import type { ControlTexts, Values } from '../../control-text.ts';
import { at, classOf, name, notKept, opt, placeOf } from './words.ts';

const agent = (v: Values): string => name(v, 'agent', 'エージェント');
const way = (v: Values): string => `${at(v, 'time')}に、${classOf(v, 'dataClass', '')}データが${name(v, 'from', 'ある場所')}から${name(v, 'to', '別の場所')}へ移りました`;
const downTo = (v: Values): string => {
  const [fromEnvironment, toEnvironment, toClass] = [placeOf(v, 'fromEnvironment'), placeOf(v, 'toEnvironment'), classOf(v, 'toClass', '')];
  const places = fromEnvironment === '' || toEnvironment === '' ? [] : [`${fromEnvironment}環境から${toEnvironment}環境`];
  const parts = [...places, ...(toClass === '' ? [] : [`移動先は${toClass}データまでの場所`])];
  return parts.length === 0 ? '' : `（${parts.join('、')}）`;
};
const sanitisation = (v: Values): string => `そこに示された無害化${opt(v, 'sanitisation', '（', '）')}`;
const clearance = (v: Values, otherwise: string): string => `${agent(v)}に許されているのは${classOf(v, 'clearance', otherwise)}データまでです`;
const wrote = (v: Values): string => `${agent(v)}は${classOf(v, 'dataClass', 'ある区分の')}データを${name(v, 'resource', 'あるリソース')}に書き込みました`;
const kind = (v: Values): string => opt(v, 'artifactKind', '（', '）');
const kindAndForm = (v: Values): string => opt(v, 'artifactKind', '（', opt(v, 'form', '、', '）') || '）');
const transferPolicy = (v: Values): string => `移転ポリシー${opt(v, 'version', ' ', ' 版')}`;

export const data: ControlTexts<DataReasons> = {
  'CT-32': {
    title: 'エージェントは、許された区分までのデータだけに触れる',
    failing: 'エージェントが、許された区分を超えるデータに触れた',
    population: 'エージェントのアクションで、データを読み書きしたもの、または実行されデータ区分を述べるすべてのもの、および要求されたアクションに属さないエージェントのデータ利用を、エージェント、リソース、区分、利用方法の組ごとに一つ。区分は、データイベントの区分、その時点のグラフにおけるリソースの区分、要求が述べる区分のうち最も高いもの。許された区分と等しければ範囲内とする。拒まれた試み、およびアクションが名を挙げるだけでデータイベントのないシステムは見ない。',
    rationale: '許可は、それを超えるものに触れないときにのみ意味を持つ。区分の分からないデータは、範囲内と示すことができない。',
    facts: {
      'within-clearance': (v) => `${clearance(v, 'ある区分の')}。${classOf(v, 'dataClass', 'その区分の')}データを超えるものには触れていません。`,
      'read-above-clearance': (v) => `${clearance(v, 'より低い区分の')}が、${name(v, 'resource', 'あるリソース')}から${classOf(v, 'dataClass', 'より高い区分の')}データを読み取りました。`,
      'written-above-clearance': (v) => `${clearance(v, 'より低い区分の')}が、${name(v, 'resource', 'あるリソース')}に${classOf(v, 'dataClass', 'より高い区分の')}データを書き込みました。`,
      'stated-above-clearance': (v) => `${clearance(v, 'より低い区分の')}。アクションは${classOf(v, 'dataClass', 'より高い区分の')}データに触れると述べ、実行されています。`,
      'clearance-unknown': (v) => `${agent(v)}にどの区分のデータまでが許されているかを示す登録簿がありません。`,
      'asset-unclassified': (v) => `${agent(v)}が${name(v, 'resource', 'あるリソース')}を利用しましたが、その時点で有効などのグラフにもその区分がありません。イベントの示す区分は${classOf(v, 'dataClass', '記載なし')}、エージェントに許された区分は${classOf(v, 'clearance', '不明')}です。`,
      'not-kept': notKept,
    },
    exceptions: {
      'read-above-clearance': 'エージェントが、許された区分を超えるデータを読み取った',
      'written-above-clearance': 'エージェントが、許された区分を超えるデータを書き込んだ',
      'stated-above-clearance': 'エージェントに許された区分を超えるデータに対するアクションが実行された',
    },
  },
  'CT-33': {
    title: '無害化されないまま下位へ流れるものはない',
    failing: 'データが、無害化されないまま下位の環境または区分へ移った',
    population: '止められなかったすべてのデータ移転、および一つのエージェントが一つのリソースに一つの区分で書き込んだものすべて。移動先がより低い環境（production、staging、ci、development の順）にあるか、データより低い区分であるとき、移転は下りである。そのまま出るものは、移動元の区分がイベントの示す区分より高ければ、移動元の区分とする。下りの移転は、移動元に対する無害化を示さなければならず、その無害化は移転より前に記録され（同じミリ秒は前ではない）、データの区分に及び、移動先の区分以下で終わらなければならない。区分のない環境へは、少なくとも区分を下げたものでなければならない。ダイジェストはデータを運ばない。書き込むものは、書き込み先のリソースより高い区分であってはならない。一つのアクションが読み取ってから書き込んだものを結び付けることはせず、本文の中も見ない。',
    rationale: 'データの区分は、下りのすべてが、残すべきものを取り除く者を通るときにのみ保たれる。',
    facts: {
      'not-down': (v) => `${way(v)}。より低い環境へもより低い区分へも移っていません。`,
      'digest-only': (v) => `${way(v)}。ダイジェストだけであり、データを運びません。`,
      'sanitised': (v) => `${way(v)}。その前に${classOf(v, 'sanitisedFrom', 'より高い区分')}から${classOf(v, 'sanitisedTo', 'より低い区分')}へ無害化されています${opt(v, 'sanitisation', '（', '）')}。`,
      'written-in-class': (v) => `${wrote(v)}。書き込み先の区分は${classOf(v, 'toClass', '同じかそれ以上')}です。`,
      'not-sanitised': (v) => `${way(v)}${downTo(v)}。無害化が示されていません。`,
      'sanitisation-not-recorded': (v) => `${way(v)}${downTo(v)}。${sanitisation(v)}は記録にありません。`,
      'sanitised-too-late': (v) => `${way(v)}${downTo(v)}。${sanitisation(v)}は${at(v, 'sanitisedAt')}のもので、移転より前ではありません。`,
      'sanitisation-of-another': (v) => `${way(v)}${downTo(v)}。${sanitisation(v)}は${name(v, 'resource', '別のリソース')}に対するものです。`,
      'sanitised-too-little': (v) => `${way(v)}${downTo(v)}。${sanitisation(v)}は${classOf(v, 'sanitisedFrom', 'ある区分')}から${classOf(v, 'sanitisedTo', '別の区分')}へのもので、十分ではありません。`,
      'written-below-class': (v) => `${wrote(v)}が、書き込み先の区分は${classOf(v, 'toClass', 'より低い区分')}にとどまります。`,
      'place-unknown': (v) => `${way(v)}。その時点で有効などのグラフにも、${name(v, 'place', '一方の場所')}が何であるかの記載がありません。`,
      'place-unclassified': (v) => `${way(v)}。その時点で有効などのグラフにも、${name(v, 'place', '移動先')}の区分がありません。`,
      'resource-unclassified': (v) => `${wrote(v)}が、その時点で有効などのグラフにも、書き込み先の区分がありません。`,
      'not-kept': notKept,
    },
    exceptions: {
      'not-sanitised': 'データが、無害化されないまま下位へ移った',
      'sanitisation-not-recorded': 'データが、記録のない無害化に基づいて下位へ移った',
      'sanitised-too-late': 'データが、無害化より前に下位へ移った',
      'sanitisation-of-another': 'データが、別のものの無害化に基づいて下位へ移った',
      'sanitised-too-little': 'データが、十分に無害化されないまま下位へ移った',
      'written-below-class': 'データが、より低い区分のリソースに書き込まれた',
    },
  },
  'CT-34': {
    title: '外へ出るものは、移転ポリシーが認めるものである',
    failing: '移転ポリシーが認めないものが外へ出た',
    population: '止められなかったすべてのデータ移転。その時点で有効な移転ポリシーの一つの規則が、経路、成果物の種類、区分、形をすべて併せて認めていなければならない。版は、最初のミリ秒から次の版まで有効である。規則は場所を、固有の名、環境、またはすべての場所として示す。どの規則も認めないものは認められない。区分はイベントが述べるものであり、データの実際がそうであるかどうかは見ない。どのイベントも伝えない経路で出たものも見ない。',
    rationale: '囲いの堅さは、そこから何が出されるかで決まる。',
    facts: {
      'allowed': (v) => `${way(v)}${kindAndForm(v)}。${transferPolicy(v)}はこれを認めています。`,
      'way-not-allowed': (v) => `${way(v)}。${transferPolicy(v)}に、この経路の規則がありません。`,
      'kind-not-allowed': (v) => `${way(v)}${kind(v)}。${transferPolicy(v)}は、この種の成果物をこの経路では認めていません。`,
      'class-not-allowed': (v) => `${way(v)}${kind(v)}。${transferPolicy(v)}は、この種の成果物をこの経路で認めていますが、${classOf(v, 'dataClass', 'この区分の')}データについては認めていません。`,
      'form-not-allowed': (v) => `${way(v)}${kindAndForm(v)}。${transferPolicy(v)}は、このようなデータの成果物をこの経路で認めていますが、この形では認めていません。`,
      'no-policy': (v) => `${way(v)}。その時点で有効な移転ポリシーがバンドルになく、認められていたかどうかを判定できません。`,
      'place-unknown': (v) => `${way(v)}。${name(v, 'place', '一方の場所')}を挙げる規則がなく、その時点で有効などのグラフにも、それが何であるかの記載がありません。`,
      'not-kept': notKept,
    },
    exceptions: {
      'way-not-allowed': '移転ポリシーにない経路でデータが外へ出た',
      'kind-not-allowed': '移転ポリシーが認めない成果物が外へ出た',
      'class-not-allowed': '移転ポリシーが認めない区分のデータが外へ出た',
      'form-not-allowed': '移転ポリシーが認めない形でデータが外へ出た',
    },
  },
};
