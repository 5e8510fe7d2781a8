import type { TextLike } from '../../catalogue.ts';
import type { UnreadSpan } from '../../../core/artifacts/otlp.ts';
import type { traceText as english } from '../../en/screens/trace.ts';
import { formatNumber } from '../../format.ts';
import { counted } from '../format.ts';

const heading = (n: number, word: string): string => (n === 0 ? `${word}なし` : `${word} ${counted(n)}`);

const LACKING: Readonly<Record<UnreadSpan['lacks'], string>> = {
  object: 'オブジェクトではありません', id: '識別子がありません', name: '名前が文字列ではありません', start: '読み取れる開始時刻がありません', end: '読み取れる終了時刻がありません',
};

export const traceText: TextLike<typeof english> = {
  theSpan: 'スパン',
  kind: '種別',
  kinds: { unset: '記載なし', internal: '内部', server: 'サーバー', client: 'クライアント', producer: '送り手', consumer: '受け手' },
  statuses: { unset: '記載なし', ok: '正常に終了', error: 'エラー' },
  statusSaying: (status, message) => `${status}：${message}`,
  notStated: '記載なし',
  place: 'トレースの中の位置',
  scope: '記録したもの',
  attributes: (n) => heading(n, '属性'),
  events: (n) => heading(n, 'イベント'),
  links: (n) => heading(n, 'リンク'),
  resource: (n) => `実行された場所（属性 ${counted(n)}）`,
  attributesOf: 'スパンの属性',
  attributesOfEvent: (name) => `イベント ${name} の属性`,
  attributesOfLink: 'リンクの属性',
  attributesOfResource: '実行された場所の属性',
  key: 'キー',
  value: '値',
  type: '型',
  types: { string: '文字列', boolean: '真偽', integer: '整数', double: '数値', bytes: 'バイト列', list: 'リスト', map: 'マップ', empty: '空' },
  empty: '空',
  eventAt: (time, after) => `${time}（スパン開始の ${after} 後）`,
  eventBefore: (time, before) => `${time}（スパン開始の ${before} 前）`,
  noTime: '読み取れる時刻なし',
  linkTo: 'スパン',
  ofTrace: '／トレース',
  moreHere: (n) => `ほか ${formatNumber(n)} 件は「テキスト」で見られます。`,
  moreAttributes: (n) => `ほか ${formatNumber(n)} 件の属性は「テキスト」で見られます。`,
  moreCharacters: (n) => `ほか ${formatNumber(n)} 文字は「テキスト」で見られます`,
  dropped: (attributes, events, links) =>
    `トレースの作成者は、${([[attributes, '属性'], [events, 'イベント'], [links, 'リンク']] as const).filter(([n]) => n > 0).map(([n, word]) => `${word} ${counted(n)}`).join('、')}を省いたと述べています。`,
  spansLeftOut: (shown) => `先頭のスパン ${counted(shown)}だけを示しています。残りは「テキスト」で見られます。`,
  unread: (n) => `描画できないスパンが ${counted(n)}あります。ほかはファイルの記載どおりで、これらも「テキスト」で見られます。`,
  lacking: (place, name, lacks) => `${formatNumber(place)} 番目のスパン${name === '' ? '' : `（${name}）`}：${LACKING[lacks]}`,
  unnamed: '名前なし',
  picture: 'ウォーターフォール',
  table: '表',
  showAs: 'トレースの表示',
};
