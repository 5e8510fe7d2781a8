import { cell, digest, mono, muted, plain, strong, type Block, type Section, type Trend } from '../../src/report/blocks.ts';
import { DEFAULT_CHOICES, reportModel, type GraphFigure, type ReportModel } from '../../src/report/index.ts';
import { custody, hex, reportRun, reportTimeline } from './run-fixture.ts';

/** A model that holds every kind of block, links that lead somewhere and one that does not, and names no face can draw. */
export function everyBlock(language: 'en' | 'ja', change: Partial<ReportModel> = {}): ReportModel {
  const run = reportRun('failing');
  const base = reportModel({ run, evidenceName: 'aldervale-q3.zip', custody, timeline: reportTimeline(run), graph: null, measured: null, review: null, own: null, choices: { ...DEFAULT_CHOICES, language }, preparedAt: null });
  const say = language === 'ja' ? JAPANESE : ENGLISH;
  const attachments = [{ name: 'run.json', mediaType: 'application/json', about: say.attachment, text: `${JSON.stringify(run)}\u00e9証\n` }];
  return { ...base, language, attachments, headline: say.headline, subject: [{ label: 'SHA-256', value: [digest(hex('bundle').match(/.{4}/gu)?.join(' ') ?? '')] }], sections: sections(say), ...change };
}

const ENGLISH = {
  headline: 'The record does not hold: one event is not what was recorded.', attachment: 'The run that this report was made from',
  verdict: 'Verdict', findings: 'Findings', metrics: 'Autonomy', body: 'What agents could touch, and what they did, stands here at some length, so that lines have to break more than once on their way down the page. ',
};
const JAPANESE: typeof ENGLISH = {
  headline: '記録は成立しません：イベントが記録されたときのままではありません。', attachment: 'この報告書の基になった検証',
  verdict: '判定', findings: '検出事項', metrics: '自律性の指標', body: 'エージェント（以下「対象」という。）が操作できたものと、実際に操作したものを示す。SHA-256 の値と、件数・割合を併記した。ログは、そこにあるものだけを証明します。',
};

function sections(say: typeof ENGLISH): readonly Section[] {
  const link = (text: string, to: string): Block => ({
    kind: 'facts', about: 'Links', rows: [{ label: say.findings, value: [{ text, to }, muted('after it'), digest(hex('d').match(/.{4}/gu)?.join(' ') ?? '')] }, { label: say.verdict, value: [plain(say.body)] }],
  });
  return [
    {
      id: 'verdict', title: say.verdict, blocks: [
        { kind: 'paragraph', text: say.body.repeat(7), tone: 'lead' },
        { kind: 'panel', items: [say.body, 'q3\u202Epiz.exe \u{1f600} ‹x›'] },
        { kind: 'list', items: [say.body, say.findings], numbered: true },
        { kind: 'list', items: [say.metrics] },
        link(say.findings, 'findings'),
        link('nowhere', 'no-such-anchor'),
        { kind: 'commands', lines: ['# 1. Remark.', `sha256sum -c - <<'END'`] },
      ],
    },
    {
      id: 'findings', title: say.findings, blocks: [
        { kind: 'heading', text: say.body.slice(0, 40), mark: 'fail', code: 'event.hash-mismatch', anchor: 'finding-1' },
        {
          kind: 'table', about: say.metrics, columns: [{ title: 'A', share: 20 }, { title: 'B', share: 60 }, { title: 'C', share: 20, align: 'right' }],
          rows: Array.from({ length: 40 }, (_, index) => [{ mark: 'fail', texts: [strong('Fails')] }, cell({ text: say.body, to: 'finding-1' }, mono('a/b.json')), cell(plain(String(index)))]),
        },
        { kind: 'heading', text: say.metrics, anchor: 'finding-2' },
        { kind: 'timeline', figure: reportTimeline(reportRun('failing')), alt: 'Events by day, in words' },
        { kind: 'paragraph', text: say.body, tone: 'muted' },
      ],
    },
    { id: 'graph', title: 'Graph', blocks: [{ kind: 'graph', figure: graphOf(30), alt: 'The graph in words' }, { kind: 'paragraph', text: say.body }] },
    { id: 'metrics', title: say.metrics, blocks: [{ kind: 'trends', trends: trends(say.metrics), alt: 'Trends in words' }] },
  ];
}

/** `systems` touched systems in two layers, as many out of touch, and six agents. */
export function graphOf(systems: number): GraphFigure {
  const node = (state: 'touched' | 'within-reach' | 'neither') => (_: unknown, index: number) => ({ id: `${state}-${index}`, label: `${state}-${index}.example`, environment: 'production', dataClass: index % 2 === 0 ? 'confidential' : null, state });
  const touched = Array.from({ length: systems }, node('touched'));
  const agents = Array.from({ length: 6 }, (_, index) => ({ id: `agent-${index}`, label: `Agent ${index}`, actions: index * 40 + 1 }));
  const touches = touched.flatMap(({ id }, index) => agents.filter((_, at) => (index + at) % 3 === 0).map((agent) => ({ agent: agent.id, node: id, done: index * 5, denied: index % 4 })));
  const sum = (of: 'done' | 'denied'): number => touches.reduce((total, each) => total + each[of], 0);
  return {
    snapshotAt: null, agents, agentsLeftOut: 0,
    layers: [
      { layer: 'fleet', nodes: [...touched.slice(0, systems >> 1), ...Array.from({ length: systems }, node('within-reach'))], leftOut: 3 },
      { layer: null, nodes: [...touched.slice(systems >> 1), ...Array.from({ length: 3 }, node('neither'))], leftOut: 0 },
    ],
    touches,
    totals: { touched: systems, withinReach: systems, neither: 3, done: sum('done'), denied: sum('denied'), pairs: touches.length },
  };
}

const trends = (title: string): readonly Trend[] => [0, 1, 2, 3].map((index) => ({
  title: `${title} ${index}`, value: `${index} / 10`, most: 1, months: ['2026-07', '2026-08', '2026-09'].map((month, at) => ({ month, value: at === 1 ? null : (index + at) / 6 })),
}));
