import type { TextLike } from '../../catalogue.ts';
import type * as english from '../../en/report/figures.ts';
import { formatNumber } from '../../format.ts';
import { counted } from '../format.ts';

export const timeline: TextLike<typeof english.timeline> = {
  about: (per) => `層別、${per}のイベント数`,
  columns: { layer: '層', events: 'イベント', most: (per) => `${per}の最多`, when: '時期' },
  noLayer: '層の記載なし',
  per: { hour: '1 時間ごと', day: '1 日ごと', days: (days) => `${formatNumber(days)} 日ごと` },
  bucket: (days, from) => `${from} からの ${formatNumber(days)} 日間`,
  caption: (per, numbered) => `${per}のイベント数。${numbered ? '作成元' : '情報源'}の時計により、UTC で示します。縮尺は行ごとに異なり、最も高い棒に値を付しています。`,
  filtered: '絞り込みに合うイベントだけを数えています。',
  unnumbered: '情報源は番号を付けないため、欠けたものがあっても跡が残りません。',
  noneMissing: '欠番はありません。',
  missing: '斜線は欠番を示します。',
  unplaced: (n) => `検出事項または逸脱 ${counted(n)}は、時刻のあるイベントを指さないため描いていません。`,
  span: (per, from, to) => `${from} から ${to} までの、${per}のイベント数。層ごとに一行の棒グラフです。`,
  noEvents: (layer) => `${layer}：イベントなし。`,
  layer: (layer, total, per, peak, when) => `${layer}：イベント ${counted(total)}、${per}の最多は ${when} の ${counted(peak)}。`,
  approvals: (granted, refused) => `承認 ${counted(granted)}、拒否 ${counted(refused)}。`,
  marked: (exceptions, findings) => `印を付けた統制の逸脱 ${counted(exceptions)}、判定を左右した検出事項 ${counted(findings)}。`,
  gapsUnseen: '欠落は跡を残しません。',
  noGap: 'どのストリームにも欠番はありません。',
  gap: (stream, missing, after, before) => `ストリーム ${stream} の欠番：${after} から ${before} までの間にイベント ${counted(missing)}。`,
};

export const graph: TextLike<typeof english.graph> = {
  caption: (at) => `${at === null ? 'システムのスナップショットが記録にないため、手の届く範囲は分かりません。' : `記録の終わりに有効なスナップショット（作成元の時計で ${at}）によるシステムです。`}「接触」は、いずれかのエージェントによる利用または変更が記録されているもの。「到達可能」は、スナップショット上いずれかのエージェントが読み書きできるものの、その記録がないもの。拒否された接触は、求められたものの行われていません。`,
  filtered: '数えているのは、絞り込みに合うイベントと、そのようなイベントの属するアクションによる接触だけです。接触と示していないものにも、接触があったかもしれません。',
  counts: ({ touched, withinReach, neither, done, denied }) => `接触のあったシステム ${counted(touched)}、到達可能で接触のないもの ${counted(withinReach)}、いずれでもないもの ${counted(neither)}。行われた接触 ${counted(done)}、拒否された接触 ${counted(denied)}。`,
  layer: (layer, touched, withinReach, neither, leftOut) => `${layer}：接触 ${counted(touched)}、到達可能 ${counted(withinReach)}、いずれでもないもの ${counted(neither)}${leftOut === 0 ? '' : `、ほか ${counted(leftOut)}は描いていません`}。`,
  noLayer: '層のないシステム',
  touch: (agent, system, done, denied) => `${agent} から ${system}：実行 ${counted(done)}、拒否 ${counted(denied)}。`,
  moreTouches: (n) => `エージェントとシステムの組 ${counted(n)}は、表に記載するか、件数に含めるのみとしています。`,
  agentsLeftOut: (n) => `ほかのエージェント ${counted(n)}は描いていません。`,
  table: 'エージェントと、接触したシステム',
  columns: { agent: 'エージェント', system: 'システム', done: '実行', denied: '拒否' },
  pairs: (shown, all) => `エージェントとシステムの組 ${formatNumber(all)} 件中 ${counted(shown)}を表に記載しています。図に描いた、接触の多いエージェントとシステムの間のものです。`,
  states: '図に描いたシステム',
  stateColumns: { system: 'システム', layer: '層', environment: '環境', data: 'データ', state: '状態' },
  state: { 'touched': '接触', 'within-reach': '到達可能', 'neither': 'いずれでもない' },
};

export const metrics: TextLike<typeof english.metrics> = {
  lead: '指標はいずれも記録自体の行から数えたもので、報告された値は用いていません。どの値にも分子と分母を併記します。分母が小さければ値の意味も限られ、分母が 0 であれば値はありません。',
  unsound: 'この記録の完全性は確認できていません。指標は作成元の言葉にとどまります。',
  about: '記録全体についての自律性の指標',
  columns: { figure: '指標', numerator: '分子', denominator: '分母', value: '値' },
  leftOut: (n) => `記録の記載が足りないため ${counted(n)}を除外`,
  none: '値なし',
  trends: '月別の推移（UTC）',
  trendsAlt: (count) => `指標 ${counted(count)}の月別の推移。指標ごとに小さな図で示します。`,
  trend: (name, points) => `${name}：${points.join('、')}。`,
  point: (month, value) => `${month} ${value}`,
  monthsLeftOut: (name, n) => `${name}：以降の ${counted(n, 'か月')}は描いていません。`,
  reported: '報告された値と記録との照合',
  reportedAbout: '報告された指標と、記録から得た値',
  reportedColumns: { figure: '指標とその期間', reported: '報告', recomputed: '再計算', outcome: '照合' },
  window: (from, to) => `${from} ～ ${to}`,
  of: (numerator, denominator) => `${formatNumber(numerator)} / ${formatNumber(denominator)}`,
  noneReported: 'この記録に報告された指標はなく、照合すべきものはありません。',
  moreReported: (n) => `ほかに報告された指標 ${counted(n)}は、件数のみ示します。`,
  groups: '環境とリスク区分別',
  groupColumn: '環境、リスク区分',
};
