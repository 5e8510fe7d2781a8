import type { OrchestrationReasons } from '../../../core/controls/orchestration/reasons.ts';
import type { ControlTexts, Values } from '../../control-text.ts';
import { at, count, name, opt, text } from './words.ts';

const commit = (v: Values): string => opt(v, 'commit', 'コミット ', ' について');
const suite = (v: Values): string => `必須スイート${name(v, 'suite', '（名なし）')}`;
const release = (v: Values): string => `リリース${opt(v, 'release', ' ', ' ')}`;
const merged = (v: Values): string => `マージは${at(v, 'mergedAt')}です`;
const passed = (v: Values): string => `マージ前に、${commit(v)}必須スイート${count(v, 'suites')}が合格しています`;

export const orchestration: ControlTexts<OrchestrationReasons> = {
  'CT-41': {
    title: '必須テストはマージ前に合格し、リリースは検証された',
    failing: 'マージされたものについて必須テストに合格しないままマージされたか、リリースが検証されなかった',
    population: 'すべてのマージ：開始したか効果を生じたマージのアクション、およびマージと記録されたプルリクエスト。マージされたコミットに対する必須テストは、マージ前に、最初の試行で合格していなければならない。そのリリースは健全と確認されるか、ロールバックされなければならない。記録の最後の一時間内のリリースは、まだ待っていてよい。',
    rationale: '不具合は顧客の目に触れる前にテストで見つかるべきであり、害を及ぼすリリースは気付かれ、取り消されるべきである。',
    facts: {
      'tested': (v) => `${passed(v)}。そのリリースは記録にありません。`,
      'tested-and-verified': (v) => `${passed(v)}。${release(v)}は健全と確認されています。`,
      'tested-and-rolled-back': (v) => `${passed(v)}。${release(v)}は${at(v, 'rolledBackAt')}にロールバックされています。`,
      'tests-missing': (v) => `${commit(v)}必須テストの実行が記録にありません。${merged(v)}。`,
      'tests-failed': (v) => `${suite(v)}は${at(v, 'testedAt')}に${commit(v)}不合格でした（失敗${text(v, 'failed', '（不明）')}、合格${text(v, 'passed', '（不明）')}）。それにもかかわらずマージされています。${merged(v)}。`,
      'tests-empty': (v) => `${suite(v)}は${commit(v)}テストを一件も実行していません。${merged(v)}。`,
      'tests-after-merge': (v) => `${suite(v)}の完了は${at(v, 'testedAt')}で、マージより前ではありません。${merged(v)}。`,
      'retried-to-green': (v) => `${suite(v)}は${commit(v)}不合格となり、変更のないまま再実行して合格しました。${merged(v)}。`,
      'verification-missing': (v) => `${release(v)}は${at(v, 'shippedAt')}に出荷されましたが、その検証が記録にありません。`,
      'verification-degraded': (v) => `${release(v)}は${at(v, 'verifiedAt')}に劣化が確認されました${opt(v, 'detail', '（', '）')}が、ロールバックされていません。`,
      'commit-unknown': () => 'どのコミットがマージされたかが記録になく、そのテストを特定できません。',
      'verification-pending': (v) => `${release(v)}は${at(v, 'shippedAt')}に出荷され、記録は一時間以内に、検証のないまま終わっています。`,
      'rollback-pending': (v) => `${release(v)}は${at(v, 'verifiedAt')}に劣化が確認され、記録は一時間以内に、ロールバックのないまま終わっています。`,
    },
    exceptions: {
      'tests-missing': '必須テストのないままマージされた',
      'tests-failed': '必須テストに不合格のままマージされた',
      'tests-empty': '何もテストしていない必須スイートでマージされた',
      'tests-after-merge': '必須テストの完了より前にマージされた',
      'retried-to-green': '合格するまで繰り返したテストでマージされた',
      'verification-missing': 'リリースが一度も検証されなかった',
      'verification-degraded': '劣化が確認されたリリースがそのままにされた',
    },
  },
};
