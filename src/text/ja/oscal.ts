import type { TextLike } from '../catalogue.ts';
import type * as english from '../en/oscal.ts';

/** Sentences of OSCAL documents that no other report has. */
export const oscalText: TextLike<typeof english.oscalText> = {
  file: '証拠に含まれるファイル。',
  risk: (exceptions, population) => `母集団 ${population} 件のうち逸脱 ${exceptions} 件。どれほど重要か、誰にとって重要かは人が判断します。`,
  waiver: '免除: 逸脱を一定の期間受け入れる',
  noReason: '理由は書かれていません。',
  brokenSignOff: '成り立たないサインオフ',
};
