import type { TextLike } from '../../catalogue.ts';
import type { frameworksText as english } from '../../en/screens/frameworks.ts';
import type { FrameworkWords } from '../../framework-words.ts';
import { formatNumber } from '../../format.ts';
import { REGULATIONS } from '../framework-words/regulations.ts';
import { SECURITY } from '../framework-words/security.ts';
import { STANDARDS } from '../framework-words/standards.ts';

const WORDS: Readonly<Record<string, FrameworkWords>> = { ...REGULATIONS, ...STANDARDS, ...SECURITY };

export const frameworksText: TextLike<typeof english> = {
  words: (id) => (Object.hasOwn(WORDS, id) ? WORDS[id] ?? null : null),
  mapped: (mapped, of) => `参照箇所 ${formatNumber(of)} 件のうち ${formatNumber(mapped)} 件が対応付けられています`,
  named: (title, edition) => `${title}（${edition}）`,
  edition: '枠組み',
  coverage: '対応範囲',
  references: '参照箇所',
  mappedBut: (mapped, of, unmapped) => `参照箇所 ${formatNumber(of)} 件のうち ${formatNumber(mapped)} 件が対応付けられています。どのテストも扱わないもの：${unmapped}。`,
  limitTitle: 'これが言えないこと',
  limit: '限界',
  notice: (day, basis) => `${day} 現在、${basis === 'notes' ? '作業メモによる' : '記憶によるもので、公刊物とは照合していない'}`,
  unknownReference: (references) => `ここでは知られていないもの：${references}`,
  states: { 'exceptions': '逸脱あり', 'cannot-tell': '判定不能', 'indications': '兆候あり', 'no-exceptions': '逸脱なし', 'nothing-to-test': '対象なし', 'not-run': '未実行', 'not-mapped': '対応付けなし' },
  lists: { failed: '不成立', indicated: '兆候', undecided: '判定不能', passed: '成立', notApplicable: '対象なし', notRun: '未実行' },
};
