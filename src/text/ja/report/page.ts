import type * as english from '../../en/index.ts';
import type { TextLike } from '../../catalogue.ts';
import { formatNumber } from '../../format.ts';

export const pageText: TextLike<typeof english.pageText> = {
  title: '検証報告書',
  examined: '何を、何によって、いつの時点で検証したか',
  contents: '目次',
  enclosed: 'このファイルに添付されているもの',
  signature: 'この報告書全体に対する署名',
  evidenceDigest: (start) => `証拠の SHA-256 ${start} …`,
  page: (number, of) => `${number} / ${of}`,
  goTo: (title, page) => `${title}、${page} ページ`,
  granted: '承認の付与',
  refused: '拒否',
  exceptions: '統制の逸脱',
  decidingFindings: '判定を左右する検出事項',
  hours: '1 時間ごと、UTC',
  days: '1 日ごと、UTC',
  noLayer: '層の記載なし',
  agents: 'エージェント',
  systems: 'システム',
  actions: (count) => `操作 ${formatNumber(count)} 件`,
  done: '実行',
  denied: '拒否',
  more: (count) => `ほか ${formatNumber(count)} 件`,
  legend: { done: '実行（太いほど多い）', denied: '要求され、拒否された', touched: '操作あり', withinReach: '到達可能、操作なし', neither: 'いずれでもない' },
  trendMonth: (month, value) => `${month}：${value === null ? '値なし' : formatNumber(value)}`,
  trend: (title, value, months) => `${title}：${value}。${months.length === 0 ? '' : `月別：${months.join('；')}。`}`,
};
