import type { Sentences } from '../../sentence.ts';
import { compared, file, given, place, problem } from '../values.ts';

type F = Parameters<typeof given>[0];
const part = (f: F): string => file(f, 'seal/ のファイル');
const signer = (f: F): string => given(f, 'signer', '（署名者 ', '）') || given(f, 'keyid', '（鍵 ', '）');
const BOTH: readonly [string, string] = ['期待した値は', '実際の値は'];

/** バンドルの署名後に加えられるもの：証明書、失効リスト、タイムスタンプ、副署。 */
export const seal = {
  'seal.not-supported': {
    title: '封印のうち、この版が検証しない部分がある',
    found: (f) => `${part(f)}は検査していません${problem(f)}。`,
    meaning: 'それが何であれ、バンドルの有利にも不利にも数えません。',
    next: '争点であれば、それが作られた目的のツールで検証してください。',
  },
  'seal.malformed': {
    title: '封印の一部を読み取れない',
    found: (f) => `${part(f)}が名前の示すものではありません${place(f)}${problem(f)}。`,
    meaning: 'それが示すはずだったことは示されません。署名対象のファイルは、これなしで検証しています。',
    next: '封印した者に、加えられたままのファイルを求めてください。',
  },
  'seal.name-mismatch': {
    title: '封印の一部が、名前を変えずに変更された',
    found: (f) => `${part(f)}の名前が、その内容に基づいていません。${compared(f, '名前の示す値は', '内容から計算した値は')}`,
    meaning: '加えられた後に少なくとも一バイトが変更されたか、名前が変えられています。使用していません。',
    next: '封印した者に、加えられたままのファイルを求めてください。',
  },
  'seal.limit-exceeded': {
    title: '封印が上限より大きい',
    found: (f) => `${part(f)}は検査していません${problem(f)}。${compared(f, '上限は', '実際は')}`,
    meaning: '封印の各部分は検証の手間を要するため、悪意あるものはこの機器を占有し得ます。読んでいないものは検証していません。',
    next: 'なぜ封印がこれほど多くを含むのかを作成元に尋ねてください。',
  },
  'seal.unrelated': {
    title: '封印の一部がここのどれにも属さない',
    found: (f) => `${part(f)}は不要でした（${given(f, 'keyid', '鍵 ', ' はこのバンドルの何にも署名していません') || 'このバンドルの何もこれを参照していません'}）。`,
    meaning: '使用しておらず、何も変わりません。',
    next: 'その署名者を予期していたのでなければ、行うことはありません。',
  },
  'countersignature.malformed': {
    title: '副署を読み取れない',
    found: (f) => `${file(f, '副署')}${place(f)}は副署ではありません${problem(f)}。`,
    meaning: '何も保証しません。',
    next: '副署した者に、署名したままのファイルを求めてください。',
  },
  'countersignature.other-content': {
    title: '副署が別のマニフェストに対するものである',
    found: (f) => `${file(f, '副署')}はこのマニフェストに関するものではありません。${compared(f, '副署の対象は', 'ここのマニフェストは')}`,
    meaning: '署名者が受領または検査したものはこのバンドルではないか、その後マニフェストが変更されています。',
    next: 'どのバンドルに副署したか、そのダイジェストを署名者に尋ねてください。',
  },
  'countersignature.invalid': {
    title: '副署が合わない',
    found: (f) => `${file(f, '副署')}${signer(f)}を検証できません${problem(f)}。${compared(f, ...BOTH)}`,
    meaning: '署名の後に変更されたか、示されたものとは別の鍵で署名されています。',
    next: '示された署名者に、このバンドルに副署したかを尋ねてください。',
  },
  'countersignature.refused': {
    title: '資格のない鍵による副署である',
    found: (f) => `${file(f, '副署')}${signer(f)}は検証できますが、その鍵または証明書が成立しません${problem(f)}。`,
    meaning: '署名がいかに正しくとも、署名者にその資格がなかったか、鍵が取り下げられていました。',
    next: 'どの鍵をいつから用いているかを署名者に尋ねてください。',
  },
  'countersignature.undecided': {
    title: '知らない者による副署である',
    found: (f) => `${file(f, '副署')}${signer(f)}を判定できませんでした${problem(f)}。`,
    meaning: '判定に加わるものも、引かれるものもありません。',
    next: '誰がバンドルを受領または検査したかが重要であれば、その鍵を別の経路で入手し、副署用としてトラストパックに加え、再検証してください。',
  },
  'countersignature.verified': {
    title: '信頼する者がバンドルに副署している',
    found: (f) => `${given(f, 'signer', ' ', ' ') || '信頼する鍵の持ち主'}が${given(f, 'at', ' ', ' に')}このマニフェストに副署しています${given(f, 'statement', '（「', '」）')}。`,
    meaning: '署名した時点で、このマニフェストを手にしていました。それについて述べることは、その者の言葉です。',
    next: '行うことはありません。',
  },
} as const satisfies Partial<Sentences>;
