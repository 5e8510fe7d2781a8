import type { Sentences } from '../../sentence.ts';
import { compared, given, place, problem, word } from '../values.ts';

type F = Parameters<typeof given>[0];

/** "査閲者のサインオフ（名前 …）". The typed name is a note, and no proof of anything. */
const which = (f: F): string => `${word(f, 'role', '', 'の')}サインオフ${given(f, 'name', '（名前 ', '）')}`;
const key = (f: F, otherwise: string): string => given(f, 'keyid', '鍵 ', ' ') || otherwise;
const signer = (f: F): string => given(f, 'signer', ' ', ' ') || '署名者';
/** The digest that a sign-off covers, shortened as every digest is. */
const covered = (f: F): string => (f.expected === undefined ? '' : given({ ...f, values: { digest: f.expected } }, 'digest', 'ダイジェスト ', ' の'));

/** サインオフについて：誰が、レビューの何に対して責任を負うか。 */
export const signOff = {
  'signoff.malformed': {
    title: '読み取れないサインオフがある',
    found: (f) => `ここにあるもの${place(f)}は、唯一の形で書かれたサインオフではありません${problem(f)}。`,
    meaning: 'これにより責任を負う人はいません。Proofroom はサインオフを一つの形でしか書かず、これは変更または切り取られています。',
    next: '署名した人に、サインオフを改めて求めてください。',
  },
  'signoff.key-not-its-id': {
    title: 'サインオフの鍵が、示された鍵ではない',
    found: (f) => `${which(f)}は${key(f, 'ある鍵')}を示しながら、別の鍵を伴っています。`,
    meaning: '署名が、尋ねようとするものとは別の鍵で検証されることになります。',
    next: '頼らないでください。名のある人に、サインオフを改めて求めてください。',
  },
  'signoff.signature-invalid': {
    title: 'サインオフの署名が内容に合わない',
    found: (f) => `${which(f)}を、伴っている鍵で検証できません。`,
    meaning: '内容が署名の後に変更されたか、その鍵では署名されていません。',
    next: '名のある人にこれに署名したかを尋ね、サインオフを改めて求めてください。',
  },
  'signoff.key-unknown': {
    title: '誰の鍵によるサインオフかが分からない',
    found: (f) => `${which(f)}は${key(f, 'その鍵')}で検証できますが、トラストパックにその鍵がありません。`,
    meaning: 'その鍵を持つ者が述べたことです。それが誰かはここからは判定できず、入力された名前は何も証明しません。',
    next: '鍵のフィンガープリントを持ち主と口頭で照合し、文書用としてトラストパックに加えてください。',
  },
  'signoff.key-refused': {
    title: 'この鍵でサインオフすることはできない',
    found: (f) => `${which(f)}は検証できますが、${signer(f)}の鍵はここでは認められません${problem(f)}。`,
    meaning: 'トラストパックはこの鍵を、別の用途、別の期間、または危殆化したものとしています。',
    next: 'どの鍵をいつから使っているかを署名者に尋ねてください。各鍵の用途はトラストパックにあります。',
  },
  'signoff.time-unproved': {
    title: 'サインオフが期間内のものかどうかを判定できない',
    found: (f) => `${which(f)}の日時は${signer(f)}の鍵が有効であった時期のものですが、鍵は現在有効ではなく、署名の時点を確認した第三者がいません。`,
    meaning: '鍵を持つ者が、後からより早い日時で作ることもできました。',
    next: '現在有効な鍵によるサインオフを求めてください。',
  },
  'signoff.none': {
    title: '誰もサインオフしていない',
    found: () => 'サインオフがここにありません。',
    meaning: 'レビュー作業について、鍵をもって責任を負う人がいません。',
    next: '作成者と査閲者にそれぞれのワークステーションで署名するよう求め、ケースを改めて求めてください。',
  },
  'signoff.other-case': {
    title: '別のケースのサインオフがある',
    found: (f) => `${which(f)}が示すケースは、ともにあるケースではありません。${compared(f, 'このケースは', '示されたケースは')}`,
    meaning: '別のレビューから移されたものです。',
    next: 'どのケースのつもりであったかを、署名した人に尋ねてください。',
  },
  'signoff.other-evidence': {
    title: '別の証拠のサインオフがある',
    found: (f) => `${which(f)}は別の証拠を示しています。${compared(f, '手元の証拠は', '示された証拠は')}`,
    meaning: 'レビューされたものは、ここにあるものではありません。',
    next: 'ダイジェストを署名した人と照合してください。',
  },
  'signoff.run-differs': {
    title: '別の検証のサインオフがある',
    found: (f) => `${which(f)}は、手元とは別の検証に及びます。${compared(f, '及ぶ検証は', '手元の検証は')}`,
    meaning: '署名の対象となった検証は、手元のものではありません。その後やり直されたか、変更されています。',
    next: '署名された検証結果か、この検証のサインオフを求めてください。',
  },
  'signoff.run-missing': {
    title: 'サインオフされた検証が手元にない',
    found: (f) => `${which(f)}は${covered(f)}検証に及びますが、照合する検証結果が与えられていません。`,
    meaning: '意図した検証についてのものかどうかは確認されていません。',
    next: 'proofroom verify --format json が出力する検証結果を、--artifact で与えてください。',
  },
  'signoff.review-differs': {
    title: 'レビューの別の状態のサインオフがある',
    found: (f) => `${which(f)}は、ここにあるものとは別のレビュー作業に及びます。${compared(f, '及ぶ作業は', 'ここにある作業は')}`,
    meaning: '署名の後に、書き加え、変更、または除去がありました。',
    next: '署名した人に、現在のレビューを見たかどうかを尋ね、新しいサインオフを求めてください。',
  },
  'signoff.review-missing': {
    title: 'サインオフされたレビュー作業が手元にない',
    found: (f) => `${which(f)}は${covered(f)}レビュー作業に及びますが、サインオフのファイルはそれを含みません。`,
    meaning: '示されたものに及ぶかどうかは確認されていません。',
    next: 'ケースを可搬ケースとして求めてください。レビュー作業を含み、全体として検証できます。',
  },
  'signoff.earlier-state': {
    title: '現在のサインオフと並んで、以前のサインオフがある',
    found: (f) => `${which(f)}は以前の状態に及びます。同じ鍵が同じ役割で、ここにあるものに対して改めて署名しています。`,
    meaning: '後のサインオフが有効です。',
    next: '何もする必要はありません。',
  },
  'signoff.same-key': {
    title: '一つの鍵が両方の役割で署名している',
    found: (f) => `${key(f, '一つの鍵')}が、作成者としても査閲者としても署名しています。`,
    meaning: 'レビューは二人目の人が見るべきものですが、そうされていないか、一人が両方の鍵を持っています。',
    next: '自身の鍵を持つ査閲者によるサインオフを求めてください。',
  },
  'signoff.role-missing': {
    title: '二つの役割の一方が署名していない',
    found: (f) => `${word(f, 'role', '') || '二人目の人'}の署名がありません。`,
    meaning: 'レビューに求められる二人のうち、一人だけが責任を負っています。',
    next: 'もう一方のサインオフを求めるか、一行に一つずつ、両方を一つのファイルにしてください。',
  },
} as const satisfies Partial<Sentences>;
