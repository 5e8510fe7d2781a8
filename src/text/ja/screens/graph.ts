import { formatNumber } from '../../format.ts';
import type { TextLike } from '../../catalogue.ts';
import type { graphText as english } from '../../en/screens/graph.ts';

export const graphText: TextLike<typeof english> = {
  modes: { touched: '権限と接触', blast: '影響範囲', compare: 'スナップショットの比較' },
  kinds: {
    control: ['制御プレーンの部分', '制御プレーンの部分'], agent: ['エージェント', 'エージェント'], repository: ['リポジトリ', 'リポジトリ'], pipeline: ['パイプライン', 'パイプライン'], service: ['サービス', 'サービス'],
    database: ['データベース', 'データベース'], queue: ['キュー', 'キュー'], bucket: ['バケット', 'バケット'], external: ['外部システム', '外部システム'],
  },
  groupBy: { kind: '種類', owner: '責任者', place: '層または環境' },
  statuses: {
    touched: '使われた権限', permitted: '使われていない権限', beyond: '権限外', lapsed: '当時は権限あり（このスナップショットにはない）',
    untold: '判定不能：どのスナップショットより前', structure: '構造', added: '追加', removed: '削除', changed: '変更', blast: '変更の経路',
  },
  statusRows: {
    beyond: '権限外', touched: '権限あり・使用', permitted: '権限あり・未使用', lapsed: '使用時は権限あり（このスナップショットにはない）',
    untold: '使用あり・権限は判定不能', structure: '構造', added: '追加', removed: '削除', changed: '変更', blast: '変更の経路',
  },
  tagBeyond: (n) => `権限外 ${formatNumber(n)} 回`,
  tagStart: '起点',
  tagHops: (hops) => `${hops} 段`,
  tagReached: (n, most) => `到達 ${formatNumber(n)}、${most}\u00a0段以内`,
  tagOutside: '観測・到達外',
  tagChange: { added: '追加', removed: '削除', changed: '変更' },
  tagChanges: (added, removed, changed) =>
    [added > 0 ? `+${formatNumber(added)}` : '', removed > 0 ? `−${formatNumber(removed)}` : '', changed > 0 ? `±${formatNumber(changed)}` : ''].filter(Boolean).join(' '),
  of: (words, whose) => `${words}（${whose}）`,
  others: (n, one, _many, other) => `${other ? 'ほか ' : ''}${one} ${formatNumber(n)}`,
  nodes: ['ノード', 'ノード'],
  range: (first, last) => `${first} ～ ${last}`,
  noOwner: '名の記載なし',
  headline: (agents, permitted, systems, touched, beyond) =>
    `エージェント ${formatNumber(agents)} 件は、システム ${formatNumber(systems)} 件中 ${formatNumber(permitted)} 件に接触でき、実際に接触したのは ${formatNumber(touched)} 件です。${beyond === 0 ? '権限外の接触はありません。' : `権限外の接触が ${formatNumber(beyond)} 種類あります。`}`,
  unread: (agents, permitted, systems) => `エージェント ${formatNumber(agents)} 件は、システム ${formatNumber(systems)} 件中 ${formatNumber(permitted)} 件に接触できました。イベントが読み取られていないため、実際の接触は分かりません。`,
  until: (time) => `${time} まで：`,
  pictureHelp: '矢印キーで箱の間を移動し、Enter で選択またはグループを開きます。T で表に切り替わります。',
  closedGroups: (n) => `図を読みやすく保つため、${formatNumber(n)} 個のグループを閉じました`,
  linesLeftOut: (n) => `重みの小さい線 ${formatNumber(n)} 本は描いていません`,
  summaryColumn: (name, nodes, boxes) => `${name}：ノード ${formatNumber(nodes)} 件、箱 ${formatNumber(boxes)} 個`,
  layingOut: 'グラフを配置しています…',
  slider: '接触の期間',
  sliderEnd: '記録の終わりまで',
  snapshotFrom: (day) => `${day} から有効なスナップショット`,
  sliderHelp: (touches, beyond) => `接触 ${touches} 件、うち権限外 ${beyond} 件`,
  blast: {
    none: 'アクション、エージェント、システムのいずれかを選ぶと、その変更が到達し得る範囲を示します。',
    restart: (name) => `代わりに ${name} から`,
    title: 'どこまで、どの経路で',
    waiting: 'エッジをたどっています…',
    headline: (name, reached, hops, observed) =>
      `${name} からの変更は、${reached === 0 ? 'ほかのどこにも到達しません' : `ほかの ${formatNumber(reached)} ノードに最大 ${hops} 段で到達し得ます`}${observed === null ? '。' : observed === 0 ? '。そのうち実際に接触したものは記録にありません。' : `。そのうち ${formatNumber(observed)} 件は、後に続いたものが接触したと記録されています。`}`,
    noSnapshot: 'その時点で有効なグラフのスナップショットがなく、アクションが到達し得た範囲は判定できません。',
    truncated: (n) => `近い ${formatNumber(n)} ノードのみを示しています。ほかにもあります。`,
    unknown: (n) => `スナップショットにない起点 ${formatNumber(n)} 件（その先は判定不能）`,
    from: { effects: '述べられた効果から', targets: '開始時の対象から', asked: '要求された対象から（開始していない）', node: 'ノード自身から' },
    notFollowed: '後に続くイベントのうち、最初のものだけを見ています。',
    kinds: 'たどるエッジの種類',
    reset: '既定の種類',
    reached: '到達し得るもの',
    outside: '後に続いたものに観測され、これらのエッジでは到達しないもの',
    hops: '段数', way: '経路', seen: '記録での観測', notSeen: '観測なし', start: '起点', seenIn: 'イベント',
    empty: '選ばれた種類のエッジでは、何にも到達しません。',
  },
  spread: {
    'depends-on': '変更されたシステムに依存するもの', 'deploys-to': '変更されたパイプラインのデプロイ先', builds: '変更されたリポジトリをビルドするパイプライン',
    reads: '変更されたものを読むもの', writes: '変更されたシステムの書き込み先', governs: '変更された部分が統括するもの',
    'can-read': '変更されたものを読めるエージェント', 'can-write': '変更されたエージェントが書けるもの',
  },
  compare: {
    before: '以前', after: '以後', one: 'グラフのスナップショットは一つだけで、比べるものがありません。', waiting: 'スナップショットを比べています…',
    headline: (nodes, edges) => (nodes.every((n) => n === 0) && edges.every((n) => n === 0) ? '二つのスナップショットは同じです。' : `${changes(nodes, 'ノード')}。${changes(edges, 'エッジ')}。`),
    what: '対象', change: '変化', was: '以前', is: '以後', same: '二つのスナップショットの間に変化はありません。',
    members: { kind: '種類', name: '名前', layer: '層', environment: '環境', data_class: '機密区分', owner: '責任者' },
    nothing: 'なし',
  },
};

function changes([added, removed, changed]: readonly [number, number, number], word: string): string {
  return added + removed + changed === 0 ? `${word}の変化なし` : `${word}：追加 ${formatNumber(added)}、削除 ${formatNumber(removed)}、変更 ${formatNumber(changed)}`;
}
