import type { OversightReasons } from '../../../core/controls/oversight/reasons.ts';
import type { ControlTexts, Values } from '../../control-text.ts';
import { formatDuration } from '../format.ts';
import { actionKinds } from '../words.ts';
import { count, duration, name, notKept, opt, text, worded } from './words.ts';

const release = (v: Values): string => `リリース${opt(v, 'release', ' ', ' ')}は${opt(v, 'time', ' ', ' に')}`;
const incident = (v: Values): string => `${name(v, 'incident', 'そのインシデント')}は${opt(v, 'since', ' ', ' から')}知られています`;
const serious = (v: Values): string => `${name(v, 'incident', 'そのインシデント')}は${opt(v, 'since', ' ', ' から')}知られ、重大と分類されています${opt(v, 'classification', '（', '）')}`;
const reported = (v: Values): string => `${opt(v, 'reportedAt', ' ', ' に')}${opt(v, 'recipient', ' ', ' へ')}報告されました`;
const days = (v: Values): string => (v['requiredDays'] === undefined ? '求められる日数' : `${text(v, 'requiredDays', '')}日`);
const log = (v: Values): string => `ログ${opt(v, 'stream', ' ', ' ')}`;
const reaches = (v: Values): string => `${log(v)}はここで${opt(v, 'from', ' ', ' から')}${opt(v, 'until', ' ', ' まで')}に及びます`;
const purge = (v: Values): string => `${log(v)}の${opt(v, 'before', ' ', ' より前の')}レコードが${opt(v, 'time', ' ', ' に')}削除されました`;
const FAILURES: Readonly<Record<string, string>> = { 'failed': '失敗しました', 'rolled-back': 'ロールバックされました', 'incident': 'インシデントに至ったリリースを出荷しました', 'degraded': '劣化の確認されたリリースを出荷しました' };
const failed = (v: Values): string => `${opt(v, 'startedAt', ' ', ' に開始し、')}${worded(FAILURES, v, 'failure', '失敗に終わりました')}`;
const limit = (v: Values): string => (/^\d+$/.test(v['limit'] ?? '') ? ` ${formatDuration(Number(v['limit']))}` : '期限');

/** 失敗したもの、記録、拒否がその後どうなったか。 */
export const aftermath: ControlTexts<Pick<OversightReasons, 'CT-44' | 'CT-46' | 'CT-49' | 'CT-50'>> = {
  'CT-44': {
    title: '本番環境の不具合はインシデントとされ、期限内に報告された',
    failing: '不具合がインシデントとして取り上げられなかった、または重大なインシデントが期限内に報告されなかった',
    population: '検証で劣化が確認された本番環境へのすべてのリリース（インシデントがその名を挙げなければならない）、およびすべてのインシデント。報告期限の時点の分類、または最後の分類で重大とされたものは、それを伝える最初のイベントから統制パックの期限内に報告されなければならず、ちょうど期限の報告は期限内とする。誰も分類していないものは判定できない。宛先が正しいかどうか、および分類ではない、宣言の述べる重大度は見ない。',
    rationale: '重大なインシデントは、法の定める期限内に、知るべき外部の者に届かなければならない。',
    facts: {
      'incident-declared': (v) => `${release(v)}劣化が確認され、${name(v, 'incident', 'インシデント')}がその名を挙げています。`,
      'no-incident': (v) => `${release(v)}本番環境で劣化が確認されましたが、その名を挙げるインシデントがありません。`,
      'not-serious': (v) => `${incident(v)}が、重大ではないと分類されています${opt(v, 'classification', '（', '）')}。`,
      'reported': (v) => `${serious(v)}。期限内に${reported(v)}。`,
      'not-reported': (v) => `${serious(v)}。その報告が記録になく、${limit(v)}を過ぎています。`,
      'reported-late': (v) => `${serious(v)}。期限の${duration(v, 'late')}後に${opt(v, 'reportedAt', '（', '）')}${opt(v, 'recipient', ' ', ' へ')}報告されました。`,
      'not-classified': (v) => `${incident(v)}が、その分類が記録になく、報告を要したかどうかを判定できません。`,
      'record-ends': (v) => `${serious(v)}。期限の前に${opt(v, 'recordEnds', ' ', ' で')}、その報告のないまま記録が終わっています。`,
      'not-kept': notKept,
    },
    exceptions: {
      'no-incident': '本番環境で劣化が確認されたリリースについて、インシデントが宣言されなかった',
      'not-reported': '重大なインシデントが報告されなかった',
      'reported-late': '重大なインシデントの報告が遅れた',
    },
  },
  'CT-46': {
    title: '記録は、求められる期間保持される',
    failing: '記録が早く、または法的保全の下で削除された、または規則がそれを許している',
    population: '保持の規則、ここでの最初のイベントから最後のイベントまでの各ログ、および記録が伝えるすべての削除。規則は、少なくとも統制パックの日数を求めなければならない。最初のイベントからここにあるログは、すべて保持されているものとする。途中から始まり、それより短い期間に及ぶログは判定不能とする。より古いものは、以前のバンドルにあるかもしれない。削除されたものはその日数を経ており、それに及ぶ保全の下にあってはならない。誰も記録していない削除は見ない。それはログ自体のテストによる。',
    rationale: '削除されたものは、誰の潔白も責任も示すことができない。',
    facts: {
      'rule-long-enough': (v) => `保持の規則が求めるのは${text(v, 'minimumDays', '十分な')}日で、必要なのは${days(v)}以上です。`,
      'rule-too-short': (v) => `保持の規則が求めるのは${text(v, 'minimumDays', 'より少ない')}日にとどまり、必要なのは${days(v)}以上です。`,
      'whole-since-opened': (v) => `${log(v)}は最初のイベントからここにあり${opt(v, 'from', '（', opt(v, 'until', ' から ', ' まで') + '）')}、より古いものはありません。`,
      'reaches-back': (v) => `${reaches(v)}。${days(v)}以上です。`,
      'bundle-shorter': (v) => `${reaches(v)}が、${days(v)}に足りません。より古いものが保持されているかどうかは、このバンドルからは分かりません。`,
      'purged-in-order': (v) => `${purge(v)}。${days(v)}以上を経ており、どの保全の下にもありませんでした。`,
      'purged-early': (v) => `${purge(v)}。そのうち最も新しいものは、${days(v)}を経ていなかった可能性があります。`,
      'purged-under-hold': (v) => `${purge(v)}。法的保全${text(v, 'hold', '（名なし）')}の下にありました。`,
      'no-rules': (v) => `${purge(v)}。バンドルに保持の規則がなく、保全が及んでいたかどうかを判定できません。`,
      'not-kept': notKept,
    },
    exceptions: {
      'rule-too-short': '保持の規則が、必要な日数より短い',
      'purged-early': '記録が期間の満了前に削除された',
      'purged-under-hold': '法的保全の及ぶ記録が削除された',
    },
  },
  'CT-49': {
    title: '拒まれたエージェントは、何度も試みない',
    failing: '拒まれたエージェントが、同じことを何度も試みた',
    population: 'ポリシーまたは人に要求を拒否されたすべてのエージェント。統制パックの時間内に、同じシステムに対する同じ種類の要求が、許される回数を超えて続いた場合は兆候とする。拒否と同じミリ秒の要求は、それに続くものではない。別のエージェントの名による試み、および同じ目的への別の道は見ない。',
    rationale: '閉じた扉を一つずつ試すことは、境界の隙間を探す方法である。',
    facts: {
      'heeded': (v) => `${name(v, 'agent', 'エージェント')}は${opt(v, 'requests', '要求 ', ' 件中')}${count(v, 'denials')}を拒否されましたが、そのどれも許される回数を超えて試みていません。`,
      'tried-again': (v) => `${name(v, 'agent', 'エージェント')}は${opt(v, 'deniedAt', ' ', ' に')}${worded(actionKinds, v, 'kind', '要求')}を拒否され、${duration(v, 'window')}以内に同じことを${text(v, 'attempts', '何')}回要求しました。`,
      'nothing-named': (v) => `${name(v, 'agent', 'エージェント')}が拒否された要求はシステムを示しておらず、同じことを再び試みたかどうかを判定できません。`,
    },
    exceptions: { 'tried-again': '拒まれたエージェントが、同じことを何度も試みた' },
  },
  'CT-50': {
    title: '失敗の影響は、予測された範囲を超えない',
    failing: '失敗が、システムグラフの示す範囲を超えて及んだ',
    population: '実行され、最後の試みか以前の試みで失敗したか、ロールバックされたか、ロールバックされ、インシデントに至り、または劣化の確認されたリリースを出荷したすべてのアクション。効果を報告するか、データを書き込んだシステムは、開始時（再び開始されたものは、それぞれの開始時）に有効なスナップショットにおいて、変更とデータを伝えるエッジを通じて対象から到達できるものでなければならない。アクションのどのイベントも示さない害は見ない。',
    rationale: '限度は、失敗がどこまで及び得るかによって定められる。それを超えて及ぶなら、限度は広すぎた。',
    facts: {
      'contained': (v) => `${failed(v)}。効果の及んだシステム${count(v, 'observed')}は、到達し得る${count(v, 'predicted')}に含まれます。`,
      'beyond-prediction': (v) => `${failed(v)}。効果が${text(v, 'systems', 'あるシステム')}に及びましたが、スナップショット${opt(v, 'snapshot', ' ', ' ')}によれば到達し得ません。`,
      'no-snapshot': (v) => `${failed(v)}。その時点で有効なシステムグラフのスナップショットがバンドルにありません。`,
      'too-much': (v) => `${failed(v)}。グラフに問うべきことが上限を超えるため、どこまで及び得たかを求めていません。`,
      'target-unknown': (v) => `${failed(v)}。スナップショットにその対象${opt(v, 'target', ' ', ' ')}がなく、どこまで及び得たかを判定できません。`,
      'no-end': (v) => `${failed(v)}。何に効果が及んだかを述べる終了が記録にありません。`,
    },
    exceptions: { 'beyond-prediction': '失敗が、予測された範囲を超えるシステムに及んだ' },
  },
};
