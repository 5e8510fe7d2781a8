import type { TextLike } from '../../catalogue.ts';
import type { operationsText as english } from '../../en/screens/operations.ts';
import { formatNumber } from '../../format.ts';
import { counted } from '../format.ts';

export const operationsText: TextLike<typeof english> = {
  name: '運用',
  what: 'テストと作業',
  headline: (suites, passed, work, overdue) => {
    const tests = suites === 0 ? 'テスト実行の結果の記録はありません' : `${counted(suites)}のスイート中、直近の実行に合格したものは ${counted(passed)}`;
    return `${tests}。${work === 0 ? '作業の記録はありません' : overdue === 0 ? 'リース期限を過ぎた作業はありません' : `リース期限を過ぎた作業は ${counted(overdue)}`}`;
  },
  until: (time) => `記録の最後のイベント（${time}）の時点です。それまでに終わっていないものを未完了とします。`,
  noPlan: '記録には仕様も予定日もありません。何をいつまでに作り、テストするはずだったかは、記録からはわかりません。',
  next: '未解決の検出事項と次に行うこと',
  toVerdict: '判定',
  toControls: '統制',
  emptyExport: '監査エクスポートは、テスト実行の結果も作業のキューも記録していないため、どちらについても何も言えません。',
  emptyTitle: 'テストも作業もありません',
  reading: '読み取り中…',
  none: 'ありません。',
  tests: {
    title: 'テスト実行',
    summary: (runs, suites, failed, empty) =>
      `${counted(suites)}のスイートについて、結果 ${counted(runs)}。直近の実行で、失敗は${failed === 0 ? 'なく' : ` ${counted(failed)}`}、テストが一つも実行されなかったものは${empty === 0 ? 'ありません' : ` ${counted(empty)}です`}。`,
    noneRun: 'テスト実行の結果は記録にありません。失敗がないこととは異なります。',
    services: (untested, all) => `グラフのサービス ${counted(all)}中、一度もテストされていないものは${untested === 0 ? 'ありません' : ` ${counted(untested)}です`}。`,
    noServices: '記録の終わりに有効なグラフに、サービスはありません。',
    noGraph: '記録の終わりに有効なグラフがないため、一度もテストされていないサービスは判定できません。',
    definition: 'スイートは、実行のアクションが名指すシステムごとに一度数え、直近の実行の結果を示します。テストが一つも実行されなかった実行は、合格ではありません。サービスは、結果がそのサービス、そこへデプロイするパイプライン、またはそのパイプラインがビルドするリポジトリを名指すとき、テストされたものとします。何をテストしたか、それで十分かは、記録にありません。',
    unread: (n) => `結果 ${counted(n)}が使えず、ほかにもあるかもしれません。`,
    parts: {
      failed: '直近が失敗', empty: '直近はテストなし', passed: '直近が合格', running: '未終了', unreported: '結果なしで終了', unbegun: '要求のみ、未開始', untested: '未テストのサービス',
    },
    results: { failed: '失敗', empty: 'テストなし', passed: '合格' },
    list: '表示するもの',
    noSystem: '名指しなし',
    columns: {
      system: 'システム', kind: '種類', suite: 'スイート', result: '結果', last: '直近の実行', counts: '合格 / 失敗', runs: '実行数', failed: '失敗', empty: 'テストなし', time: '時刻', required: '必須', commit: 'コミット',
      title: '要求', agent: 'エージェント', requested: '要求時刻', started: '開始', outcome: '結末', service: 'サービス', environment: '環境', owner: '所有者',
    },
    ratio: (passed, failed) => `${formatNumber(passed)} / ${formatNumber(failed)}`,
    required: '必須',
    notRequired: '任意',
    notStarted: '未開始',
    runsOf: (suite, system) => `${suite}の実行：${system}`,
    toAction: 'そのアクション',
    toEvidence: '結果を「証拠」で表示',
    toRequest: '要求を「証拠」で表示',
    toGraph: 'サービスを「グラフ」で表示',
  },
  trend: {
    title: '結果の推移',
    step: (length) => `1 列は ${length}です。`,
    legend: { failed: '失敗', empty: 'テストなし', passed: '合格' },
    label: (summary) => `結果の推移：${summary}`,
    point: (time, failed, empty, passed) => `${time} から：失敗 ${counted(failed)}、テストなし ${counted(empty)}、合格 ${counted(passed)}`,
    none: (time) => `${time} から：結果なし`,
    choose: '列を選ぶか矢印キーで、その数値を表示します。',
    chosen: '選択した区間',
    during: 'これらの結果を「時系列」で表示',
    table: '結果の推移の表',
    columns: { time: '開始', failed: '失敗', empty: 'テストなし', passed: '合格' },
    quiet: (n) => (n === 0 ? '' : `結果のない ${counted(n, '区間')}は省いています。`),
  },
  work: {
    title: 'フリートの作業',
    summary: (all, open) => `作業 ${counted(all)}。記録の終わりに未完了のものは${open === 0 ? 'ありません' : ` ${counted(open)}です`}。`,
    noneQueued: 'キューに入った作業、割り当てられた作業、完了した作業のいずれも記録にありません。',
    definition: '作業はリースによって割り当てられます。完了が最後のリース期限より後のものは遅れとします。「未割り当て」は、後からキューに入った同じフリートの作業が割り当てられたのに、キューに残されたもの、「待機中」はそうでないものです。優先度の数値の大小どちらが先かは、記録にありません。',
    unread: (n) => `作業のイベント ${counted(n)}が使えず、ほかにもあるかもしれません。`,
    fleet: 'フリート',
    allFleets: 'すべてのフリート',
    parts: { finished: '完了', late: '期限後に完了', unleased: '割り当てなしで完了', overdue: 'リース期限切れ', held: '保持中', passed: '未割り当て', waiting: '待機中' },
    cell: (fleet, part, n) => `${fleet}、${part}：${formatNumber(n)}`,
    rowsOf: (fleet, part) => `${fleet}：${part}`,
    leftOut: (n) => `ほか ${counted(n)}のフリートは省いています。「すべてのフリート」には含まれます。`,
    columns: { work: '作業', fleet: 'フリート', agent: 'エージェント', priority: '優先度', queued: 'キュー投入', leased: '割り当て', until: 'リース期限', finished: '完了' },
    notStated: '記載なし',
    toAction: 'そのアクション',
    toEvidence: '最初のイベントを「証拠」で表示',
  },
};
