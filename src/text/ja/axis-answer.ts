import type { Axis, AxisVerdict } from '../../core/findings/index.ts';
import type { Run } from '../../core/run.ts';
import { formatNumber } from '../format.ts';
import { missingCase } from '../missing-case.ts';
import { controlsBy, decidingFindings, listedIn, trustedSigners } from '../run-facts.ts';
import { axisFails, axisUnknown } from './axes.ts';
import { checks } from './checks.ts';
import { exceptionClause } from './control-text.ts';
import { displayList } from './format.ts';
import { titlesOf } from './titles.ts';

/** One axis's answer in words: what held over how much, or what was found against it. */
export function axisAnswer(verdict: AxisVerdict, run: Run): string {
  const titles = titlesOf(run, decidingFindings(run, verdict));
  switch (verdict.outcome) {
    case 'pass':
      return passes(verdict, run);
    case 'fail':
      if (verdict.axis === 'controls' && run.controls.length > 0) return failed(run);
      return `${axisFails[verdict.axis]}：${titles || checkTitles(verdict)}。`;
    case 'indeterminate':
      if (verdict.capped) return 'この軸の検査自体では問題は見つかりませんでしたが、その拠り所となるデータが成立しなかったため、判定できません。';
      if (verdict.axis === 'controls' && controlsBy(run, 'indeterminate').length > 0) return undecided(run);
      return `${axisUnknown[verdict.axis]}：${titles || `検査されていないものがあります（${checkTitles(verdict)}）`}。`;
    case 'not-checked':
      return unchecked(verdict.axis, run);
    case 'not-applicable':
      return 'この種のものは証拠にありません。';
    default:
      return missingCase(verdict.outcome);
  }
}

/** 何も調べなかった理由。「未検査」の語の隣に示す。 */
function unchecked(axis: Axis, run: Run): string {
  const { kind } = run.subject;
  if (kind === 'unreadable') return 'ファイルを何も読み取れませんでした。';
  if (kind === 'evidence-bundle' && axis === 'policy') return 'バンドルにポリシーの決定が記録されていません。';
  return kind === 'audit-export' ? { ...UNCHECKED, ...UNCHECKED_EXPORT }[axis] : UNCHECKED[axis];
}

const UNCHECKED: Readonly<Record<Axis, string>> = {
  integrity: '比べるものが与えられていません。',
  authenticity: '調べられる署名がありません。',
  time: '調べられる時刻がありません。',
  completeness: '何が揃えば全体なのかを示すものがありません。',
  policy: 'ポリシーの決定がありません。',
  controls: 'アクションの記録がありません。',
};
const UNCHECKED_EXPORT = {
  policy: 'エクスポートにポリシーの決定が記録されていません。',
  controls: '統制テストは決定と承認を必要としますが、エクスポートはそれを記録しません。',
};

const checkTitles = (verdict: AxisVerdict): string => verdict.because.map((id) => checks[id].title).join('、');

function passes(verdict: AxisVerdict, run: Run): string {
  switch (verdict.axis) {
    case 'integrity':
      if (run.subject.kind === 'signed-document') return '内容は署名されたものそのものです。';
      if (run.subject.kind === 'event-proof') return 'イベントは記録されたハッシュを持ち、そのハッシュはログの先端につながっています。';
      if (run.subject.kind === 'sign-off') return 'サインオフは、この検証とこの証拠についてのものです。';
      if (run.subject.kind === 'portable-case') return `ケースの各部分は互いに一致し、サインオフの対象とも一致します（${formatNumber(run.subject.rows)} 行）。`;
      if (run.subject.kind === 'custody-log') return `${formatNumber(run.subject.entries)} 項目すべてのハッシュが記録どおりで、直前の項目につながっています。`;
      return run.subject.kind === 'sigstore-bundle'
        ? '成果物はバンドルが署名したものです。'
        : `署名の対象となったバイトはすべて記録されたままです（${formatNumber(listedIn(run))} ファイル、${formatNumber(run.counts.events)} イベント）。`;
    case 'authenticity':
      return signedBy(run);
    case 'time':
      if (run.subject.kind === 'signed-document') return '署名者以外の者が、存在した時点を保証しています。';
      return '時刻の順序は整合し、作成元以外の者が署名の時点を保証しています。';
    case 'completeness':
      if (run.subject.kind === 'sign-off' || run.subject.kind === 'portable-case') return '作成者と査閲者が、それぞれ自身の鍵で署名しています。';
      return run.streams.length === 0 ? '一覧のファイルはすべてあり、ほかのファイルはありません。' : `署名付きヘッドまで欠落はありません（${heads(run)}）。`;
    case 'policy':
      return decided(run);
    case 'controls':
      return held(run);
    default:
      return missingCase(verdict.axis);
  }
}

function decided(run: Run): string {
  const { examined } = run.checks.find((check) => check.id === 'policy.replay') ?? { examined: 0 };
  const advisory = run.findings.find((finding) => finding.code === 'policy.advisory')?.values?.['count'];
  const bound = typeof advisory === 'number' ? `うち ${formatNumber(advisory)} 件は記録のみのモードで、何も拘束していません。` : '';
  return `記録された決定 ${formatNumber(examined)} 件は${examined === 1 ? '' : 'すべて'}、判定、規則、義務とも、有効なポリシーから導かれます。${bound}`;
}

function signedBy(run: Run): string {
  const signers = trustedSigners(run);
  if (signers.length === 0) return 'すべての署名は、信頼する鍵で検証できました。';
  return `信頼する鍵 ${signers.length} 個により署名されています：${displayList(signers.map((signer) => signer.name ?? signer.holder ?? signer.keyid))}。`;
}

const heads = (run: Run): string =>
  run.streams.map((stream) => `${displayList([stream.name])} のイベント ${formatNumber(stream.lastSeq)} まで`).slice(0, 5).join('、')
  + (run.streams.length > 5 ? ` ほか ${run.streams.length - 5} 本のログ` : '');

function held(run: Run): string {
  const empty = controlsBy(run, 'not-applicable').length;
  return `統制テスト ${controlsBy(run, 'pass').length} 件が、それぞれの母集団全体について成立しました。${empty === 0 ? '' : `${empty} 件は対象がありませんでした。`}`;
}

function failed(run: Run): string {
  const list = controlsBy(run, 'fail');
  const rest = controlsBy(run, 'indeterminate').length;
  const unreliable = list.some((each) => each.unreliable) ? '拠り所となるデータが成立しなかったため、この結果も確かではありません。' : '';
  return `統制テスト ${run.controls.length} 件中 ${list.length} 件が不成立です：${list.map((each) => `${exceptionClause(each)}（${each.id}）`).join('、')}。${rest === 0 ? '' : `${rest} 件は判定できませんでした。`}${unreliable}`;
}

function undecided(run: Run): string {
  const list = controlsBy(run, 'indeterminate');
  const why = list.every((each) => each.undecided.length === 0) ? '拠り所となるデータが成立しなかったため、' : '';
  return `${why}統制テスト ${run.controls.length} 件中 ${list.length} 件を判定できませんでした：${list.map((each) => each.id).join('、')}。`;
}
