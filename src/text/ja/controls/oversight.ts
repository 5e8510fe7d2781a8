import type { OversightReasons } from '../../../core/controls/oversight/reasons.ts';
import type { ControlTexts, Values } from '../../control-text.ts';
import { metrics } from '../metrics.ts';
import { riskClasses } from '../words.ts';
import { aftermath } from './aftermath.ts';
import { at, duration, name, notKept, opt, placeOf, text, worded } from './words.ts';

const METRICS: Readonly<Record<string, string>> = Object.fromEntries(Object.entries(metrics).map(([id, { name: words }]) => [id, `「${words}」`]));

const disabled = (v: Values): string => `${name(v, 'agent', 'エージェント')}は${at(v, 'disabledAt')}に${opt(v, 'by', ' ', ' により')}無効化されました`;
const itsAction = (v: Values): string => `そのアクション${opt(v, 'action', ' ', ' ')}`;
const version = (v: Values): string => `${name(v, 'agent', 'エージェント')}${opt(v, 'version', 'の ', ' 版')}`;
const inUse = (v: Values): string => `${version(v)}は${opt(v, 'firstAt', ' ', ' から')}使われていました`;
const about = (v: Values): string => {
  const risk = worded(riskClasses, v, 'riskClass', '');
  const parts = [placeOf(v, 'environment') === '' ? '' : `${placeOf(v, 'environment')}環境`, risk === '' ? '' : `リスク区分は${risk}`].filter((part) => part !== '');
  return `${worded(METRICS, v, 'metric', 'ある指標')}${parts.length === 0 ? '' : `（${parts.join('、')}）`}`;
};
const reported = (v: Values): string =>
  `${about(v)}は${opt(v, 'from', ' ', ' から')}${opt(v, 'until', ' ', ' までについて')}、${text(v, 'reportedDenominator', '（不明）')}件中${text(v, 'reportedNumerator', '（不明）')}件と報告されました`;
const resource = (v: Values): string => `${opt(v, 'time', ' ', ' に')}${name(v, 'resource', 'あるシステム')}に${opt(v, 'action', 'アクション ', ' が')}${v['agent'] === undefined ? '' : `${name(v, 'agent')}がアクションの外で`}触れました`;

export const oversight: ControlTexts<OversightReasons> = {
  ...aftermath,
  'CT-43': {
    title: '無効化されたエージェントは止まる',
    failing: '無効化されたエージェントが活動を続けた',
    population: 'エージェントを無効化するすべてのイベント。再び有効化されるまでを見る。統制パックの猶予が過ぎれば、そのエージェントのアクションは開始も継続もデータの利用もしてはならない。猶予の最後のミリ秒は猶予に含む。何も生じなかった要求は不成立としない。止められたのは行うことであり、求めることではない。アクションに属さない一つのリソースの利用については、記録は最初と最後の時刻だけを伝える。その間に無効化されていた期間があり、ほかにも利用があれば、その期間に利用したかどうかは判定できない。稼働通知、および登録簿でのみ無効とされているエージェントは見ない。',
    rationale: '監督は、止める力に尽きる。止めるべきものを止めないスイッチは、スイッチではない。',
    facts: {
      'stopped': (v) => `${disabled(v)}。その後は何も行っていません。`,
      'only-refused': (v) => `${disabled(v)}。${opt(v, 'requestedAt', ' ', ' に')}再び${opt(v, 'action', ' ', ' を')}要求しましたが、何も実行されていません。`,
      'enabled-in-time': (v) => `${disabled(v)}。猶予内の${at(v, 'enabledAt')}に再び有効化されています。`,
      'acted-after': (v) => `${disabled(v)}。その${duration(v, 'late')}後${opt(v, 'startedAt', '、', ' ')}に${itsAction(v)}が開始しました。`,
      'ran-on': (v) => `${disabled(v)}。実行中の${itsAction(v)}が、さらに${duration(v, 'late')}${opt(v, 'finishedAt', '、', ' まで')}続きました。`,
      'used-data-after': (v) => `${disabled(v)}。猶予の過ぎた${opt(v, 'time', ' ', ' に') || '後に'}、${name(v, 'resource', 'あるシステム')}のデータを利用しました。`,
      'end-unknown': (v) => `${disabled(v)}。${itsAction(v)}が実行中でしたが、その終了が記録になく、止まったかどうかを判定できません。`,
      'use-untimed': (v) => `${disabled(v)}。${name(v, 'resource', 'あるシステム')}のデータを、その前と、再び有効化された後に利用しており、その間のいつ利用したかは記録にありません。`,
      'record-ends': (v) => `${disabled(v)}。猶予が過ぎる前に${opt(v, 'recordEnds', ' ', ' で')}記録が終わっています。`,
      'not-kept': notKept,
    },
    exceptions: {
      'acted-after': '無効化されたエージェントのアクションが開始した',
      'ran-on': '無効化されたエージェントのアクションが続いた',
      'used-data-after': '無効化されたエージェントがデータを利用した',
    },
  },
  'CT-45': {
    title: '報告された指標は、記録から得られるものである',
    failing: '報告された指標が、記録から得られるものではない',
    population: '記録のイベントが報告する、自律性のすべての指標。分子と分母を、同じ期間、環境、リスク区分のイベントから計算し直し、両方が一致しなければならない。期間は始まりから終わりの直前までとする。別の場所で報告された指標、およびそこから引き出された結論は見ない。',
    rationale: 'エージェントにどこまで任せるかを決める人は、指標によって決める。それは実際に起きたことから得られなければならない。',
    facts: {
      'equals': (v) => `${reported(v)}。記録からも同じ値が得られます。`,
      'differs': (v) => `${reported(v)}。記録から得られるのは${text(v, 'denominator', '（別の数）')}件中${text(v, 'numerator', '（別の数）')}件です。`,
      'nothing-recorded': (v) => `${reported(v)}。この指標のもととなるものが記録にありません。`,
      'left-out': (v) => `${reported(v)}。記録から得られるのは${text(v, 'denominator', '（不明）')}件中${text(v, 'numerator', '（不明）')}件${opt(v, 'leftOut', '（除外 ', ' 件）')}です。判定できないものが違いとなり得ます。`,
      'outside-record': (v) => `${reported(v)}。記録の及ぶ期間内ではないため、計算し直すことができません。`,
      'unknown-metric': (v) => `${reported(v)}。その名の指標は、ここでは計算し直すことができません。`,
      'not-examined': (v) => `${reported(v)}。計算し直すことのできる数を超える指標が報告されており、これは調べていません。`,
      'not-kept': notKept,
    },
    exceptions: {
      'differs': '報告された指標が、記録から得られるものではない',
      'nothing-recorded': '記録に裏付けのない指標が報告された',
    },
  },
  'CT-47': {
    title: 'エージェントが触れたものはすべて、文書化され責任者がいる',
    failing: 'エージェントが、文書化されていないか責任者のいないシステムに触れた',
    population: '実行されたアクションが対象として示すか、効果を報告するか、データを利用したすべてのシステム、およびエージェントがアクションの外でデータを利用したすべてのシステム。システムグラフのスナップショットごとに一度とする。アクションの開始時、またはデータの最初と最後の利用時に有効なスナップショットにあり、その責任者の名が ID スナップショットまたは登録簿になければならない。グラフのエッジ、および責任者がなお在籍しているかどうかは見ない。',
    rationale: 'どの目録にもないものは誰も見ておらず、そこでの失敗がどこまで及ぶかも分からない。',
    facts: {
      'documented': (v) => `${resource(v)}。スナップショット${opt(v, 'snapshot', ' ', ' ')}にあり、責任者は${name(v, 'owner')}です。`,
      'not-in-snapshot': (v) => `${resource(v)}。その時点のスナップショット${opt(v, 'snapshot', '（', '）')}にありません。`,
      'owner-missing': (v) => `${resource(v)}。スナップショット${opt(v, 'snapshot', ' ', ' ')}にその責任者の名がありません。`,
      'owner-unknown': (v) => `${resource(v)}。責任者は${name(v, 'owner')}とされていますが、どの ID スナップショットにもその名がありません。`,
      'no-snapshot': (v) => `${resource(v)}。その時点で有効なシステムグラフのスナップショットがバンドルにありません。`,
      'no-principals': (v) => `${resource(v)}。バンドルに人の名がなく、${name(v, 'owner')}が何者かを判定できません。`,
      'not-kept': notKept,
    },
    exceptions: {
      'not-in-snapshot': 'エージェントが、システムグラフにないシステムに触れた',
      'owner-missing': 'エージェントが、責任者のいないシステムに触れた',
      'owner-unknown': 'エージェントが、責任者の知られていないシステムに触れた',
    },
  },
  'CT-48': {
    title: 'エージェントは承認された版で動く',
    failing: 'エージェントが承認されていない版で動いた、または記録なく版が変わった',
    population: 'イベントが述べる、各エージェントのすべての版。最初のイベントから最後のイベントまでを見る。版は、その間ずっと、登録簿がそのエージェントに用いさせるモデルについて承認されていなければならない。エージェントの二番目以降の版には、その最初のイベントまでに変更の記録がなければならない。承認はその終わりで終わり、それより後ではない。プロンプトやツールなど、形式に語のない、エージェントを成すほかのものは見ない。',
    rationale: '検証されたのは一つの版である。別の版は、何と呼ばれようと別のエージェントである。',
    facts: {
      'approved': (v) => `${version(v)}は、使われていた期間${opt(v, 'firstAt', '（', opt(v, 'lastAt', ' から ', ' まで') + '）')}を通じて承認されていました。`,
      'not-approved': (v) => `${inUse(v)}が、その承認がバンドルにありません。`,
      'outside-approval': (v) => `${version(v)}は${opt(v, 'usedAt', ' ', ' に')}使われていましたが、その時点で有効な承認がありません。`,
      'model-differs': (v) => `${version(v)}は${text(v, 'model', '別のモデル')}で動いています。承認されたのは${text(v, 'approvedModel', 'これとは別のモデル')}についてです。`,
      'change-not-recorded': (v) => `${inUse(v)}。それより前は別の版でしたが、それまでに変更の記録がありません。`,
      'version-not-stated': (v) => `${name(v, 'agent', 'あるエージェント')}のイベントが版を述べておらず${opt(v, 'firstAt', '（最初のものは ', '）')}、承認された版であったかどうかを判定できません。`,
      'no-approvals': (v) => `${inUse(v)}。バンドルに版の承認がなく、承認されていたかどうかを判定できません。`,
      'not-kept': notKept,
    },
    exceptions: {
      'not-approved': 'エージェントが、一度も承認されていない版で動いた',
      'outside-approval': 'エージェントが、その時点で承認されていない版で動いた',
      'model-differs': 'エージェントが、承認されていないモデルで動いた',
      'change-not-recorded': 'エージェントの版が、記録なく変わった',
    },
  },
};
