import type { TextLike } from '../catalogue.ts';
import type * as english from '../en/oscal.ts';

/** Sentences of OSCAL documents that no other report has. */
export const oscalText: TextLike<typeof english.oscalText> = {
  result: '証拠の検証',
  software: '証拠を検証し、その記録をテストしたソフトウェア。',
  evidence: '証拠',
  evidenceOf: (kind) => `検証されたファイル（${kind}）。`,
  controlPack: '統制パック',
  controlPackIs: '実行された統制テストとそのパラメータ。OSCAL でいう評価計画にあたります。',
  trustPack: 'トラストパック',
  trustPackIs: 'どの鍵を信じたか。',
  previousRun: '以前の検証',
  previousRunIs: 'この検証が照らし合わせた検証。',
  notProved: '証明されていないこと：',
  file: '証拠に含まれるファイル。',
  risk: (exceptions, population) => `母集団 ${population} 件のうち逸脱 ${exceptions} 件。どれほど重要か、誰にとって重要かは人が判断します。`,
  waiver: '免除：逸脱を一定の期間受け入れる',
  noReason: '理由は書かれていません。',
  brokenSignOff: '成り立たないサインオフ',
  ownResult: '利用者自身の統制',
  ownFile: '利用者自身の統制のファイル。',
};
