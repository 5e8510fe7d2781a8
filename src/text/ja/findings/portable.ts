import type { Sentences } from '../../sentence.ts';
import { compared, file, given, place, problem } from '../values.ts';

/** 別のワークステーションから渡されたレビュー作業、可搬ケースについて。 */
export const portable = {
  'portable.malformed': {
    title: '可搬ケースに読み取れない部分がある',
    found: (f) => `${file(f, 'ある部分')}${place(f)}は、可搬ケースのその位置にあるべきものではありません${problem(f)}。`,
    meaning: 'そこに何が書かれていたかは分かりません。これらのファイルは Proofroom 自身が書くものであり、変更または切り取られています。',
    next: 'ケースをもう一度書き出すよう求めてください。',
  },
  'portable.other-case': {
    title: '別のケースに属する行がある',
    found: (f) => `${file(f)}${place(f)}の行が別のケースを示しています。${compared(f, 'このケースは', '行が示すのは')}`,
    meaning: '別のものに対する作業が、このケースの作業に混ざっています。',
    next: 'その行がどこから来たかを、ケースを書き出した人に尋ねてください。',
  },
  'portable.row-repeated': {
    title: '同じ行がケースに二度ある',
    found: (f) => `${file(f)}${place(f)}に${given(f, 'row', '行 ', ' ') || '同じ行'}が再び現れます。`,
    meaning: '読み手によって、どちらを採るかが分かれ得ます。ワークステーションが一つの行を二度書くことはありません。',
    next: 'ケースをもう一度書き出すよう求めてください。',
  },
  'portable.unknown-entry': {
    title: 'アーカイブにケース以外のものがある',
    found: (f) => `${file(f)}は可搬ケースの一部ではなく、見ていません。`,
    meaning: '検証したものはどれもこれを保証せず、ケースの取り込みにも含まれません。',
    next: '重要であれば、なぜそこにあるかを尋ねてください。',
  },
  'portable.run-changed': {
    title: '検証結果が、示されたものではない',
    found: (f) => `${file(f)}のダイジェストが、検証結果の名と一致しません。${compared(f, '名は', '内容から計算した値は')}`,
    meaning: '渡された判定は、作られた後に変更されています。',
    next: '証拠を自ら検証してください。作り直すことのできる検証結果は、そのまま信じません。',
  },
  'portable.run-other-evidence': {
    title: '検証結果が別の証拠のものである',
    found: (f) => `渡された検証結果は、ケースとは別の証拠についてのものです。${compared(f, 'ケースの証拠は', '検証結果の証拠は')}`,
    meaning: 'その判定は、このケースについて何も述べていません。',
    next: 'ケースの証拠を自ら検証してください。',
  },
  'portable.evidence-differs': {
    title: '同梱の証拠がケースのものではない',
    found: (f) => `同梱のファイルのダイジェストが、ケースの示すものと異なります。${compared(f, 'ケースが示すのは', 'ファイルのものは')}`,
    meaning: 'レビューが同梱とは別のものに対して行われたか、ファイルが変更されています。',
    next: '証拠そのものを求め、ダイジェストをレビューした人と照合してください。',
  },
} as const satisfies Partial<Sentences>;
