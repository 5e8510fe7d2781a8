import type { TextLike } from '../../catalogue.ts';
import type * as english from '../../en/report/controls.ts';
import { formatNumber } from '../../format.ts';
import { counted } from '../format.ts';

const KINDS = { exception: '逸脱', indication: '兆候', undecided: '判定不能' } as const;

export const controls: TextLike<typeof english.controls> = {
  none: 'この証拠に対する統制テストは行っていません。',
  lead: (count, pack) => `パック ${pack} の統制テスト ${counted(count)}です。母集団が空のテストを成立とすることはありません。枠組みへの参照は、関連する証拠であることを示すもので、準拠を証明するものではありません。`,
  advisory: (count) => `このほか参考テスト ${counted(count)}があります。見つけたものを数えて示しますが、何も不成立とはしません。`,
  results: '統制テストとその結果',
  advisoryResults: '参考テストとその兆候',
  columns: { result: '結果', test: 'テスト', severity: '重大度', population: '母集団', exceptions: '逸脱', indications: '兆候' },
  indications: '兆候あり',
  tested: (id) => `${id}：テストの内容`,
  why: '理由',
  population: '母集団',
  cameTo: '結果',
  relevantTo: '関連する要求事項',
  digestOf: (count) => `全 ${counted(count)}。一覧のダイジェスト：`,
  ruleThere: (count) => `${counted(count)}。規則は「母集団とサンプリング」に示します`,
  nothing: 'この記録に、このテストの対象となるものはありません。',
  found: (advisory, exceptions, population, undecided) => `${formatNumber(population)} 件中 ${counted(exceptions)}が${advisory ? '兆候' : '逸脱'}です。判定できなかったものは ${counted(undecided)}です。`,
  unreliable: 'データの完全性が確認できていないため、この結果は改変された可能性のあるものに拠っています。',
  member: (id, kind, number, of) => `${id}：${KINDS[kind]} ${formatNumber(number)} / ${formatNumber(of)}`,
  labels: { exception: '逸脱', indication: '兆候', undecided: '判定不能' },
  where: '所在',
  listed: (kind, listed, of) => `${KINDS[kind]} ${formatNumber(of)} 件のうち最初の ${counted(listed)}を列挙し、ほかは件数に含めるのみとします。検証結果は、一つのテストにつきこれより多くを列挙しません。`,
};

export const ownControls: TextLike<typeof english.ownControls> = {
  lead: 'これらの統制は、利用者が書いたか選んだものです。統制パックには含まれません。ここにあるものは検証には一切入らず、判定を変えません。',
  over: 'この報告書のために、次の SHA-256 の検証の記録に対して改めて実行しました。',
  mark: '利用者自身のもの',
  file: '統制ファイル',
  added: (by, at) => `${by} が ${at} にケースに加えました。名前は入力されたもので、何によっても証明されません。`,
  named: 'この報告書のために指定されたもので、どのケースにも保たれていません。',
  tested: (id) => `${id}（利用者自身の統制）：テストしたもの`,
  fileAbout: (name) => `${name}：どうなったか`,
  none: (name) => `${name}：結果なし`,
  came: '結果',
  malformed: (problem) => `統制ではありません（${problem}）。何も結果とは見なされません。`,
};

export const populations: TextLike<typeof english.populations> = {
  lead: 'どのテストも、規則の定める母集団の全件を対象とし、サンプルによってはいません。ダイジェストは対象の一覧に順序も含めて及ぶため、一覧を作り直した者は照合できます。',
  about: '統制テストの母集団',
  columns: { test: 'テスト', rule: '母集団の規則', size: '件数' },
  full: '全件をテスト',
  empty: '空：テストしたものがなく、成立とはなりません',
  listing: (listed, of) => `逸脱と判定不能 ${formatNumber(of)} 件中 ${counted(listed)}を列挙`,
  ownRule: '利用者自身の統制：規則はパックが定めます。',
  samples: '査閲のために抽出したサンプル',
  sampleNote: 'サンプルは、ダイジェストで固定した母集団から、記載の方法とシードによって抽出しています。誰でも同じものを抽出し直せます。',
  sample: (name) => `サンプル ${name}`,
  of: '抽出元',
  ofWhat: (of, filter) => `${of === 'events' ? 'イベント' : of === 'actions' ? 'アクション' : of}${filter === '' ? '（全件）' : '（次の絞り込みによる）'}`,
  population: '母集団',
  members: (count) => `${counted(count)}。一覧のダイジェスト：`,
  methods: (kind, size, seed) =>
    [kind === 'random' ? '無作為' : kind === 'systematic' ? '系統抽出（開始位置はシードによる）' : kind === 'all' ? '全件' : kind, ...(size === undefined ? [] : [`指定 ${counted(size)}`]), ...(seed === undefined ? [] : [`シード ${String(seed)}`])].join('、'),
  items: (name) => `サンプル ${name} の構成`,
  itemColumns: { position: '位置', id: '識別子' },
  itemsLeftOut: (shown, of) => `${formatNumber(of)} 件中、最初の ${counted(shown)}を記載しています。ほかは母集団、方法、シードから得られます。`,
  noItems: 'サンプルは空です。',
};
