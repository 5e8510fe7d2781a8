import type { TextLike } from '../../catalogue.ts';
import type * as english from '../../en/report/verdict.ts';

export const verdict: TextLike<typeof english.verdict> = {
  about: '判定の六つの問いと答え',
  columns: { result: '結果', question: '問い', answer: '答え' },
  capped: '拠り所となるデータの完全性が確認できないため、「成立」から引き下げています。',
};

export const notProved: TextLike<typeof english.notProved> = {
  unreadable: 'このファイルが何を示すはずのものか。証拠として読み取れませんでした。',
};
