import type { TextLike } from '../../catalogue.ts';
import type * as english from '../../en/report/findings.ts';
import { formatNumber } from '../../format.ts';
import { counted } from '../format.ts';

export const findingsWords: TextLike<typeof english.findingsWords> = {
  none: '述べるべきことを見いだした検査はありません。',
  summary: (all, fail, undecided, note) => `検出事項 ${counted(all)}：${[
    fail === 0 ? '' : `検査を不成立とするもの ${counted(fail)}`,
    undecided === 0 ? '' : `判定不能とするもの ${counted(undecided)}`,
    note === 0 ? '' : `参考 ${counted(note)}`,
  ].filter((part) => part !== '').join('、')}。${all === 1 ? '' : 'コードごとにまとめ、説明は一度だけ記します。'}`,
  titled: (title, total) => (total === 1 ? title : `${title}（${counted(total)}）`),
  means: '意味',
  next: '次の対応',
  explained: (code) => `${code}：意味と次の対応`,
  numbered: (code, number, of) => `${code}、${formatNumber(number)} / ${formatNumber(of)}`,
  more: (n, most) => `このコードの検出事項は、ほかに ${counted(n)}を数え、列挙していません。検証結果が列挙するのは、コードごとに ${counted(most)}までです。`,
  found: '検出内容',
  expected: '期待した値',
  computed: '計算した値',
  where: '所在',
};

export const places: TextLike<typeof english.places> = {
  archive: 'アーカイブ自体',
  event: (id) => `イベント ${id}`,
  byte: (offset) => `${formatNumber(offset)} バイト目`,
  bytes: (offset, length) => `${formatNumber(offset)} バイト目から ${counted(length, 'バイト')}`,
  at: (pointer) => `位置 ${pointer}`,
  joined: (parts) => parts.join('、'),
};

export const glossary: TextLike<typeof english.glossary> = {
  findings: '検出事項のコード',
  columns: { code: 'コード', meaning: '意味', counts: '属する軸' },
  effect: { fail: '検査を不成立とする', indeterminate: '検査を判定不能とする', note: '参考であり、結果を変えない' },
  controls: '統制テストのコード',
  controlColumns: { code: 'コード', title: 'テスト' },
};
