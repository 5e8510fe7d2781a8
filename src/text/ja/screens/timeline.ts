import { formatNumber } from '../../format.ts';
import type { TextLike } from '../../catalogue.ts';
import type { timelineText as english } from '../../en/screens/timeline.ts';

export const timelineText: TextLike<typeof english> = {
  keys: '時系列。矢印または W A S D で移動と拡大縮小、プラスとマイナスで拡大縮小、コンマとピリオドでイベントを順に移動、角括弧で因果をたどり、F で選択に合わせ、R で画面の時間だけを残し、Shift とポインターで期間を選びます。T で表に切り替わります。',
  onScreen: (shown, all) => `画面に ${formatNumber(shown)} / ${formatNumber(all)} 件`,
  chosen: (range, events) => `選択：${range}、イベント ${formatNumber(events)} 件`,
  keepView: 'この時間だけを残す',
  keepViewHint: 'すべてのビューを画面の時間に絞り込みます（R）。Shift を押しながらドラッグすると期間を選べます',
  keepChosen: 'これだけを残す',
  zoomChosen: '拡大する',
  dropChosen: '選択を解除',
  allTimes: '全期間に戻す',
  wide: (duration) => `幅 ${duration}`,
  failures: (n) => (n === 0 ? '失敗なし' : `失敗 ${formatNumber(n)} 件`),
  refusals: (n) => (n === 0 ? '拒否なし' : `拒否 ${formatNumber(n)} 件`),
  withFindings: (n) => (n === 0 ? '検出事項のあるイベントなし' : `検出事項のあるイベント ${formatNumber(n)} 件`),
  headline: (events, lanes, range) => `${range} に${lanes}イベント ${formatNumber(events)} 件。`,
  inLanes: {
    agent: (n) => `、エージェントと人 ${formatNumber(n)} による`,
    fleet: (n) => `、フリート ${formatNumber(n)} の`,
    person: (n) => `、${formatNumber(n)} 人による`,
    actor: (n) => `、行為者 ${formatNumber(n)} による`,
    layer: (n) => `、${formatNumber(n)} 層の`,
    system: (n) => `、システム ${formatNumber(n)} 件の`,
  },
  noLane: { agent: 'エージェントなし', fleet: 'フリートなし', person: '責任者なし', actor: '行為者なし', layer: '層なし', system: 'システムの記載なし' },
  range: (from, to, zone) => `${from} ～ ${to} ${zone}`,
  laneCount: (lane, events) => `${lane} ${formatNumber(events)} 件`,
  lanes: (lanes, more) => `レーン：${lanes.join('、')}${more > 0 ? ` ほか ${formatNumber(more)} 本` : ''}。`,
  months: ['1月', '2月', '3月', '4月', '5月', '6月', '7月', '8月', '9月', '10月', '11月', '12月'],
  monthOfQuarter: (quarter, month) => `${month}（Q${quarter}）`,
  dayOfMonth: (day, month) => `${month}${day}日`,
  monthOfYear: (month, year) => `${year}年${month}`,
  wholeDay: (day, month, year) => `${year}年${month}${day}日`,
  asOf: (instant) => `判定基準時 ${instant}`,
};
