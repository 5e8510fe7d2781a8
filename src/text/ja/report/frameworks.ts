import type { TextLike } from '../../catalogue.ts';
import type * as english from '../../en/report/frameworks.ts';
import { formatNumber } from '../../format.ts';
import { counted } from '../format.ts';

export const frameworks: TextLike<typeof english.frameworks> = {
  lead: '結果がどの要求事項に関連する証拠であるかを、各枠組みの番号と、当方の言葉による要旨で示します。結果は、いかなる義務の充足も述べません。証拠が十分か、そもそも当該事項が適用されるかは、人が判断します。',
  title: (title, edition) => `${title}（${edition}）`,
  limit: '記録からは言えないこと',
  coverage: '対応の範囲',
  mapped: (mapped, all) => `ここで扱う ${formatNumber(all)} 項目のうち、テストが対応するのは ${counted(mapped, '項目')}です。`,
  about: (title) => `${title}：各項目と、それに関連する証拠となるテスト`,
  columns: { state: 'テストの示すもの', reference: '項目', tests: 'テストとその結果' },
  states: { 'exceptions': '逸脱あり', 'cannot-tell': '判定不能', 'indications': '兆候あり', 'no-exceptions': '逸脱なし', 'nothing-to-test': '対象なし', 'not-run': '未実施', 'not-mapped': 'テストなし' },
  test: (id, outcome, exceptions, population) => `${id}：${outcome}、${formatNumber(population)} 件中 逸脱 ${counted(exceptions)}`,
  indicating: (id, indications, population) => `${id}：${formatNumber(population)} 件中 兆候 ${counted(indications)}`,
  passed: (ids) => `逸脱なし：${ids}`,
  notApplicable: (ids) => `対象なし：${ids}`,
  notRun: (ids) => `未実施：${ids}`,
  unmapped: '対応するテストのない項目',
  unmappedItem: (reference, about) => `${reference}：${about}`,
  unknown: 'テストが挙げるものの、ここでは未知の項目',
  facts: (title) => `${title}：テストの及ばないところ`,
  separator: '、',
  listed: '、',
};

export const notices: TextLike<typeof english.notices> = {
  lead: '法令や規格は変わります。次の注記は本プログラムのデータであり、最後に確かめた日を付しています。法的な助言ではありません。',
  about: '枠組みに関する注記と、最後に確かめた日',
  columns: { framework: '枠組み', notice: '注記', checked: '確認日' },
  basis: { notes: '出典のある覚え書きによる', memory: '記憶による：公表された文書とは未照合' },
};
