import type { OrchestrationReasons } from '../../../core/controls/orchestration/reasons.ts';
import type { ControlTexts, Values } from '../../control-text.ts';
import { at, count, duration, name, notKept, opt, started, text } from './words.ts';

const commit = (v: Values): string => opt(v, 'commit', 'コミット ', ' について');
const suite = (v: Values): string => `必須スイート${name(v, 'suite', '（名なし）')}`;
const release = (v: Values): string => `リリース${opt(v, 'release', ' ', ' ')}`;
const merged = (v: Values): string => `マージは${at(v, 'mergedAt')}です`;
const passed = (v: Values): string => `マージ前に、${commit(v)}必須スイート${count(v, 'suites')}が合格しています`;

const degree = (v: Values): string => (v['class'] === 'irreversible' ? '元に戻せないアクションです' : 'リスクが重大なアクションです');
const harmed = (v: Values): string => `${release(v)}は${at(v, 'harmedAt')}に${v['harm'] === 'incident' ? 'インシデントに至りました' : '劣化が確認されました'}`;
const TRACES: Readonly<Record<string, string>> = { run: 'パイプラインの実行', opening: 'チケットの起票', closing: 'チケットの完了', release: 'リリース', grant: 'ロールの付与', removal: 'ロールの取り上げ' };
const trace = (v: Values): string => (v['role'] === undefined
  ? `${traceWord(v)}${opt(v, 'key', ' ', ' ')}`
  : `${v['principal'] === undefined ? '' : `${name(v, 'principal')}${v['what'] === 'removal' ? 'から' : 'へ'}の`}ロール ${text(v, 'role', '').trim()} の${v['what'] === 'removal' ? '取り上げ' : '付与'}`);
const traceWord = (v: Values): string => (Object.hasOwn(TRACES, v['what'] ?? '') ? TRACES[v['what'] ?? ''] : undefined) ?? '記録';
const extract = (v: Values): string => `${text(v, 'system', '別の')}システムの抽出`;
const mergedInto = (v: Values): string => `${at(v, 'mergedAt')}に${name(v, 'repository', 'リポジトリ')}へマージされました`;
const otherMerge = (v: Values): string => `${opt(v, 'otherMergedAt', '', ' の')}${text(v, 'otherMerge', '別のマージ')}`;
const whose = (v: Values): string => (v['agent'] === undefined ? `${opt(v, 'environment', '', ' における')}${name(v, 'fleet', 'フリート')}` : name(v, 'agent', 'エージェント'));

export const orchestration: ControlTexts<OrchestrationReasons> = {
  'CT-38': {
    title: 'どのフリートもエージェントも、上限を超えて同時に実行していない',
    failing: '同時実行の上限を超えてアクションが開始された',
    population: 'アクションが開始したか効果を生じたすべてのフリート。登録簿が制限している場合は、各環境におけるフリートと、各エージェントも。アクションは、それぞれの開始からその試みの終了の直前まで数える。終了のない試みは次の開始まで、最後の試みは記録の終わりまで数える。各開始の後の数は、その時点の上限以下でなければならない。上限は、記録が別の値を伝えるまで登録簿のものとする。ある上限の下で始まったものは、より低い上限の下で終わってよい。環境とエージェントの上限は、終始登録簿のものとする。本番のシステムに対するアクションは、どの環境と称していても本番に数える。登録簿が最後の変更より後に書かれている場合、最初の変更より前の上限は分からない。登録簿にフリートの名のないエージェントは数えない。',
    rationale: '上限は、同時に起こり得る失敗を、人が見て止められる範囲に保つ。',
    facts: {
      'within-limit': (v) => `${whose(v)}の同時実行は、実行${count(v, 'runs')}のうち最大${opt(v, 'running', ' ', ' 件') || '数件'}で、当時の上限は${opt(v, 'limit', ' ', ' 件') || '不明'}です。${v['open'] === undefined || v['open'] === '0' ? '' : `記録の終わりに${text(v, 'open', '一部')}件が終了していません。`}`,
      'over-limit': (v) => `${whose(v)}は${at(v, 'time')}に${opt(v, 'running', ' ', ' 件') || '上限を超える件数'}を実行しており、当時の上限は${opt(v, 'limit', ' ', ' 件') || 'それより少ない数'}です。`,
      'limit-unknown': (v) => `実行中であった${at(v, 'time')}に${whose(v)}の上限がいくつであったかは、記録からは分かりません。`,
    },
    exceptions: { 'over-limit': 'フリートまたはエージェントが上限を超えて同時に実行した' },
  },
  'CT-39': {
    title: '同じリソースの別の変更と同時に実行された変更も、動いた基点の上にマージされた変更もない',
    failing: '一つのリソースに対する二つの変更が同時に実行されたか、別の変更の上に重ねてマージされた',
    population: 'リポジトリの変更、マージ、または本番環境の変更で、開始したか効果を生じたすべてのアクション、およびプルリクエストの一つ一つのマージ。アクションは、前に開始し終了していない別のものが同じリソースを変更していた場合、不成立とする。何を変更したかを述べないアクションについては、要求の対象による。アクションの開始は、それぞれをひとつの実行とする。終了の瞬間は実行に含めない。ロックの記録の有無にかかわらず重なりを見る。マージは、ヘッドがブランチから切り出された後に別のマージが同じファイルを変更し、マージの結果のコミットについて、マージより前に必須テストが合格していない場合、不成立とする。同じコミットの上に別のマージがすでに行われていた場合も同じ。ファイルとコミットは、マージ自身が述べるものによる。述べていないとき、または記録にないものがブランチを、マージの基点から、もしくは前のマージから動かしたときは、判定できない。refs/heads/ の下のブランチはその名のブランチであり、パスは空の部分や点だけの部分があってもなくても同じである。大文字と小文字、Unicode の形、似た文字や見えない文字、斜線、またはブランチの取得元だけが異なる名のリソース、ブランチ、ファイルは、同じものであり得る。別のものなら成立することも、最新のグラフが両方の名を含む場合を除き、判定できない。まったく別の名で呼ばれるものは、ここでは別のものである。本番環境の変更には基点がなく、これと照合しない。',
    rationale: '同時に行われる二つの変更では、誰もそう決めていないのに、後のものが前のものを打ち消し得る。',
    facts: {
      'alone': (v) => `${at(v, 'startedAt')}の開始時に、変更したもの（リソース${count(v, 'resources')}）に対するほかの変更は実行されていません。`,
      'overlapping-changes': (v) => `${started(v)}。その間、${text(v, 'otherAction', '別のアクション')}が${at(v, 'otherStart')}から${at(v, 'otherEnd')}まで${name(v, 'resource', '同じリソース')}を変更していました。`,
      'on-its-base': (v) => `${mergedInto(v)}。その基点${opt(v, 'base', ' ', ' ')}より後に、ほかのマージはありません。`,
      'base-moved-elsewhere': (v) => `${mergedInto(v)}。その基点${opt(v, 'base', ' ', ' ')}より後に、ほかのマージ${count(v, 'between')}が別のファイルを変更しています。`,
      'tested-again': (v) => `${mergedInto(v)}。その基点${opt(v, 'base', ' ', ' ')}より後に、${otherMerge(v)}が${name(v, 'path', '同じファイル')}を変更しており、両者の結果について必須テストが${opt(v, 'testedAt', ' ', ' に')}合格しています。`,
      'stale-base': (v) => `${mergedInto(v)}。その基点${opt(v, 'base', ' ', ' ')}より後に、${otherMerge(v)}が${name(v, 'path', '同じファイル')}を変更しており、マージより前に、両者の結果について合格した必須テストがありません。`,
      'lost-update': (v) => `${mergedInto(v)}。そのもとのコミット${opt(v, 'onto', ' ', ' ')}の上には、${otherMerge(v)}がすでに行われており、その変更はこのマージの下にありません。`,
      'merge-not-told': (v) => `${started(v)}。${name(v, 'repository', 'リポジトリ')}へのマージとして完了しましたが、マージのイベントが記録にないため、変更がどの基点の上に行われたかは分かりません。`,
      'base-not-told': (v) => `${mergedInto(v)}。変更がどの基点の上に行われたかは、記録からは分かりません。`,
      'base-not-followed': (v) => `${mergedInto(v)}。ブランチを基点${opt(v, 'base', ' ', ' ')}からマージ先のコミット${opt(v, 'onto', ' ', ' ')}まで動かしたものが、記録にありません。`,
      'branch-not-followed': (v) => `${mergedInto(v)}。${otherMerge(v)}からマージ先のコミット${opt(v, 'onto', ' ', ' ')}までブランチを動かしたものが記録になく、それを含むかどうかを判定できません。`,
      'resource-spelt-otherwise': (v) => `${started(v)}。その間、${at(v, 'otherStart')}に開始した${text(v, 'otherAction', '別のアクション')}が${name(v, 'otherResource', '何か')}を変更していました。それが変更対象の${name(v, 'resource', 'もの')}の別の綴りかどうかを判定できません。`,
      'file-spelt-otherwise': (v) => `${mergedInto(v)}。その基点${opt(v, 'base', ' ', ' ')}より後に、${otherMerge(v)}が${name(v, 'otherPath', 'ファイル')}を変更しています。それがこの変更の${name(v, 'path', 'ファイル')}の別の綴りかどうかを判定できず、両者の結果について合格した必須テストもありません。`,
      'branch-spelt-otherwise': (v) => `${mergedInto(v)}。${name(v, 'otherPlace', '別のブランチ')}にもマージが行われています。それが${name(v, 'place', '同じブランチ')}の別の綴りかどうかを判定できません。`,
      'not-kept': notKept,
      'files-not-told': (v) => `${mergedInto(v)}。その基点${opt(v, 'base', ' ', ' ')}より後に、ほかのマージ${count(v, 'between')}がブランチを動かしていますが、それぞれがどのファイルを変更したかは、その名によっては記録から分かりません。`,
      'end-unknown': (v) => `${started(v)}。${name(v, 'resource', '同じリソース')}を変更する${text(v, 'otherAction', '別のアクション')}が${at(v, 'otherStart')}に開始し、その終了が記録にありません。`,
    },
    exceptions: {
      'overlapping-changes': '一つのリソースに対する二つの変更が同時に実行された',
      'stale-base': '変更が、両者のテストのないまま、別の変更の上に重ねてマージされた',
      'lost-update': 'マージが、前のマージと同じコミットの上に行われた',
    },
  },
  'CT-40': {
    title: '元に戻せないものは、計画され、訓練され、二人が同意している',
    failing: '元に戻せないかリスクが重大なアクションが、計画、訓練、または二人目の承認なく実行された、または害が取り除かれなかった',
    population: '開始したか効果を生じ、要求自身が元に戻せない、またはリスクが重大と述べるすべてのアクション、および劣化が確認されたかインシデントに至ったリリースを伴うすべてのアクション。前者には、いずれも開始より前に、ロールバックまたは補償の計画、取り下げられていない二人の承認、成功した訓練がなければならない。害を及ぼすリリースは、ロールバックされるか、再び健全と確認されなければならない。ロールバックの後に劣化が確認されたものは、そのロールバックでは取り消されていない。記録の最後の一時間内の害は、まだ待っていてよい。劣化が確認されたリリースがどれだけ早く取り消されたかは CT-41 で見る。アクションがほかに何に及び得たかは見ない。',
    rationale: '戻り道のない一歩の前に、誰かが出口を試していなければならない。見えた害を放置してはならない。',
    facts: {
      'planned-and-agreed': (v) => `${degree(v)}。計画があり${opt(v, 'rehearsedAt', '、', ' に訓練され')}、開始前に承認者${opt(v, 'approvers', ' ', ' 人') || '数人'}が承認しています。`,
      'rolled-back': (v) => `${release(v)}は害を及ぼし、${opt(v, 'rolledBackAt', ' ', ' に')}ロールバックされました。`,
      'recovered': (v) => `${release(v)}は害を及ぼしましたが、${opt(v, 'recoveredAt', ' ', ' に')}再び健全と確認されました。`,
      'no-plan': (v) => `${degree(v)}が、元に戻すか補償する計画がありません。${started(v)}。`,
      'gate-not-raised': (v) => `${degree(v)}。開始前の承認者は${opt(v, 'approvers', ' ', ' 人') || '数人'}ですが、必要なのは${opt(v, 'needed', ' ', ' 人') || 'それより多い人数'}です。`,
      'rehearsal-failed': (v) => `${degree(v)}。ロールバックの訓練は${opt(v, 'rehearsedAt', ' ', ' に')}失敗しました。それにもかかわらず開始しています。${started(v)}。`,
      'plan-untested': (v) => `${degree(v)}が、開始前に計画が訓練されていません。${started(v)}。`,
      'rollback-missing': (v) => `${harmed(v)}が、ロールバックされず、再び健全とも確認されていません。`,
      'rehearsals-unknown': (v) => `${degree(v)}。記録は訓練のすべてを含まず、計画が試されたかどうかを判定できません。`,
      'approval-unproved': (v) => `${degree(v)}。承認のうち頼ることができるのは${opt(v, 'approvers', ' ', ' 人') || '一部'}のもので、必要なのは${opt(v, 'needed', ' ', ' 人') || 'それより多い人数'}です。`,
      'rollback-pending': (v) => `${harmed(v)}。その後一時間以内に記録が終わっています。`,
      'class-not-stated': () => '要求に、元に戻せるかどうか、リスクがどれほどかの記載がありません。',
    },
    exceptions: {
      'no-plan': '元に戻せないかリスクが重大なアクションが、元に戻す計画なく実行された',
      'gate-not-raised': '元に戻せないかリスクが重大なアクションが、二人目の承認なく実行された',
      'rehearsal-failed': '元に戻せないかリスクが重大なアクションが、ロールバックの訓練に失敗したまま実行された',
      'plan-untested': '元に戻せないかリスクが重大なアクションが、一度も試されていない計画で実行された',
      'rollback-missing': 'リリースが害を及ぼし、そのままにされた',
    },
  },
  'CT-41': {
    title: '必須テストはマージ前に合格し、リリースは検証された',
    failing: 'マージされたものについて必須テストに合格しないままマージされたか、リリースの検証または取り消しが期限内に行われなかった',
    population: 'すべてのマージ：開始したか効果を生じたマージのアクション、およびマージと記録されたプルリクエスト。マージされたコミットに対する必須テストは、マージ前に、最初の試行で合格していなければならない。是正のためのフリートのエージェントがコミットを作成した場合、その一つ一つが、そのコミットの自らの変更の中で、マージ前に問題の再現手順を記録し、それがバンドルになければならない。別のエージェントの手順では足りない。コミットの変更が実行されたとも止められたとも記録にない場合、またはフリートの目的が分からない場合は、判定できない。ほかのフリートが作成したものが是正かどうか、手順が直されたものの手順かどうかは問わない。そのリリースは、出荷から一時間以内に、健全もしくは劣化と確認されるか、ロールバックされなければならない。劣化が確認されたものは、何度確認されても、最初の確認から一時間以内に、健全と確認されるか、ロールバックされなければならない。ロールバックの後に確認されたことは、改めて数える。記録の最後の一時間内であれば、まだ待っていてよい。',
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
      'reproduction-missing': (v) => `コミット${opt(v, 'commit', ' ', ' ')}を作成した${name(v, 'agent', 'エージェント')}は是正のためのものですが、その作成の中で、マージ前に再現手順を記録していません。${merged(v)}。`,
      'not-kept': notKept,
      'reproduction-lost': (v) => `コミット${opt(v, 'commit', ' ', ' ')}が直すものの再現手順は${opt(v, 'artifact', ' ', ' として')}記録されていますが、記録されたとおりの形ではバンドルにありません。`,
      'verification-missing': (v) => `${release(v)}は${at(v, 'shippedAt')}に出荷されましたが、その検証が記録にありません。`,
      'verification-late': (v) => `${release(v)}は${at(v, 'shippedAt')}に出荷され、最初の検証またはロールバックは${duration(v, 'after')}後でした。期限は${duration(v, 'limit')}以内です。`,
      'rollback-late': (v) => `${release(v)}は${at(v, 'verifiedAt')}に劣化が確認され${opt(v, 'detail', '（', '）')}、ロールバックまたは健全の確認は${duration(v, 'after')}後でした。期限は${duration(v, 'limit')}以内です。`,
      'verification-degraded': (v) => `${release(v)}は${at(v, 'verifiedAt')}に劣化が確認されました${opt(v, 'detail', '（', '）')}が、ロールバックされていません。`,
      'change-unknown': (v) => `${merged(v)}。コミット${opt(v, 'commit', ' ', ' ')}が、再現しておくべきものを直すものかどうかは、記録からは分かりません。`,
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
      'reproduction-missing': '直されたものが再現されていなかった',
      'verification-missing': 'リリースが一度も検証されなかった',
      'verification-late': 'リリースの検証が遅すぎた',
      'rollback-late': '劣化が確認されたリリースの取り消しが遅すぎた',
      'verification-degraded': '劣化が確認されたリリースがそのままにされた',
    },
  },
  'CT-42': {
    title: 'ログ、CI/CD、チケットシステム、ID プロバイダーは、各変更について同じことを述べる',
    failing: 'ログと別のシステムが、変更について同じことを述べていない',
    population: '記録の期間に、ログまたは他方のシステムの抽出にある、パイプラインのすべての実行、チケットのすべての起票と完了、ロールのすべての付与と取り上げ。双方向に ID（ロールはプリンシパルとロール）で照合し、両方にあり、隔たりは十五分以内で、コミットと状態が同じでなければならない。加えて、アクションとそのコミットの、出荷から十五分後までに成功した実行を要するすべてのリリース、合意された時間帯のあるチケット、または抽出が時間帯を述べない変更チケットの下でのアクションのすべての開始、期間内に起票され完了したすべての変更チケット（その下にアクション、変更の承認または緊急アクセスがなければならない）、および要求がヘッドを示すすべてのマージ。行のない抽出もひとつの答えであり、バンドルに抽出がないときにだけ照合できない。チケットの文章が述べることは見ないため、アクションが拒否されたのに実施済みとして完了したかどうかは、これでは見つからない。リリースにチケットがあるかどうかも見ない。ログはサインインを記録しないため、サインインも見ない。',
    rationale: '独立に書かれる複数のシステムを同じように曲げることは難しい。そのうち一つだけが知ることこそ、見るべき場所である。',
    facts: {
      'reconciled': (v) => `${trace(v)}は、ログと${extract(v)}の両方にあり、隔たりは${duration(v, 'apart')}です。`,
      'released-by-a-run': (v) => `${release(v)}には、アクションと、そのコミット${opt(v, 'commit', ' ', ' ')}の成功した実行があります。`,
      'in-window': (v) => `チケット${opt(v, 'ticket', ' ', ' ')}の変更は、${at(v, 'from')}から${at(v, 'to')}までの時間帯に行われました。`,
      'change-under-ticket': (v) => `変更チケット${opt(v, 'ticket', ' ', ' ')}は${opt(v, 'closedAt', ' ', ' に')}完了し、その下にアクションまたは承認が${count(v, 'under')}あります。`,
      'merged-as-asked': (v) => `マージされたものは、要求が示すヘッド${opt(v, 'merged', '（', '）')}です。`,
      'not-in-log': (v) => `${trace(v)}は、${extract(v)}に${at(v, 'time')}にありますが、ログにありません。`,
      'not-in-extract': (v) => `${trace(v)}は、ログに${at(v, 'time')}にありますが、${extract(v)}にありません。`,
      'told-differently': (v) => `${trace(v)}について、ログと${extract(v)}が異なることを述べています${opt(v, 'differs', '（', '）')}。`,
      'too-far-apart': (v) => `${trace(v)}は、ログと${extract(v)}の両方にありますが、隔たりは${duration(v, 'apart')}です。許されるのは${duration(v, 'window')}までです。`,
      'release-without-action': (v) => `${release(v)}${opt(v, 'commit', '（コミット ', '）')}は、ログのどのアクションにも属しません。`,
      'release-without-run': (v) => `${release(v)}は${opt(v, 'commit', 'コミット ', ' を')}出荷しましたが、CI/CD の抽出に、それまでに成功した実行がありません。`,
      'outside-window': (v) => `チケット${opt(v, 'ticket', ' ', ' ')}の変更は${at(v, 'startedAt')}に開始し${opt(v, 'endedAt', '、', ' に終了し')}ましたが、時間帯は${at(v, 'from')}から${at(v, 'to')}までです。`,
      'closed-without-change': (v) => `変更チケット${opt(v, 'ticket', ' ', ' ')}は${opt(v, 'closedAt', ' ', ' に')}完了しましたが、その下に、アクションも、変更の承認も、緊急アクセスもログにありません。`,
      'head-moved': (v) => `要求が示すヘッド${opt(v, 'asked', ' ', ' ')}に対し、マージされたものは${text(v, 'merged', '別のもの')}です。`,
      'no-extract': (v) => `バンドルに${text(v, 'system', '他方の')}システムの抽出がなく、${trace(v)}を照合できません。`,
      'end-not-told': (v) => `チケット${opt(v, 'ticket', ' ', ' ')}の変更は${at(v, 'startedAt')}に時間帯の中で開始しましたが、終了が記録になく、${at(v, 'to')}までに終わったかどうかを判定できません。`,
      'window-not-told': (v) => `変更チケット${opt(v, 'ticket', ' ', ' ')}の下で${opt(v, 'startedAt', '', ' に')}アクションが実行されましたが、時間帯が合意されたかどうかを ITSM の抽出が述べていません。`,
      'at-the-edge': (v) => `${trace(v)}は、ログと${extract(v)}の一方にのみありますが、期間の端に近く、他方はその外にあるかもしれません。`,
      'not-kept': notKept,
    },
    exceptions: {
      'not-in-log': 'ログにない変更を、別のシステムが知っている',
      'not-in-extract': '別のシステムが知らない変更が、ログにある',
      'told-differently': 'ログと別のシステムが、一つの変更について異なることを述べている',
      'too-far-apart': 'ログと別のシステムが述べる一つの変更の時刻が隔たりすぎている',
      'release-without-action': 'リリースがどのアクションにも属さない',
      'release-without-run': 'コミットの成功したパイプライン実行のないまま、リリースが出荷された',
      'outside-window': '合意された時間帯の外で変更が行われた',
      'closed-without-change': '変更チケットが、その下で変更のないまま完了した',
      'head-moved': 'マージされたものが、要求されたヘッドではない',
    },
  },
};
